#!/usr/bin/env bash
# Guess: each parametrized test has a place of its own in an Allure report, as it has a node ID. Seen:
# allure-pytest tells instances apart by repr() of their values and not by their IDs; two values that print
# the same share one historyId although they are called [one] and [two]. The report takes the later for
# a retry of the earlier: of a failed and a passed test one passed test is left, and its status is passed.
# With: pytest 9.2.0, allure-pytest 2.16.2, allure 3.18.0 (npm). Matters: results of several jobs are
# joined by that key, so a merged report holds fewer tests than ran, and none of the jobs is wrong.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 allure-pytest==2.16.2
node_packages allure@3.18.0

cat >test_a.py <<'PYTHON'
import time

import pytest

class Server:
    def __init__(self, port): self.port = port
    def __repr__(self): return "Server()"

@pytest.mark.parametrize("server", [Server(1), Server(2)], ids=["one", "two"])
def test_port(server):
    time.sleep(0.1)
    assert server.port == 2
PYTHON

venv/bin/pytest -q -p no:cacheprovider --alluredir=allure-results >out || true
node_modules/.bin/allure generate --output report allure-results >/dev/null

cat >look.py <<'PYTHON'
import glob
import json

results = [json.load(open(name)) for name in glob.glob("allure-results/*-result.json")]
print("names", sorted(result["name"] for result in results))
print("historyIds", len({result["historyId"] for result in results}))
summary = json.load(open("report/summary.json"))
print("report", summary["status"], dict(sorted(summary["stats"].items())))
PYTHON

finding "pytest: $(tail -n 1 out | sed 's/ in .*//')" \
    "names ['test_port[one]', 'test_port[two]']
historyIds 2
report failed {'failed': 1, 'passed': 1, 'total': 2}" \
    "names ['test_port[one]', 'test_port[two]']
historyIds 1
report passed {'passed': 1, 'retries': 1, 'total': 1}" \
    "$(venv/bin/python look.py)"

verdict
