"""`splitter run` divides what files do not tell by what earlier runs saw, and asks nothing."""

from __future__ import annotations

from harness import Run, Suite, Venv
from runs import NO_PLUGINS, assert_exactly_once, make_plan, read_plan, run_planned
from suites import PINNED

import pytest

SPLITS = 3

MANY = """
import os, pytest
@pytest.mark.parametrize("x", os.environ.get("VALUES", "a b c d e f g h").split())
def test_p(x): pass
def test_last(): pass
"""

HOOK = "def pytest_ignore_collect(collection_path): return None\n"

SUITE = {
    **PINNED,
    "test_many.py": MANY,
    "test_q.py": "def test_q(): pass\n",
    "sub/conftest.py": HOOK,
    "sub/test_s.py": "def test_s(): pass\ndef test_t(): pass\n",
}

STORED = {
    **{f"test_many.py::test_p[{x}]": 1.0 for x in "abcdefgh"},
    "test_many.py::test_last": 0.1,
    "test_q.py::test_q": 0.1,
    "sub/test_s.py::test_s": 0.5,
    "sub/test_s.py::test_t": 0.5,
    "sub/test_gone.py::test_g": 0.5,
}


@pytest.fixture
def suite(make_suite) -> Suite:
    made = make_suite(SUITE)
    made.write_durations(STORED)
    return made


def plan(suite: Suite, venv: Venv, options: str = "") -> Run:
    return make_plan(suite, venv, SPLITS, options, **NO_PLUGINS)


def planned(suite: Suite) -> list[set[str]]:
    return [set(group["selectors"]) for group in read_plan(suite)["groups"]]


def test_nothing_is_asked_of_pytest(suite: Suite, pytest8: Venv) -> None:
    made = plan(suite, pytest8)
    assert "2 as earlier runs had them" in made.result.stderr, made.describe()
    assert "asked of pytest" not in made.result.stderr
    cut = [name for group in planned(suite) for name in group if "test_p[" in name]
    assert len(cut) >= 5
    assert not any("gone" in name for group in planned(suite) for name in group)


def test_a_pipe_must_be_sure(suite: Suite, pytest8: Venv) -> None:
    made = plan(suite, pytest8, "--delivery pipe")
    assert "2 asked of pytest" in made.result.stderr, made.describe()
    assert "as earlier runs" not in made.result.stderr


@pytest.mark.parametrize("values", ["a b c d e f g h", "a b x y z", "x y", "a b c d e f g h i"])
def test_each_test_once_whatever_has_changed(suite: Suite, pytest8: Venv, values: str) -> None:
    plan(suite, pytest8)
    suite.write(
        {
            "test_new.py": "def test_new(): pass\n",
            "sub/test_newer.py": "def test_newer(): pass\n",
            "sub/test_s.py": "def test_t(): pass\ndef test_u(): pass\n",
        }
    )
    full = suite.shell(pytest8, "pytest", VALUES=values)
    assert_exactly_once(full, run_planned(suite, pytest8, SPLITS, VALUES=values), ordered=False)
    checked = suite.shell(pytest8, "splitter verify --plan ../plan.json ../records")
    assert checked.code == 0, checked.describe()


def test_what_is_not_stored_is_asked(suite: Suite, pytest8: Venv) -> None:
    suite.write_durations({})
    made = plan(suite, pytest8)
    assert "1 asked of pytest" in made.result.stderr, made.describe()
    assert_exactly_once(suite.full(pytest8), run_planned(suite, pytest8, SPLITS), ordered=False)
