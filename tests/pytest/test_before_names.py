"""What stands before the names that a pipe gives to pytest: none of it takes the first one."""

from __future__ import annotations

import json

from harness import Jobs, Suite, Venv, assert_exactly_once
from runs import NO_PLUGINS

import pytest

SUITE = {
    "test_one.py": "def test_a(): pass\ndef test_b(): pass\n",
    "test_two.py": "def test_a(): pass\n",
    "test_three.py": "def test_a(): pass\n",
}

OPTIONAL = """
def pytest_addoption(parser):
    parser.addoption("--snap", nargs="?", const="here")
    parser.addoption("--many", nargs="*", default=[])
"""

TOML = "[tool.pytest.ini_options]\naddopts = ['--debug']\n"

CASES = {
    "debug in addopts": ({"pytest.ini": "[pytest]\naddopts = --debug\n"}, {}, ""),
    "debug in a list of TOML": ({"pyproject.toml": TOML}, {}, ""),
    "debug in the environment": ({"pytest.ini": "[pytest]\n"}, {"PYTEST_ADDOPTS": "--debug"}, ""),
    "an option of the suite": (
        {"pytest.ini": "[pytest]\naddopts = --snap\n", "conftest.py": OPTIONAL},
        {},
        "",
    ),
    "an option of many values": (
        {"pytest.ini": "[pytest]\naddopts = --many\n", "conftest.py": OPTIONAL},
        {},
        "",
    ),
    "an option of one's own command": (
        {"pytest.ini": "[pytest]\n", "conftest.py": OPTIONAL},
        {},
        "--many a --snap",
    ),
    "no configuration": ({}, {"PYTEST_ADDOPTS": "--debug"}, ""),
}


def suite_of(name: str, make_suite) -> tuple[Suite, str]:
    files, variables, words = CASES[name]
    return make_suite({**SUITE, **files}, **variables), words


@pytest.mark.parametrize("delivery", ["args", "null", "file"])
@pytest.mark.parametrize("name", CASES)
def test_nothing_takes_the_first_name(make_suite, pytest8: Venv, name: str, delivery: str) -> None:
    suite, words = suite_of(name, make_suite)
    jobs = Jobs(pytest=f"pytest {words}".strip(), delivery=delivery)
    assert_exactly_once(suite.full(pytest8, words), suite.groups(pytest8, 2, jobs))


def test_empty_groups_stay_empty(make_suite, venv: Venv) -> None:
    suite, words = suite_of("debug in addopts", make_suite)
    assert_exactly_once(suite.full(venv, words), suite.groups(venv, 6, Jobs()))


def test_a_path_beside_the_pipe_is_found_by_verify(make_suite, pytest8: Venv) -> None:
    """Nobody can keep pytest from running it; that it ran in every job is told."""
    suite = make_suite({**SUITE, "pytest.ini": "[pytest]\n"})
    for k in (1, 2):
        command = f"splitter --shard {k}/2 | xargs splitter record --shard {k}/2 -o ../records --"
        suite.shell(pytest8, f"{command} pytest test_three.py", **NO_PLUGINS)
    said = suite.shell(pytest8, "splitter verify ../records --splits 2 --json", **NO_PLUGINS)
    assert said.code == 1, said.describe()
    repeated = [test["id"] for test in json.loads(said.result.stdout)["repeated"]]
    assert repeated == ["test_three.py::test_a"]
