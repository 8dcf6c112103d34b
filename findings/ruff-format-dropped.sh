#!/usr/bin/env bash
# Guess: two node IDs that pytest printed, passed back, run two tests. Seen: pytest-ruff calls its items
# `test_x.py::ruff` and `test_x.py::ruff::format`; pytest reads the second as a member of the first and drops
# it as already asked for, so that one runs, exit code 0. Alone the second is "not found", exit code 4: an
# item's own name that holds `::` cannot be asked for. With: pytest 9.2.0, pytest-ruff 0.5, ruff 0.17.6.
# Matters: node IDs are no safe way to hand tests over, even when they come from pytest itself; such
# items can only be delivered with their file.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-ruff==0.5 ruff==0.17.6

printf 'def test_one():\n    pass\n' >test_x.py

ran() {
    local code=0
    venv/bin/pytest -v -p no:cacheprovider --ruff --ruff-format "$@" >out 2>&1 || code=$?
    sed -n 's/^\(test_x.py::[a-z_:]*\) PASSED.*/\1/p' out
    grep -o 'ERROR: not found' out || true
    echo "exit code $code"
}

finding 'pytest test_x.py' \
    'test_x.py::ruff
test_x.py::ruff::format
test_x.py::test_one
exit code 0' \
    'test_x.py::ruff
test_x.py::ruff::format
test_x.py::test_one
exit code 0' \
    "$(ran test_x.py)"

finding 'pytest test_x.py::ruff test_x.py::ruff::format test_x.py::test_one' \
    'test_x.py::ruff
test_x.py::ruff::format
test_x.py::test_one
exit code 0' \
    'test_x.py::ruff
test_x.py::test_one
exit code 0' \
    "$(ran test_x.py::ruff test_x.py::ruff::format test_x.py::test_one)"

finding 'pytest test_x.py::ruff::format' \
    'test_x.py::ruff::format
exit code 0' \
    'ERROR: not found
exit code 4' \
    "$(ran test_x.py::ruff::format)"

verdict
