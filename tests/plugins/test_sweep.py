"""How bench/sweep tells right from wrong, and what its table says of it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench/sweep"))

from projects import PROJECTS, Project
from table import COLUMNS, page, row, rows_in, shortened, summary, without_times
from union import Collected, judge

FULL = Collected(Counter("abc"))


def group(ids: str = "", broken: str = "") -> Collected:
    return Collected(Counter(ids), Counter(broken))


def test_each_id_once_is_right() -> None:
    verdict = judge(FULL, FULL, [group("b"), group("ac"), group()])
    assert verdict.right
    assert str(verdict) == "ok"


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ([group("ab")], "**1 lost**: `c`"),
        ([group("abc"), group("c")], "**1 too many**: `c`"),
        ([group("abcd")], "**1 too many**: `d`"),
        ([group("ab", "x"), group("c")], "**1 more collectors fail**: `x`"),
        ([group("a"), group("d")], "**2 lost**: `b`, **1 too many**: `d`"),
    ],
)
def test_what_is_wrong_is_named(groups: list[Collected], words: str) -> None:
    verdict = judge(FULL, FULL, groups)
    assert not verdict.right
    assert str(verdict) == words


def test_two_tests_of_one_id() -> None:
    full = Collected(Counter("aab"))
    assert judge(full, full, [group("aa"), group("b")]).right
    assert judge(full, full, [group("a"), group("b")]).lost == ("a",)


def test_a_collector_that_fails_in_full_may_fail_once_or_no_more() -> None:
    full = group("ab", "x")
    assert judge(full, full, [group("a", "x"), group("b")]).right
    assert str(judge(full, full, [group("a"), group("b")])) == "ok, 1 errors less"
    assert judge(full, full, [group("a", "x"), group("b", "x")]).breaks == ("x",)


def test_ids_that_change_from_process_to_process_are_counted_only() -> None:
    full, again = group("ab1"), group("ab2")
    verdict = judge(full, again, [group("a3"), group("b")])
    assert verdict.right
    assert str(verdict) == "ok, 1 ids change"
    assert not judge(full, again, [group("a34"), group("b")]).right
    assert not judge(full, again, [group("a3")]).right


def part(asked: int, right: bool = True) -> dict:
    words = "ok" if right else "**1 lost**: `a`"
    why = ["everything: addopts: -m"] if asked else []
    return {
        "verdict": words,
        "right": right,
        "asked": asked,
        "files": "",
        "why": why,
        "processor": 1.0,
    }


def test_a_row_of_the_table() -> None:
    parts = {"full": {"ids": {"a": 2, "b": 1}, "processor": 4.0}, "pipe": part(4)}
    assert row(Project("x", "1.0"), parts) == (
        "x 1.0",
        "3",
        *("ok", "–", "–", "–", "–"),
        "4 / – / – / –",
        "0.25",
        "all asked",
        "everything: addopts: -m",
    )


def test_figures_that_an_aim_is_set_for() -> None:
    full = {"ids": {"a": 3}, "processor": 1.0}
    suites = [
        {"full": full, "pipe": part(4), "recorded": part(0)},
        {"full": full, "pipe": part(0, right=False)},
    ]
    rows = [row(Project("x", "1.0"), parts) for parts in suites]
    assert summary(rows).strip() == (
        "2 suites, 6 tests; wrong in 1.\nPytest is asked in 1 of 2 in the pipe.\n"
        "Pytest is asked in 0 of 1 after one recorded run."
    )


def test_a_page_keeps_what_was_not_tried_again() -> None:
    full = {"ids": {"a": 3}, "processor": 1.0}
    one, other = Project("x", "1.0"), Project("y", "2.0", further=True)
    first = page([(one, {"full": full, "pipe": part(4)}), (other, {"full": full})], "9")
    assert "\n## Further suites\n" in first
    again = page([(one, {"full": full, "recorded": part(0)}), (other, {})], "9", first)
    (before, after) = (rows_in(text) for text in (first, again))
    assert after["y 2.0"] == before["y 2.0"]
    assert after["x 1.0"] == [
        *("x 1.0", "3", "ok", "–", "–", "–", "ok", "4 / – / – / 0", "1.00", "all asked"),
        "everything: addopts: -m",
    ]
    newer = page([(Project("x", "1.1"), {}), (other, {})], "9", again)
    assert "x 1.0" not in newer, "another version is another suite"
    assert list(rows_in(newer)) == [COLUMNS[0], "---", "y 2.0"]


def test_times_of_questions_are_left_out() -> None:
    assert without_times("5: 1 file whole, 1 asked of pytest in 694 ms") == (
        "5: 1 file whole, 1 asked of pytest"
    )
    assert without_times("2 asked of pytest in 1.5 s, 1 file whole") == (
        "2 asked of pytest, 1 file whole"
    )


def test_many_reasons_are_shortened() -> None:
    assert shortened(["a"] * 5) == "a; a; a; and 2 more"


def test_projects_are_told_apart() -> None:
    assert len({project.name for project in PROJECTS}) == len(PROJECTS)
