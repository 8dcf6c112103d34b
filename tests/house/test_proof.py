"""In each room of ARCHITECTURE's table, unit tests have at least three lines for five of code."""

from __future__ import annotations

from pathlib import Path

from test_rooms import TABLE

import pytest
from house import ROOT, found

LEAST = 0.6
"""Lines of unit tests to one line of code: what pytest and SQL wrote as samples is neither."""


def lines_in(*folders: Path) -> int:
    """Lines of C++."""
    paths = [
        path for folder in folders for form in ("*.cpp", "*.hpp") for path in found(folder, form)
    ]
    return sum(len(path.read_bytes().splitlines()) for path in paths)


def shortfall(room: str, root: Path) -> str:
    """The words for a room that is proved too little; empty for any other."""
    code = lines_in(root / "src" / room, root / "include/splitter" / room)
    tests = lines_in(root / "tests/unit" / room)
    if code > 0 and tests >= LEAST * code:
        return ""
    return f"{room}: {tests} lines of unit tests for {code} of code, {LEAST * code:.0f} wanted"


@pytest.mark.parametrize("room", TABLE)
def test_each_room_is_proved(room: str) -> None:
    assert not shortfall(room, ROOT)


def written(path: Path, lines: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x\n" * lines, encoding="utf-8")


def test_a_room_that_is_proved_too_little_is_named(tmp_path: Path) -> None:
    written(tmp_path / "src/kitchen/a.cpp", 70)
    written(tmp_path / "include/splitter/kitchen/a.hpp", 30)
    written(tmp_path / "tests/unit/kitchen/a_test.cpp", 59)
    written(tmp_path / "tests/unit/kitchen/samples/a.txt", 1000)
    written(tmp_path / "tests/unit/cellar/a_test.cpp", 1000)
    assert shortfall("kitchen", tmp_path) == (
        "kitchen: 59 lines of unit tests for 100 of code, 60 wanted"
    )
    written(tmp_path / "tests/unit/kitchen/b_test.cpp", 1)
    assert not shortfall("kitchen", tmp_path)


def test_a_room_without_code_is_none(tmp_path: Path) -> None:
    written(tmp_path / "tests/unit/kitchen/a_test.cpp", 10)
    assert shortfall("kitchen", tmp_path).startswith(
        "kitchen: 10 lines of unit tests for 0 of code"
    )
