#!/usr/bin/env bash
# Guess: stestr's `--load-list` runs the tests of a list and fails for one that does not exist, as unittest does.
# Seen: names that are not found are left out without a word, exit code 0; only if none is left does it fail. A
# class in the list is such a name too, where a command line would take it for its tests. With: stestr 4.2.1.
# Matters: a list made before a test was renamed loses that test in every job, all green; a list with the
# classes of a split runs nothing of them. What ran has to be held against what was planned.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv stestr==4.2.1

mkdir tests
touch tests/__init__.py
printf '[DEFAULT]\ntest_path=./tests\n' >.stestr.conf
cat >tests/test_a.py <<'PYTHON'
import unittest

class A(unittest.TestCase):
    def test_1(self): pass

class B(unittest.TestCase):
    def test_2(self): pass
PYTHON

# ran NAME...: what a list of these runs, and the exit code.
ran() {
    local code=0
    printf '%s\n' "$@" >list
    PATH="$PWD/venv/bin:$PATH" venv/bin/stestr run --concurrency 1 --load-list list >out 2>&1 || code=$?
    sed -n 's/^{0} \(tests[^ ]*\) .* ok$/\1 ok/p' out
    echo "exit code $code"
}

finding 'A list of a test and one that was renamed' \
    'tests.test_a.A.test_1 ok
exit code 1' \
    'tests.test_a.A.test_1 ok
exit code 0' \
    "$(ran tests.test_a.A.test_1 tests.test_a.A.test_gone)"
finding 'A list of a test and a class' \
    'tests.test_a.A.test_1 ok
tests.test_a.B.test_2 ok
exit code 0' \
    'tests.test_a.A.test_1 ok
exit code 0' \
    "$(ran tests.test_a.A.test_1 tests.test_a.B)"

verdict
