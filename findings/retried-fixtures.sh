#!/usr/bin/env bash
# Guess: a retry repeats the test and its function's fixtures; fixtures of the module and the session live on.
# Seen: three plugins, three answers. pytest-rerunfailures keeps both. pytest-retry makes the module's anew for
# each attempt and keeps the session's. flaky keeps both while another test follows, and makes both anew for
# each attempt when the retried test is the last of the session. With: pytest 9.2.0, pytest-rerunfailures
# 16.7, pytest-retry 1.7.0, flaky 3.8.1. Matters: with flaky the cut of a split decides which test is last, and
# so whether a retry starts the database again: its cost and its outcome differ from those of a full run.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment rerunfailures pytest==9.2.0 pytest-rerunfailures==16.7
environment retry pytest==9.2.0 pytest-retry==1.7.0
environment flaky pytest==9.2.0 flaky==3.8.1

cat >test_a.py <<'PYTHON'
import pytest

attempts = []

@pytest.fixture(scope="session")
def database():
    print("\nset-up session")

@pytest.fixture(scope="module")
def table(database):
    print("\nset-up module")

def test_third_time_lucky(table):
    attempts.append(1)
    assert len(attempts) == 3

def test_after(table): pass
PYTHON

# setups VENV ARGUMENT...: how often each fixture was set up in a session of three attempts.
setups() {
    "$1/bin/pytest" -p no:cacheprovider -q -s "${@:2}" >out
    printf 'session %s, module %s\n' "$(grep -c 'set-up session' out)" "$(grep -c 'set-up module' out)"
}

guess='session 1, module 1'
finding 'pytest-rerunfailures, another test follows' "$guess" 'session 1, module 1' \
    "$(setups rerunfailures --reruns 3 test_a.py)"
finding 'pytest-rerunfailures, the last test' "$guess" 'session 1, module 1' \
    "$(setups rerunfailures --reruns 3 test_a.py::test_third_time_lucky)"
finding 'pytest-retry, another test follows' "$guess" 'session 1, module 3' \
    "$(setups retry --retries 3 test_a.py)"
finding 'pytest-retry, the last test' "$guess" 'session 1, module 3' \
    "$(setups retry --retries 3 test_a.py::test_third_time_lucky)"
finding 'flaky, another test follows' "$guess" 'session 1, module 1' \
    "$(setups flaky --force-flaky --max-runs=4 test_a.py)"
finding 'flaky, the last test' "$guess" 'session 3, module 3' \
    "$(setups flaky --force-flaky --max-runs=4 test_a.py::test_third_time_lucky)"

verdict
