"""Each kind of untruth has tests, and all that its page names exist."""

from __future__ import annotations

import re

import pytest
from house import ROOT

PAGE = (ROOT / "tests/kinds.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|`]+?) \| (`.+`) \|$", PAGE, re.MULTILINE)


def exists(named: str) -> bool:
    path, _, test = named.partition("::")
    file = ROOT / path
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if test == "*":
        return bool(text)
    form = rf"TEST(_F|_P)?\([^)]*\b{test}\)" if path.endswith(".cpp") else rf"def {test}\("
    return re.search(form, text) is not None


def test_there_are_fourteen_kinds() -> None:
    assert len(ROWS) == 14


@pytest.mark.parametrize(("kind", "tests"), ROWS, ids=[kind for kind, _ in ROWS])
def test_its_tests_exist(kind: str, tests: str) -> None:
    names = re.findall(r"`([^`]+)`", tests)
    assert len(names) >= 2, kind
    assert [name for name in names if not exists(name)] == []
