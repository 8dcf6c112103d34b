"""The table of plugins and the page that is made of it."""

from __future__ import annotations

import re
from collections import Counter

from compare import Finding, Kind
from page import result, row_of
from plugin import NINE, Plugin
from suites import ROWS

import pytest


def test_names_are_told_apart() -> None:
    assert not [name for name, count in Counter(row.name for row in ROWS).items() if count > 1]


def test_all_that_is_installed_is_pinned() -> None:
    for row in ROWS:
        assert row.pytests, row.name
        for pin in row.requires:
            assert re.fullmatch(r"[\w.-]+==[\w.]+", pin), f"{row.name}: {pin}"


def test_expressions_are_sound() -> None:
    for row in ROWS:
        for text in (row.refusal, row.excuse, row.session_items, row.untimed):
            re.compile(text)
        assert set(row.whole) <= set(row.files), row.name


def test_those_of_ci_have_the_newest_pytest_and_agree_on_versions() -> None:
    chosen = [row for row in ROWS if row.ci]
    assert 6 <= len(chosen) <= 10, "about half a minute"
    assert {row.pytests[-1] for row in chosen} == {NINE}
    for name in {row.ci for row in chosen}:
        pins = {pin for row in chosen if row.ci == name for pin in row.requires}
        assert len({pin.partition("==")[0] for pin in pins}) == len(pins), name


ROW = Plugin("pytest-x", ("pytest-x==1.0",), note="A note.")
RIGHT = Finding("run", Kind.RIGHT)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([RIGHT], "works"),
        ([RIGHT, Finding("pipe", Kind.REFUSED, "no")], "refused in pipe"),
        ([RIGHT, Finding("pipe", Kind.EXCUSED, "told so")], "told"),
        (
            [Finding("pipe", Kind.WRONG, "1 lost: `a|b`\nmore"), Finding("run", Kind.REFUSED)],
            "**wrong** in pipe: `1 lost: a|b`",
        ),
    ],
)
def test_results_in_words(findings: list[Finding], words: str) -> None:
    assert result(ROW, findings) == words


def test_versions_of_one_result_share_a_cell() -> None:
    line = row_of(ROW, {"8.4.2": [RIGHT], "9.2.0": [RIGHT]})
    assert line == "| pytest-x (pytest-x 1.0) | 8.4.2, 9.2.0 | works | A note. |"
    other = Finding("pipe", Kind.WRONG, "1 lost: a|b")
    line = row_of(ROW, {"8.4.2": [RIGHT], "9.2.0": [other]})
    assert "| 8.4.2; 9.2.0 | works; **wrong** in pipe: `1 lost: a\\|b` |" in line
