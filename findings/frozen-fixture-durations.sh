#!/usr/bin/env bash
# Guess: freezing the clock in a fixture does not touch the durations that pytest measures: freezegun has a list
# of modules it leaves alone, and pytest's runner is on it. Seen: a set-up of decades and a tear-down of
# minus decades. The sum is right, so that JUnit's time looks sane, while --durations and each format with
# phases is not. A clock frozen inside the test is harmless. With: pytest 9.2.0, freezegun 1.5.5,
# pytest-json-report 1.5.0. Matters: a splitter that adds phases up is right by luck; one that drops a
# set-up beyond all measure, and keeps the tear-down, books minus fifty years for the test.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 freezegun==1.5.5 pytest-json-report==1.5.0

cat >test_clock.py <<'PYTHON'
import time

import pytest
from freezegun import freeze_time

@pytest.fixture
def frozen():
    with freeze_time("2020-01-01"):
        yield

def test_frozen_fixture(frozen): time.sleep(0.2)

def test_frozen_inside():
    with freeze_time("2020-01-01"):
        time.sleep(0.2)
PYTHON

cat >phases.py <<'PYTHON'
import json

def words(seconds):
    if abs(seconds) < 60:
        return "sane"
    return "decades" if seconds > 0 else "minus decades"

for test in json.load(open("report.json"))["tests"]:
    phases = [test[phase]["duration"] for phase in ("setup", "call", "teardown")]
    print(test["nodeid"].split("::")[1], *map(words, phases), "in sum " + words(sum(phases)), sep=", ")
PYTHON

venv/bin/pytest -q -p no:cacheprovider --json-report --json-report-file=report.json >out
finding 'Set-up, call and tear-down as pytest-json-report has them' \
    'test_frozen_fixture, sane, sane, sane, in sum sane
test_frozen_inside, sane, sane, sane, in sum sane' \
    'test_frozen_fixture, decades, sane, minus decades, in sum sane
test_frozen_inside, sane, sane, sane, in sum sane' \
    "$(venv/bin/python phases.py)"

verdict
