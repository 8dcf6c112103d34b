#!/usr/bin/env bash
# Guess: `ava` without an option runs all test files, `ava FILE FILE` those two. Seen: where a CI system says
# that the job is one of several (CI_NODE_INDEX and CI_NODE_TOTAL), AVA runs its own share of the files, and
# takes a share of files named on the command line too; the index counts from 0, unless GITLAB_CI is set.
# Only a line of the summary tells. `utilizeParallelBuilds: false` switches it off. With: ava 6.4.1 (npm).
# Matters: two who split at once run a part of a part, every job green: a list cut for this job is cut
# again, and a job that is parallel for another reason (a matrix of versions) tests half.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

node_packages ava@6.4.1

for name in a b c d; do
    printf 'const test = require("ava");\ntest("works", t => t.pass());\n' >"$name.test.js"
done

# ran VARIABLE=VALUE... -- ARGUMENT...: the number of tests that passed, and the exit code.
ran() {
    local variables=() code=0
    while [[ $1 != -- ]]; do
        variables+=("$1")
        shift
    done
    env "${variables[@]}" node_modules/.bin/ava "${@:2}" >out 2>&1 || code=$?
    grep -Eo '[0-9]+ tests? passed' out
    echo "exit code $code"
}

all='4 tests passed
exit code 0'
half='2 tests passed
exit code 0'
finding 'ava' "$all" "$all" "$(ran CI=true -- )"
finding 'ava, in a job that is the first of two' "$all" "$half" \
    "$(ran CI=true CI_NODE_INDEX=0 CI_NODE_TOTAL=2 -- )"
finding 'ava a.test.js b.test.js, in the same job' "$half" '1 test passed
exit code 0' "$(ran CI=true CI_NODE_INDEX=0 CI_NODE_TOTAL=2 -- a.test.js b.test.js)"

printf 'module.exports = { utilizeParallelBuilds: false };\n' >ava.config.cjs
finding 'ava, in the same job, with utilizeParallelBuilds: false' "$all" "$all" \
    "$(ran CI=true CI_NODE_INDEX=0 CI_NODE_TOTAL=2 -- )"

verdict
