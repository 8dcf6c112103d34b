#!/usr/bin/env bash
# Guess: in JUnit a test with sub-tests takes as long as it took, and tests="…" counts the testcase elements.
# Seen: its time is the whole call plus that of each sub-test, twice the truth for a test that is all sub-tests,
# and tests= counts sub-tests that have no element of their own. unittest's sub-tests count, but take
# no time. With: pytest 9.2.0. Matters: a plan made from JUnit gives such tests double weight, and suites
# that moved from unittest to the fixture change their balance without being any slower; a splitter
# counts elements and takes the time of the call.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0

cat >test_a.py <<'PYTHON'
import time
import unittest

def test_fixture(subtests):
    for n in range(4):
        with subtests.test(n=n):
            time.sleep(0.5)

class TestCase(unittest.TestCase):
    def test_unittest(self):
        for n in range(4):
            with self.subTest(n=n):
                time.sleep(0.5)
PYTHON

cat >look.py <<'PYTHON'
import xml.etree.ElementTree

suite = xml.etree.ElementTree.parse("report.xml").getroot()[0]
cases = suite.findall("testcase")
for case in cases:
    print(case.get("name"), "over 3 s" if float(case.get("time")) > 3 else "under 3 s")
print("elements", len(cases), "tests", suite.get("tests"))
PYTHON

venv/bin/pytest -q -p no:cacheprovider --junitxml=report.xml >out
finding 'Two tests of two seconds, each with four sub-tests of half a second' \
    'test_fixture under 3 s
test_unittest under 3 s
elements 2 tests 2' \
    'test_fixture over 3 s
test_unittest under 3 s
elements 2 tests 10' \
    "$(venv/bin/python look.py)"

verdict
