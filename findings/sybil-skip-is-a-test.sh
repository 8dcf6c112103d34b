#!/usr/bin/env bash
# Guess: an example below Sybil's `.. skip: next` is skipped, and reported so. Seen: the directive is a test of
# its own that passes by changing the document's state, and the example, never run, is reported as passed:
# two passed tests for one skipped example. Selected by its node ID, the example runs, since its directive
# did not, and fails. With: pytest 9.2.0, sybil 10.1.0. Matters: a document cut between two groups fails where
# the full run is green, the count of tests holds directives, and "passed" in a report does not mean that
# anything ran: a document is one unit.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 sybil==10.1.0

cat >conftest.py <<'PYTHON'
from sybil import Sybil
from sybil.parsers.rest import DocTestParser, SkipParser

pytest_collect_file = Sybil(parsers=[DocTestParser(), SkipParser()], patterns=["*.rst"]).pytest()
PYTHON
cat >guide.rst <<'RST'
.. skip: next

>>> raise ValueError("not to be run")
RST

outcomes() {
    local code=0
    venv/bin/pytest -v -p no:cacheprovider -p no:doctest "$@" >out || code=$?
    sed -n 's/^guide.rst::\(line:[0-9]*\),column:1 \([A-Z]*\) .*/\1 \2/p' out
    echo "exit code $code"
}

finding 'pytest guide.rst' \
    'line:3 SKIPPED
exit code 0' \
    'line:1 PASSED
line:3 PASSED
exit code 0' \
    "$(outcomes guide.rst)"
finding 'pytest guide.rst::line:3,column:1' \
    'line:3 SKIPPED
exit code 0' \
    'line:3 FAILED
exit code 1' \
    "$(outcomes guide.rst::line:3,column:1)"

verdict
