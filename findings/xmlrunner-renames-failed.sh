#!/usr/bin/env bash
# Guess: unittest-xml-reporting writes one testcase for a test with sub-tests, with its name and its time, passed or
# failed. Seen: passed, it does; failed, the test's own name is gone and each failed sub-test has an element, named
# `test_s (n=1)`: the last has the time of the whole test, the others take none and happened in the year 1.
# tests= counts them. With: unittest-xml-reporting 4.0.0. Matters: a test that fails once leaves a new test in the
# recorded times and loses its own; whoever counts the tests that ran sees one missing and several nobody
# planned. A name is to be cut at its last " (".
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv unittest-xml-reporting==4.0.0

cat >test_a.py <<'PYTHON'
import time
import unittest

class A(unittest.TestCase):
    BROKEN = ()

    def test_s(self):
        for n in range(4):
            with self.subTest(n=n):
                time.sleep(0.5)
                self.assertNotIn(n, self.BROKEN)

class B(A):
    BROKEN = (1, 2)
PYTHON

cat >look.py <<'PYTHON'
import glob
from xml.etree import ElementTree

for path in sorted(glob.glob("reports/*.xml")):
    suite = ElementTree.parse(path).getroot()
    suite = suite if suite.tag == "testsuite" else suite[0]
    print("tests", suite.get("tests"))
    for case in suite.findall("testcase"):
        year = int(case.get("timestamp")[:4])
        when = "year 1" if year == 1 else "now"
        time = "over 1 s" if float(case.get("time")) > 1 else "no time"
        print(case.get("classname"), case.get("name"), f"{time}, {when}")
PYTHON

venv/bin/python -m xmlrunner -o reports test_a >out 2>&1 || true
finding 'One test of two seconds in two classes; in B two of its four sub-tests fail' \
    'tests 1
test_a.A test_s over 1 s, now
tests 1
test_a.B test_s over 1 s, now' \
    'tests 1
test_a.A test_s over 1 s, now
tests 2
test_a.B test_s (n=1) no time, year 1
test_a.B test_s (n=2) over 1 s, now' \
    "$(venv/bin/python look.py)"

verdict
