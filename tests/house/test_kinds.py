"""Pages that name tests: each row has some, and all that are named exist."""

from __future__ import annotations

import re

import pytest
from house import ROOT

ROWS_OF = {"tests/kinds.md": 14, "tests/wheel/complaints.md": 8}


def rows(page: str) -> list[tuple[str, str]]:
    """What a row is about, and the tests that it names."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(r"^\| ([^|]+?) \| (`tests/.+`) \|$", text, re.MULTILINE)


ROWS = [row for page in ROWS_OF for row in rows(page)]


def exists(named: str) -> bool:
    path, _, test = named.partition("::")
    file = ROOT / path
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if test == "*":
        return bool(text)
    forms = {
        ".cpp": rf"TEST(_F|_P)?\([^)]*\b{test}\)",
        ".py": rf"def {test}\(",
        ".txt": rf"^== {re.escape(test)}$",
    }
    return re.search(forms[file.suffix], text, re.MULTILINE) is not None


@pytest.mark.parametrize(("page", "number"), ROWS_OF.items())
def test_no_row_is_missing(page: str, number: int) -> None:
    assert len(rows(page)) == number


@pytest.mark.parametrize(("about", "tests"), ROWS, ids=[about for about, _ in ROWS])
def test_its_tests_exist(about: str, tests: str) -> None:
    names = re.findall(r"`([^`]+)`", tests)
    assert len(names) >= 2, about
    assert [name for name in names if not exists(name)] == []
