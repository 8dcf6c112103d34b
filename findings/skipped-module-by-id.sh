#!/usr/bin/env bash
# Guess: a test of a module that skips itself (`pytest.skip(..., allow_module_level=True)`, importorskip)
# is skipped when it is named by its node ID, as it is when its file is named. Seen: "found no
# collectors", exit code 4, and none of the other tests named runs either; with the bare file name all is
# well. With: pytest 9.2.0. Matters: node IDs that were collected where an optional package is installed
# stop a whole group on the machine that lacks it, though a full run there is green.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0

cat >test_plain.py <<'PYTHON'
def test_plain(): pass
PYTHON

cat >test_optional.py <<'PYTHON'
import pytest

pytest.importorskip("a_package_that_is_not_installed")

def test_optional(): pass
PYTHON

run() {
    local code=0
    venv/bin/pytest -p no:cacheprovider -rA "$@" >out 2>err || code=$?
    grep -Eo '^PASSED.*|^SKIPPED \[1\] test_optional' out || true
    grep -Eo 'found no collectors' err || true
    echo "exit code $code"
}

finding 'pytest test_plain.py::test_plain test_optional.py' \
    'PASSED test_plain.py::test_plain
SKIPPED [1] test_optional
exit code 0' \
    'PASSED test_plain.py::test_plain
SKIPPED [1] test_optional
exit code 0' \
    "$(run test_plain.py::test_plain test_optional.py)"

finding 'pytest test_plain.py::test_plain test_optional.py::test_optional' \
    'PASSED test_plain.py::test_plain
SKIPPED [1] test_optional
exit code 0' \
    'SKIPPED [1] test_optional
found no collectors
exit code 4' \
    "$(run test_plain.py::test_plain test_optional.py::test_optional)"

verdict
