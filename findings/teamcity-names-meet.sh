#!/usr/bin/env bash
# Guess: teamcity-messages gives each test a name of its own and the time it took. Seen: brackets become
# parentheses and a dot inside them an underscore, so that `test_v[1.5]` and `test_v[1_5]` are both
# `test_a.test_v(1_5)`; the duration is the call's alone, although the two messages enclose the set-up: none for a
# test whose fixture takes a second. A failing tear-down makes a test of its own, `…_teardown`, beside the passed one. With:
# pytest 9.2.0, teamcity-messages 1.33. Matters: times taken from a TeamCity log cannot be given back to
# node IDs, and tests with dear fixtures look cheap.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 teamcity-messages==1.33

cat >test_a.py <<'PYTHON'
import time

import pytest

@pytest.mark.parametrize("v", ["1.5", "1_5"])
def test_v(v): pass

@pytest.fixture
def dear():
    time.sleep(1)

def test_dear(dear): pass

@pytest.fixture
def breaks():
    yield
    raise RuntimeError

def test_breaks(breaks): pass
PYTHON

cat >look.py <<'PYTHON'
import re

for line in open("out"):
    message = re.search(r"##teamcity\[testFinished .*duration='(\d+)'.* name='([^']*)'", line)
    if message:
        print(message[2], "about", round(int(message[1]) / 1000), "s")
PYTHON

venv/bin/pytest -q -p no:cacheprovider --teamcity test_a.py >out || true
finding 'Four tests, one of which takes a second' \
    'test_a.test_v[1.5] about 0 s
test_a.test_v[1_5] about 0 s
test_a.test_dear about 1 s
test_a.test_breaks about 0 s' \
    'test_a.test_v(1_5) about 0 s
test_a.test_v(1_5) about 0 s
test_a.test_dear about 0 s
test_a.test_breaks about 0 s
test_a.test_breaks_teardown about 0 s' \
    "$(venv/bin/python look.py)"

verdict
