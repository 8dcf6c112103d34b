#!/usr/bin/env bash
# Guess: the number of jobs of a matrix, which GitHub counts itself, is safe in a `run:` line, and a linter's remark
# of the lowest level does not fail a job. Seen: zizmor reports `${{ strategy.job-total }}` as code that an attacker
# may expand, and ends with exit code 11 for that one informational finding; a value of the matrix that is
# written in the file is fine. A number that a planning job made is a finding of medium severity, exit code 13.
# With: zizmor 1.32.0. Matters: the shortest way to tell a job its group turns a repository's workflow check
# red; pass both numbers through `env:` and use "$GROUP".
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv zizmor==1.32.0

# audited MATRIX RUN: exit code and levels for a workflow with that matrix and that command.
audited() {
    local code=0
    cat >workflow.yml <<YAML
name: tests
on: push
permissions: {}
jobs:
  tests:
    runs-on: ubuntu-24.04
    needs: plan
    strategy:
      matrix:
        group: $1
    steps:
      - run: $2
  plan:
    runs-on: ubuntu-24.04
    outputs:
      groups: \${{ steps.plan.outputs.groups }}
    steps:
      - id: plan
        run: echo 'groups=[1, 2]' >> "\$GITHUB_OUTPUT"
YAML
    venv/bin/zizmor --quiet --offline --no-config workflow.yml >out 2>/dev/null || code=$?
    sed -n 's/^\([a-z]*\)\[\(template-injection\)\].*/\1 \2/p' out
    echo "exit code $code"
}

group="\${{ matrix.group }}"
finding 'matrix.group of [1, 2]' 'exit code 0' 'exit code 0' "$(audited '[1, 2]' "run-tests $group")"
finding 'the same with strategy.job-total' 'exit code 0' 'info template-injection
exit code 11' \
    "$(audited '[1, 2]' "run-tests $group \${{ strategy.job-total }}")"
finding 'matrix.group of a planning job' 'exit code 0' 'warning template-injection
exit code 13' \
    "$(audited "\${{ fromJSON(needs.plan.outputs.groups) }}" "run-tests $group")"

verdict
