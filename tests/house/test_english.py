"""Plain English: a comment begins with its subject, and words are spelled as pytest spells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from house import ROOT, files, name_of

DEPENDENT = re.compile(r"^\s*(///?|#) (What|Of|So that|Where|That|Whether|As far|If not)\b")
"""The first line of a comment whose subject comes late."""

COMMENT = re.compile(r"^\s*(///?|#)(\s|$)")

PROGRAM = [
    path for room in ("src", "include", "python") for path in files("*.?pp", "*.py", under=room)
]


def beginnings(text: str) -> list[str]:
    """The first line of each comment that has lines of its own."""
    lines = ["", *text.splitlines()]
    return [
        line
        for before, line in zip(lines, lines[1:])
        if COMMENT.match(line) and not COMMENT.match(before)
    ]


@pytest.mark.parametrize("room", ["include", "src", "python"])
def test_no_comment_begins_with_a_dependent_clause(room: str) -> None:
    guilty = [
        f"{name_of(path)}: {line.strip()}"
        for path in PROGRAM
        if path.is_relative_to(ROOT / room)
        for line in beginnings(path.read_text(encoding="utf-8"))
        if DEPENDENT.match(line)
    ]
    assert not guilty


def test_the_rule_sees_what_it_forbids() -> None:
    text = (
        "/// What a test takes.\nint a;\n// The time of a test.\n// What is not its first line.\n"
    )
    assert [line for line in beginnings(text) if DEPENDENT.match(line)] == [
        "/// What a test takes."
    ]


@pytest.mark.parametrize("page", files("*.md"), ids=name_of)
def test_pages_spell_as_pytest_does(page: Path) -> None:
    assert not re.findall(r"\b\w*parametris\w*", page.read_text(encoding="utf-8"), re.IGNORECASE)
