#!/usr/bin/env bash
# Guess: a test that depends on a passed test of its file or class runs; a name that nothing has is an error.
# Seen: in a whole, unsplit run three are skipped for ever, with exit code 0: one that depends on a
# parametrized test by its function's name, one that names a method without its class, one that depends on a
# test without the mark. The fourth, right one needs `test_p[1]`, letter for letter. With: pytest 9.2.0,
# pytest-dependency 0.6.1. Matters: "skipped, depends on" is no proof that a split parted two tests;
# the same must be looked for in a full run, and an ID that changes with a value skips what names it.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-dependency==0.6.1

cat >test_a.py <<'PYTHON'
import pytest

depends = pytest.mark.dependency

@depends()
@pytest.mark.parametrize("n", [1, 2])
def test_p(n): pass

@depends(depends=["test_p"])
def test_on_function(): pass

@depends(depends=["test_p[1]", "test_p[2]"])
def test_on_instances(): pass

class TestC:
    @depends()
    def test_m(self): pass

    @depends(depends=["test_m"])
    def test_on_method(self): pass

def test_unmarked(): pass

@depends(depends=["test_unmarked"])
def test_on_unmarked(): pass
PYTHON

code=0
venv/bin/pytest -v -p no:cacheprovider test_a.py >out || code=$?
finding 'The outcomes of the tests that depend on a passed one' \
    "test_on_function PASSED
test_on_instances PASSED
test_on_method PASSED
test_on_unmarked PASSED
exit code 0" \
    "test_on_function SKIPPED
test_on_instances PASSED
test_on_method SKIPPED
test_on_unmarked SKIPPED
exit code 0" \
    "$(sed -n 's/^.*::\(test_on_[a-z]*\) \([A-Z]*\).*/\1 \2/p' out)
exit code $code"

verdict
