#!/usr/bin/env bash
# Guess: the peak that pytest-memray gives for a test holds the memory that its fixtures took. Seen: only the call is
# watched; what a fixture or a finalizer takes counts for no test, and the metadata say `"peak_memory": 0` of a
# test that sits on 80 MB throughout. With: pytest 9.2.0, pytest-memray 1.11.0, memray 1.20.0. Matters: peaks from
# there are a lower bound, and the lowest for just those tests that load a model or a data set in a
# fixture; a plan that packs workers by them runs out of memory.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-memray==1.11.0 memray==1.20.0

cat >test_m.py <<'PYTHON'
import pytest

def load():
    return bytearray(80 * 2**20)

@pytest.fixture
def table():
    return load()

def test_call():
    load()

def test_fixture(table): pass

def test_finalizer(request):
    request.addfinalizer(load)
PYTHON

cat >look.py <<'PYTHON'
import glob
import json

tests = [json.load(open(name)) for name in glob.glob("peaks/metadata/*.metadata")]
for test in sorted(tests, key=lambda test: test["test_id"]):
    print(test["test_id"].split("::")[1], round(test["peak_memory"] / 2**20), "MB")
PYTHON

venv/bin/pytest -q -p no:cacheprovider --memray --memray-bin-path=peaks test_m.py >out
finding 'The peaks of three tests that take 80 MB each' \
    'test_call 80 MB
test_finalizer 80 MB
test_fixture 80 MB' \
    'test_call 80 MB
test_finalizer 0 MB
test_fixture 0 MB' \
    "$(venv/bin/python look.py)"

verdict
