#!/usr/bin/env bash
# Guess: `test_a.py::mypy-status`, as pytest prints it, is a test of that file and can be passed back. Seen: the item
# stands for the session; it is collected under the file that comes first, whichever that is, so that its ID
# changes with the order of the arguments and two jobs run one each. Selected without a `::mypy` item it fails
# ("mypy exited with status 2") although the code has no error. With: pytest 9.2.0, pytest-mypy 1.1.0, mypy
# 2.4.1. Matters: a group that gets this ID by itself is red where the full run is green, and a record of its
# time belongs to no file: it must go where a `::mypy` item goes.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-mypy==1.1.0 mypy==2.4.1

for name in a b; do
    printf 'def test_%s() -> None:\n    pass\n' "$name" >"test_$name.py"
done

outcomes() {
    local code=0
    venv/bin/pytest -v -p no:cacheprovider --mypy "$@" >out 2>&1 || code=$?
    sed -n 's/^\(test_[ab].py::mypy[a-z-]*\) \([A-Z]*\) .*/\1 \2/p' out
    grep -o '^mypy exited with status [0-9]*' out || true
    echo "exit code $code"
}

finding 'pytest test_b.py test_a.py' \
    'test_a.py::mypy PASSED
test_a.py::mypy-status PASSED
test_b.py::mypy PASSED
test_b.py::mypy-status PASSED
exit code 0' \
    'test_b.py::mypy PASSED
test_b.py::mypy-status PASSED
test_a.py::mypy PASSED
exit code 0' \
    "$(outcomes test_b.py test_a.py)"
finding 'pytest test_a.py::mypy-status' \
    'test_a.py::mypy-status PASSED
exit code 0' \
    'test_a.py::mypy-status FAILED
mypy exited with status 2
exit code 1' \
    "$(outcomes test_a.py::mypy-status)"
finding 'pytest test_a.py::mypy test_a.py::mypy-status' \
    'test_a.py::mypy PASSED
test_a.py::mypy-status PASSED
exit code 0' \
    'test_a.py::mypy PASSED
test_a.py::mypy-status PASSED
exit code 0' \
    "$(outcomes test_a.py::mypy test_a.py::mypy-status)"

verdict
