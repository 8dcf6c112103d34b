"""Ids that shells, xargs and argument parsers misread reach pytest whole, by each delivery."""

from __future__ import annotations

from collections import Counter
from textwrap import dedent

from harness import FAILURE_WORD, Jobs, Suite, Venv, assert_exactly_once

import pytest

DELIVERIES = ["args", "null", "file"]

IDS = [
    "",
    " ",
    "a blank",
    "two  blanks",
    "ends in a blank ",
    " begins with a blank",
    "single'quote",
    'double"quote',
    "'quoted'",
    '"quoted"',
    "'\"'",
    "back\\slash",
    "ends in a backslash\\",
    "\\",
    "\\\\",
    "\\n",
    "\\'",
    "dollar$HOME",
    "$(echo hi)",
    "`echo hi`",
    "#",
    "# hash",
    "-",
    "--",
    "-x",
    "--collect-only",
    FAILURE_WORD,
    "@ids",
    "*",
    "?",
    "{}",
    "%s",
    "!",
    "~",
    "a;b|c&d>e<f",
    "(a)",
    "a[b]",
    "]",
    "[",
    "a::b",
    "a=b",
    "ünïcode-日本-😀",
    "_",
    "\\x00",
    "x" * 500,
]
"""Printable, so that a list of lines carries them; the blanks within are what xargs splits at."""

CONTROLS = ["tab\there", "new\nline", "return\rhere", "bell\a", "nul\0", "del\x7f", "next\x85line"]
"""pytest escapes these to `\\t`, `\\n` and so on, unless a suite forbids it."""

PARAGRAPHS = ["vertical\vtab", "form\ffeed", "unit\x1fend", "next\x85line", "line\u2028end"]
"""Characters that Python's splitlines, and so `pytest @file`, takes for an end of line."""

AS_IT_IS = "[pytest]\ndisable_test_id_escaping_and_forfeit_all_rights_to_community_support = true\n"


def module(ids: list[str]) -> str:
    return dedent(
        f"""
        import pytest
        IDS = {ids!a}
        @pytest.mark.parametrize("x", range(len(IDS)), ids=IDS)
        def test_id(x): pass
        @pytest.mark.parametrize("x", range(len(IDS)), ids=IDS)
        class TestID:
            def test_in_class(self, x): pass
        def test_größe(): pass
        class TestÜ:
            def test_日本(self): pass
        """
    )


@pytest.fixture(params=DELIVERIES)
def delivery(request: pytest.FixtureRequest, venv: Venv) -> str:
    if request.param == "file" and venv.major < 8:
        pytest.skip("pytest reads arguments from a file since 8.2")
    return request.param


def check(suite: Suite, venv: Venv, delivery: str) -> None:
    full = suite.full(venv)
    groups = suite.groups(venv, 2, Jobs("--keep none", delivery=delivery))
    assert_exactly_once(full, groups, ordered=False)
    assert all(group.ran for group in groups)


def test_ids_as_pytest_escapes_them(make_suite, venv: Venv, delivery: str) -> None:
    suite = make_suite({"test_ids.py": module(IDS + CONTROLS), "test_b.py": "def test_b(): pass"})
    check(suite, venv, delivery)


def test_ids_that_pytest_leaves_as_they_are(make_suite, venv: Venv, delivery: str) -> None:
    check(make_suite({"pytest.ini": AS_IT_IS, "test_ids.py": module(IDS)}), venv, delivery)


@pytest.mark.parametrize("delivery", ["args", "null"])
def test_control_characters(make_suite, venv: Venv, delivery: str) -> None:
    ids = [text for text in CONTROLS if "\0" not in text] + PARAGRAPHS
    check(make_suite({"pytest.ini": AS_IT_IS, "test_ids.py": module(ids)}), venv, delivery)


def remember(suite: Suite, venv: Venv) -> None:
    """A pipe names instances of a function only if earlier runs had the same ids."""
    suite.write_durations(dict.fromkeys(suite.full(venv, "-q").ran, 1.0))


def test_nul_reaches_no_command_line(make_suite, pytest8: Venv) -> None:
    """No process can be given it: the group that has it must say so rather than lose it."""
    suite = make_suite({"pytest.ini": AS_IT_IS, "test_ids.py": module(["a\0b", "a"])})
    remember(suite, pytest8)
    groups = suite.groups(pytest8, 2, Jobs("--keep none"))
    assert any(group.code != 0 for group in groups)


@pytest.mark.parametrize("character", ["\n", "\r", *(text[-4] for text in PARAGRAPHS)], ids=ascii)
def test_lines_refuse_what_ends_a_line(make_suite, pytest8: Venv, character: str) -> None:
    suite = make_suite({"pytest.ini": AS_IT_IS, "test_ids.py": module([f"a{character}b", "c"])})
    run = suite.groups(pytest8, 1, Jobs("--expand", delivery="file"))[0]
    full = suite.full(pytest8)
    refused = run.code == 2 and not run.sessions
    assert refused or Counter(run.ran) == Counter(full.ran), run.describe()


def test_more_than_one_command_line(make_suite, pytest8: Venv) -> None:
    """Past 128 KiB xargs starts pytest several times: a warning, and still each test once."""
    text = module([f"{'long ' * 40}{i}" for i in range(400)])
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_ids.py": text})
    full = suite.full(pytest8, "-q")
    remember(suite, pytest8)
    group = suite.groups(pytest8, 1, Jobs("--expand", pytest="pytest -q"))[0]
    assert Counter(group.ran) == Counter(full.ran)
    assert len(group.sessions) > 1
    assert "warning" in group.result.stderr
    assert len(suite.groups(pytest8, 1, Jobs())[0].sessions) == 1, "collapsed, it is short"
