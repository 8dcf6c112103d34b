#!/usr/bin/env bash
# Guess: `--lf` runs all tests that failed, whoever collected them. Seen: a plugin's items whose own name holds
# `[` or `::` are not run again, although the cache lists them as failed: pytest 9.2 compares the parts of IDs,
# and an ID read back from text has other parts than the item's. A parametrized function is not concerned;
# pytest 9.1.0 runs them all. With: pytest 9.2.0, pytest 9.1.0. Matters: a second job that repeats what failed
# leaves out cases of YAML files, linters and documents as soon as one plain test failed too; IDs are
# to be compared as text.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment new pytest==9.2.0
environment old pytest==9.1.0

cat >conftest.py <<'PYTHON'
import pytest

class Case(pytest.Item):
    def runtest(self): assert 0

class Cases(pytest.File):
    def collect(self):
        for name in self.path.read_text().splitlines():
            yield Case.from_parent(self, name=name)

def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".cases":
        return Cases.from_parent(parent, path=file_path)
PYTHON
printf '%s\n' 'plain' 'with space' 'case[1]' 'shop::buy' 'list[0] of two' >shop.cases

# The items that `--lf` runs after a run in which all failed.
again() {
    rm -rf .pytest_cache
    "$1/bin/pytest" -q >out || true
    "$1/bin/pytest" -q --lf >out || true
    sed -n 's/^FAILED shop.cases::\(.*\) - .*/\1/p' out
}

all="$(<shop.cases)"
finding 'pytest 9.1.0, five failed items' "$all" "$all" "$(again old)"
finding 'pytest 9.2.0, the same' "$all" 'plain
with space' "$(again new)"

verdict
