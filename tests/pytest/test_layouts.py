"""Every test exactly once, whatever the suite is made of and whatever its files are called."""

from __future__ import annotations

import os

from harness import Jobs, Venv, assert_exactly_once
from suites import CLASSES, EVERYTHING, ONE_HUGE_FILE, PLAIN, UNITTEST, dedented

import pytest

TWO_TESTS = "def test_a(): pass\ndef test_b(): pass\n"

ROOT_IS_A_PACKAGE = {
    "__init__.py": "",
    "test_a.py": TWO_TESTS,
    "sub/__init__.py": "",
    "sub/test_a.py": TWO_TESTS,
}

TESTS_IN_INIT = {
    "pytest.ini": "[pytest]\npython_files = *.py\n",
    "pkg/__init__.py": TWO_TESTS,
    "pkg/test_a.py": TWO_TESTS,
    "pkg/sub/__init__.py": "class TestInit:\n    def test_a(self): pass\n",
    "pkg/sub/other.py": "def test_a(): pass\n",
}

SET_OF_PARAMETERS = dedented(
    {
        "test_set.py": """
            import pytest
            @pytest.mark.parametrize("x", {"red", "green", "blue", "black", "white"})
            def test_colour(x): pass
        """,
        "test_other.py": "def test_a(): pass\n",
    }
)

ODD_FOLDERS = [
    "with blank",
    "quote's",
    'double"quote',
    "-dash",
    "--rootdir=x",
    "@file",
    "dollar$HOME",
    "#hash",
    "ünïcode-日本",
    "semi;colon&amp|pipe",
    "star*?",
    "a:b",
    "~",
    "%41",
    "tab\there",
]


@pytest.mark.parametrize(
    ("splits", "options"),
    [(1, ""), (2, ""), (3, "--keep none"), (5, "--keep function")],
    ids=["one", "two", "three-apart", "five-by-function"],
)
def test_a_suite_of_everything(make_suite, venv: Venv, splits: int, options: str) -> None:
    suite = make_suite(EVERYTHING)
    groups = suite.groups(venv, splits, Jobs(options))
    # pytest itself sorts the users of a parametrized fixture by what else is in the run.
    unsorted = ("fixtures/", "parameters/")
    assert_exactly_once(suite.full(venv), groups, unsorted=unsorted)
    assert all(group.ran for group in groups)


def test_more_groups_than_tests(make_suite, venv: Venv) -> None:
    suite = make_suite(PLAIN)
    groups = suite.groups(venv, 8, Jobs())
    assert_exactly_once(suite.full(venv), groups)
    assert sorted(len(group.ran) for group in groups) == [0, 0, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("keep", ["file", "class"])
def test_what_is_kept_together(make_suite, pytest8: Venv, keep: str) -> None:
    suite = make_suite({**CLASSES, **ONE_HUGE_FILE})
    groups = suite.groups(pytest8, 3, Jobs(f"--keep {keep}"))
    assert_exactly_once(suite.full(pytest8), groups)
    units = [{kept_unit(test, keep) for test in group.ran} for group in groups]
    assert sum(map(len, units)) == len(set.union(*units)), "a unit is in two groups"


def kept_unit(test: str, keep: str) -> str:
    file, first = test.split("[")[0].split("::")[:2]
    return file if keep == "file" else f"{file}::{first}"


def test_expanded(make_suite, venv: Venv) -> None:
    suite = make_suite(EVERYTHING)
    groups = suite.groups(venv, 2, Jobs("--expand"))
    assert_exactly_once(suite.full(venv), groups, unsorted=("fixtures/", "parameters/"))


def test_contiguous(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, **CLASSES, **UNITTEST})
    full = suite.full(pytest8)
    groups = suite.groups(pytest8, 4, Jobs("--algorithm contiguous"))
    assert_exactly_once(full, groups)
    assert [test for group in groups for test in group.ran] == full.ran


def test_stored_tests(make_suite, venv: Venv) -> None:
    suite = make_suite({**PLAIN, **CLASSES, **ONE_HUGE_FILE})
    full = suite.full(venv)
    suite.write_durations({test: (i % 7) / 2 for i, test in enumerate(full.ran)})
    assert_exactly_once(full, suite.groups(venv, 3, Jobs("--discover stored")), ordered=False)


def test_new_and_vanished_tests(make_suite, pytest8: Venv) -> None:
    """Durations of yesterday's suite: a part of it is gone, a part is new."""
    suite = make_suite({**PLAIN, **CLASSES, **ONE_HUGE_FILE})
    full = suite.full(pytest8)
    known = {test: 1.0 + i % 5 for i, test in enumerate(full.ran) if i % 3}
    gone = {"test_gone.py::test_a": 50.0, "test_one.py::test_gone": 2.0}
    suite.write_durations({**known, **gone})
    assert_exactly_once(full, suite.groups(pytest8, 4, Jobs()))


@pytest.mark.parametrize("options", ["", "--keep none"])
def test_root_is_a_package(make_suite, venv: Venv, options: str) -> None:
    suite = make_suite(ROOT_IS_A_PACKAGE)
    assert_exactly_once(suite.full(venv), suite.groups(venv, 2, Jobs(options)))


@pytest.mark.parametrize("options", ["", "--keep none"])
def test_tests_in_init(make_suite, venv: Venv, options: str) -> None:
    suite = make_suite(TESTS_IN_INIT)
    assert_exactly_once(suite.full(venv), suite.groups(venv, 2, Jobs(options)))


@pytest.mark.parametrize("options", ["", "--keep none --expand"])
def test_odd_names_of_folders_and_files(make_suite, venv: Venv, options: str) -> None:
    files = {f"{name}/test_{i}.py": TWO_TESTS for i, name in enumerate(ODD_FOLDERS)}
    files |= {
        "-test_dash.py": TWO_TESTS,
        "@test_at.py": TWO_TESTS,
        "test blank's.py": TWO_TESTS,
        "test_größe.py": "def test_ä(): pass\nclass TestÜ:\n    def test_b(self): pass\n",
    }
    suite = make_suite({**files, "pytest.ini": "[pytest]\npython_files = *test*.py\n"})
    full = suite.full(venv)
    assert len(full.ran) == 2 * len(files)
    assert_exactly_once(full, suite.groups(venv, 3, Jobs(options)))


def test_backslash_in_a_folder(make_suite, venv: Venv) -> None:
    """pytest 9 shows such a folder with a slash, so that its ids do not name the file."""
    suite = make_suite({"back\\slash/test_a.py": TWO_TESTS, "test_b.py": TWO_TESTS})
    groups = suite.groups(venv, 2, Jobs())
    if venv.major < 9:
        assert_exactly_once(suite.full(venv), groups)
    else:
        assert all("back/slash" in group.result.stderr and not group.ran for group in groups)
        assert all(group.code != 0 for group in groups)


def test_bracket_in_a_folder_is_refused(make_suite, venv: Venv) -> None:
    """pytest takes what follows the bracket for a parameter, and would run the wrong thing."""
    suite = make_suite({"a[b]/test_a.py": TWO_TESTS, "a/test_a.py": TWO_TESTS})
    groups = suite.groups(venv, 1, Jobs())
    assert groups[0].code != 0
    assert not groups[0].ran
    assert "a[b]" in groups[0].result.stderr


def test_two_colons_in_a_folder(make_suite, venv: Venv) -> None:
    """pytest cannot be given such a path; not one test may be lost for it in silence."""
    suite = make_suite({"a::b/test_a.py": TWO_TESTS, "test_b.py": TWO_TESTS})
    groups = suite.groups(venv, 2, Jobs())
    assert any(group.code != 0 for group in groups)
    assert any("a::b" in group.result.stderr for group in groups)


def test_bytes_that_are_no_text_in_a_folder(make_suite, venv: Venv) -> None:
    suite = make_suite({"test_b.py": TWO_TESTS})
    suite.write({f"caf{os.fsdecode(bytes([0xE9]))}/test_a.py": TWO_TESTS})
    # Neither the terminal nor the cache of pytest can write such a name.
    silent = "-p no:terminal -p no:cacheprovider"
    groups = suite.groups(venv, 2, Jobs(pytest=f"pytest {silent}"))
    assert_exactly_once(suite.full(venv, silent), groups)


def test_each_job_with_another_order_of_parameters(make_suite, pytest8: Venv) -> None:
    suite = make_suite(SET_OF_PARAMETERS)
    groups = suite.groups(pytest8, 3, Jobs("--keep none", seeded=True))
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)


def test_files_linked_to_each_other(make_suite, venv: Venv) -> None:
    suite = make_suite({"a/test_real.py": TWO_TESTS})
    (suite.path / "a" / "test_alias.py").symlink_to("test_real.py")
    (suite.path / "b").symlink_to("a")
    suite.write({"pytest.ini": "[pytest]\naddopts = --import-mode=importlib\n"})
    full = suite.full(venv)
    assert len(full.ran) >= 4
    assert_exactly_once(full, suite.groups(venv, 3, Jobs("--keep none")))
