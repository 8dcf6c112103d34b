#!/usr/bin/env bash
# Guess: `behave --junit FILE:LINE` reports the scenario it ran. Seen: the report holds every scenario of the
# feature file, those not chosen as skipped with time 0, and two jobs that ran one scenario each report
# four. `--no-skipped` leaves them out of the screen and of the report. A name that matches nothing
# (`--name`) ends with exit code 0. With: behave 1.3.3. Matters: in merged reports each scenario
# stands N times, once with its outcome and N - 1 times as skipped with no time; a mean of times is wrong by
# the number of jobs, and whoever takes the last record of a test takes "skipped".
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv behave==1.3.3

mkdir -p features/steps
cat >features/shop.feature <<'FEATURE'
Feature: shop
  Scenario: buy
    Given a shop
  Scenario: return
    Given a shop
FEATURE
cat >features/steps/shop.py <<'PYTHON'
from behave import given

@given("a shop")
def shop(context): pass
PYTHON

reported() {
    local code=0
    rm -rf reports
    venv/bin/behave --junit "$@" >out 2>&1 || code=$?
    if compgen -G 'reports/*.xml' >/dev/null; then
        grep -Eho '<testcase [^>]*' reports/*.xml | sed 's/.* name="\([a-z]*\)" status="\([a-z]*\)".*/\1 \2/'
    fi
    echo "exit code $code"
}

finding 'behave --junit features/shop.feature:2' \
    'buy passed
exit code 0' \
    'buy passed
return skipped
exit code 0' \
    "$(reported features/shop.feature:2)"

finding 'behave --junit --no-skipped features/shop.feature:2' \
    'buy passed
exit code 0' \
    'buy passed
exit code 0' \
    "$(reported --no-skipped features/shop.feature:2)"

finding 'behave --junit --name "no such scenario"' \
    'exit code 1' \
    'buy skipped
return skipped
exit code 0' \
    "$(reported --name 'no such scenario')"

verdict
