#!/usr/bin/env bash
# Guess: `--deselect test_a.py::test_1` leaves out that test, and of a class the class that is named.
# Seen: it leaves out everything whose node ID begins with these letters: test_10, test_1_again and
# TestLoginForm go with test_1 and TestLogin, and nothing is said but a number of deselected tests.
# With: pytest 9.2.0. Matters: a list of quarantined tests, or a splitter that deselects what other jobs
# run, loses tests in all jobs at once and every job is green; a file may be named safely, a test not.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0

cat >test_a.py <<'PYTHON'
def test_1(): pass
def test_10(): pass
def test_1_again(): pass
def test_2(): pass

class TestLogin:
    def test_name(self): pass

class TestLoginForm:
    def test_name(self): pass
PYTHON

left() {
    venv/bin/pytest -q --collect-only "$@" | grep '::'
}

finding 'What is left after --deselect test_a.py::test_1' \
    'test_a.py::test_10
test_a.py::test_1_again
test_a.py::test_2
test_a.py::TestLogin::test_name
test_a.py::TestLoginForm::test_name' \
    'test_a.py::test_2
test_a.py::TestLogin::test_name
test_a.py::TestLoginForm::test_name' \
    "$(left --deselect test_a.py::test_1)"

finding 'What is left of the classes after --deselect test_a.py::TestLogin' \
    'test_a.py::TestLoginForm::test_name' \
    'none' \
    "$(left --deselect test_a.py::TestLogin | grep Login || echo none)"

verdict
