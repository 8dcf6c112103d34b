#!/usr/bin/env bash
# Guess: of a test that is run again, an HTML report has one row an attempt, with that attempt's time. Seen:
# three attempts of a second each are six rows, because all that came before is reported again with each
# attempt; rows of the first attempt, and of the second at first, say some milliseconds (the set-up and
# tear-down of an attempt without its call), and repeated rows have the time of the last attempt.
# With: pytest 9.2.0, pytest-html 4.2.0, pytest-rerunfailures 16.7. Matters: neither a row, nor the first or
# last row, nor the sum of all is what the test took; the report counts five reruns of two.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-html==4.2.0 pytest-rerunfailures==16.7

cat >test_a.py <<'PYTHON'
import time

ATTEMPTS = []

def test_third_time():
    ATTEMPTS.append(1)
    time.sleep(1.1)
    assert len(ATTEMPTS) == 3
PYTHON

venv/bin/pytest -q -p no:cacheprovider --reruns 2 --html=report.html >out

cat >look.py <<'PYTHON'
import html
import json
import re

page = open("report.html").read()
blob = json.loads(html.unescape(re.search('data-jsonblob="([^"]*)"', page)[1]))
for row in blob["tests"]["test_a.py::test_third_time"]:
    took = "milliseconds" if row["duration"].endswith(" ms") else "a second"
    print(row["result"], took)
PYTHON

finding "pytest: $(tail -n 1 out | sed 's/ in .*//')" \
    "Rerun a second
Rerun a second
Passed a second" \
    "Rerun milliseconds
Rerun milliseconds
Rerun milliseconds
Rerun a second
Rerun a second
Passed a second" \
    "$(venv/bin/python look.py)"

verdict
