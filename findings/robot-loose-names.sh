#!/usr/bin/env bash
# Guess: `robot --test "Log In"` runs the test of that name and `--test "Log In [admin]"` the one of that.
# Seen: names are compared without case, spaces and underscores, so that "Login" and "log_in" run as well;
# and they are patterns, so that the name with a bracket does not match itself: an error, exit code 252.
# Two such tests side by side get a warning, when they run. With: robotframework 7.5. Matters: a job
# told to run one test runs three, the job that was to run the others runs all three again, and a name
# taken from `output.xml` must have its brackets wrapped, as [[]admin], before it can be handed back.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv robotframework==7.5

cat >suite.robot <<'ROBOT'
*** Test Cases ***
Log In
    No Operation
Login
    No Operation
log_in
    No Operation
Log In [admin]
    No Operation
ROBOT

ran() {
    local code=0
    venv/bin/robot --output NONE --log NONE --report NONE --test "$1" suite.robot >out 2>/dev/null || code=$?
    sed -n '/^Suite/d; s/ *| PASS |$//p' out
    echo "exit code $code"
}

finding 'robot --test "Log In"' \
    'Log In
exit code 0' \
    'Log In
Login
log_in
exit code 0' \
    "$(ran 'Log In')"

finding 'robot --test "Log In [admin]"' \
    'Log In [admin]
exit code 0' \
    'exit code 252' \
    "$(ran 'Log In [admin]')"

finding 'robot --test "Log In [[]admin]"' \
    'Log In [admin]
exit code 0' \
    'Log In [admin]
exit code 0' \
    "$(ran 'Log In [[]admin]')"

verdict
