"""Folders in which pytest starts, its rootdir, and the configuration that it finds there."""

from __future__ import annotations

from harness import Jobs, Venv, assert_exactly_once

import pytest

TWO_TESTS = "def test_a(): pass\ndef test_b(): pass\n"

# Without the conftest of the root, every test of every folder errs.
NEEDS_ROOT = {
    "conftest.py": "import pytest\n@pytest.fixture\ndef root(): return 1\n",
    "above/test_above.py": "def test_a(root): pass\ndef test_b(root): pass\n",
    "below/test_below.py": "def test_a(root): pass\ndef test_b(root): pass\n",
    "below/deep/test_deep.py": "def test_a(root): pass\ndef test_b(root): pass\n",
    "below/deep/test_deep_too.py": "def test_a(root): pass\ndef test_b(root): pass\n",
}

CONFIGURATIONS = {
    "nothing": {},
    "pytest.ini": {"pytest.ini": "[pytest]\n"},
    "empty-pytest.ini": {"pytest.ini": ""},
    ".pytest.ini": {".pytest.ini": "[pytest]\n"},
    "tox.ini": {"tox.ini": "[pytest]\n"},
    "setup.cfg": {"setup.cfg": "[tool:pytest]\n"},
    "pyproject.toml": {"pyproject.toml": "[tool.pytest.ini_options]\n"},
    "pyproject-of-others": {"pyproject.toml": "[project]\nname = 'x'\n"},
    "setup.cfg-of-others": {"setup.cfg": "[metadata]\nname = x\n"},
    "setup.py": {"setup.py": ""},
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_configurations(make_suite, pytest8: Venv, name: str) -> None:
    suite = make_suite({**NEEDS_ROOT, **CONFIGURATIONS[name]})
    assert_exactly_once(suite.full(pytest8), suite.groups(pytest8, 4, Jobs()))


@pytest.mark.parametrize("name", ["nothing", "pyproject-of-others"])
def test_no_configuration_in_any_version(make_suite, venv: Venv, name: str) -> None:
    suite = make_suite({**NEEDS_ROOT, **CONFIGURATIONS[name]})
    assert_exactly_once(suite.full(venv), suite.groups(venv, 2, Jobs("--keep none")))


@pytest.mark.parametrize("name", ["nothing", "pytest.ini", "setup.py"])
def test_started_in_a_subfolder(make_suite, venv: Venv, name: str) -> None:
    suite = make_suite({**NEEDS_ROOT, **CONFIGURATIONS[name]})
    full = suite.full(venv, folder="below")
    if name == "nothing":
        assert full.failed, "without configuration the subfolder is a root of its own"
    assert_exactly_once(full, suite.groups(venv, 3, Jobs(folder="below")))


def test_root_names_the_folder(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**NEEDS_ROOT, "pytest.ini": "[pytest]\n"})
    jobs = [
        suite.shell(
            pytest8, f"splitter --shard {k}/2 --root below | (cd below && exec xargs pytest)"
        )
        for k in (1, 2)
    ]
    assert_exactly_once(suite.full(pytest8, folder="below"), jobs)


NESTED = {
    "pytest.ini-in-pytest.ini": ("pytest.ini", "[pytest]\n", "pytest.ini", "[pytest]\n"),
    "pyproject-in-pyproject": (
        "pyproject.toml",
        "[tool.pytest.ini_options]\n",
        "pyproject.toml",
        "[tool.pytest.ini_options]\naddopts = '-k test_a'\n",
    ),
    "setup.cfg-in-nothing": ("README", "", "setup.cfg", "[tool:pytest]\naddopts = -k test_a\n"),
    "others-in-others": (
        "pyproject.toml",
        "[project]\nname = 'x'\n",
        "pyproject.toml",
        "[project]\nname = 'y'\n",
    ),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_subfolder_with_its_own_configuration(make_suite, venv: Venv, name: str) -> None:
    """A full run never looks at it. A job whose arguments all lie below it must not either: it
    would lose the conftest of the root and follow other options."""
    outer, outer_text, inner, inner_text = NESTED[name]
    suite = make_suite({**NEEDS_ROOT, outer: outer_text, f"below/{inner}": inner_text})
    full = suite.full(venv)
    assert len(full.ran) == 8
    assert not full.failed
    assert_exactly_once(full, suite.groups(venv, 4, Jobs()))


def test_testpaths(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**NEEDS_ROOT, "pytest.ini": "[pytest]\ntestpaths = below/deep above\n"})
    full = suite.full(pytest8)
    assert len(full.ran) == 6
    assert_exactly_once(full, suite.groups(pytest8, 3, Jobs()))


def test_configuration_beside_the_tests(make_suite, pytest8: Venv) -> None:
    """`pytest -c below/pytest.ini` makes `below` the rootdir, to which ids are relative."""
    suite = make_suite({**NEEDS_ROOT, "below/pytest.ini": "[pytest]\n"})
    command = "pytest -c below/pytest.ini"
    full = suite.full(pytest8, "-c below/pytest.ini below")
    jobs = Jobs(f"--pytest '{command} below'", pytest=command)
    assert_exactly_once(full, suite.groups(pytest8, 2, jobs))


def test_tests_outside_the_rootdir(make_suite, pytest8: Venv) -> None:
    """Then ids are relative to what was named on the command line, and name no file themselves."""
    suite = make_suite({"config/pytest.ini": "[pytest]\n", "tests/test_a.py": TWO_TESTS})
    suite.write({"tests/test_b.py": TWO_TESTS})
    command = "pytest -c config/pytest.ini"
    full = suite.full(pytest8, "-c config/pytest.ini tests")
    assert len(full.ran) == 4
    groups = suite.groups(pytest8, 2, Jobs(f"--pytest '{command} tests'", pytest=command))
    refused = all(group.code != 0 and not group.ran for group in groups)
    if not refused:
        together = [test.split("/")[-1] for group in groups for test in group.ran]
        assert sorted(together) == sorted(full.ran)


@pytest.mark.parametrize("splits", [1, 2])
def test_options_that_a_conftest_below_defines(make_suite, venv: Venv, splits: int) -> None:
    """testpaths make pytest load the conftests there before it reads options. A job that names
    only other folders does not, and pytest refuses the option in addopts: docs/concepts.md says
    so. Not one test may be lost for it in silence."""
    option = "def pytest_addoption(parser): parser.addoption('--slow', action='store_true')\n"
    suite = make_suite(
        {
            "pytest.ini": "[pytest]\ntestpaths = unit integration\naddopts = --slow\n",
            "unit/conftest.py": option,
            "unit/test_u.py": TWO_TESTS,
            "integration/test_i.py": TWO_TESTS,
        }
    )
    groups = suite.groups(venv, splits, Jobs())
    refused = [group for group in groups if group.code != 0]
    assert all("unrecognized arguments: --slow" in group.result.stderr for group in refused)
    if not refused:
        assert_exactly_once(suite.full(venv), groups)
