"""`splitter doctor` in real checkouts: each planted fault is found, named and has its remedy."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import usable
from faults import ADDOPTS, FAULTS, HEALTHY, WARNINGS, Planted
from harness import VENVS, Suite, Venv, quoted

import pytest

OUTER = {"PYTEST_PLUGINS": "", "PYTHONPATH": "", "GIT_CONFIG_GLOBAL": "/dev/null"}
"""Nothing of the harness: what a CI job has."""

COMMIT = "git add . && git -c user.name=n -c user.email=n@n.n commit -qm changed"


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory, splitter: Path) -> dict[str, Path]:
    """Where the healthy checkouts are that have been made, by environment."""
    return {"": tmp_path_factory.mktemp("recorded")}


@pytest.fixture
def checkout(
    make_suite: Callable[..., Suite], recorded: dict[str, Path], splitter: Path
) -> Callable[[Venv], Suite]:
    """Makes a recorded suite, committed with its two files."""

    def make(venv: Venv) -> Suite:
        if venv.name not in recorded:
            (recorded[""] / venv.name).mkdir()
            healthy = Suite(recorded[""] / venv.name, splitter, recorded[""]).write(HEALTHY)
            done = healthy.shell(
                venv, f"git init -q && splitter record -q -- pytest -q && {COMMIT}", **OUTER
            )
            assert done.code == 0, done.describe()
            recorded[venv.name] = healthy.path
        suite = make_suite({})
        shutil.copytree(recorded[venv.name], suite.path, dirs_exist_ok=True)
        return suite

    return make


def examined(suite: Suite, venv: Venv, options: str, variables: dict[str, str]) -> tuple[int, dict]:
    done = suite.shell(venv, f"splitter doctor --json {options}", **{**OUTER, **variables})
    assert done.code in (0, 1), done.describe()
    assert done.result.stderr == ""
    return done.code, json.loads(done.result.stdout)


def planted(checkout, fault: Planted) -> tuple[int, dict]:
    venv = usable(next(one for one in VENVS if one.name == fault.venv))
    suite = checkout(venv)
    suite.write(fault.files)
    fault.edit(suite)
    suite.shell(venv, COMMIT, **OUTER)
    before, dashes, command = fault.options.partition("-- ")
    return examined(suite, venv, f"--splits 4 {before} {dashes}{command}", fault.variables)


def test_a_healthy_checkout_has_nothing_to_complain_about(checkout, venv: Venv) -> None:
    suite = checkout(venv)
    for options in ("", "--splits 4", "--splits 4 -- pytest -q", "-- xargs pytest -q"):
        code, answer = examined(suite, venv, options, {})
        assert (code, answer["findings"], answer["holds"]) == (0, [], True)
    job = {"CIRCLE_NODE_INDEX": "1", "CIRCLE_NODE_TOTAL": "4"}
    code, answer = examined(suite, venv, "", job)
    assert (code, answer["findings"]) == (0, [])
    facts = {fact["name"]: fact for fact in answer["facts"]}
    assert facts["tests"]["files"] == 2
    assert facts["collected"]["collected"] == 6
    assert facts["matched"]["estimated"] == facts["matched"]["stale"] == 0
    assert facts["age"]["days"] == 0
    assert facts["git"]["uncommitted"] == 0
    assert facts["pytest"]["major"] == venv.major
    assert facts["plan"]["groups"] == 4
    said = suite.shell(venv, "splitter doctor", **OUTER)
    assert said.code == 0
    assert said.result.stdout.decode().endswith(
        "\nnothing to complain about: each test runs in one group\n"
    )
    status = suite.shell(venv, "git status --porcelain", **OUTER)
    assert status.result.stdout == b"", "a checkup leaves nothing behind"


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault(name: str, checkout) -> None:
    fault = FAULTS[name]
    code, answer = planted(checkout, fault)
    found = [one for one in answer["findings"] if one["name"] == fault.name]
    assert found, answer["findings"]
    assert found[0]["severity"] == "fault"
    assert fault.action in found[0]["action"]
    assert code == 1
    assert answer["holds"] is False
    assert [one for one in answer["findings"] if not one["action"]] == []


@pytest.mark.parametrize("name", WARNINGS)
def test_a_planted_warning(name: str, checkout) -> None:
    """Each test runs once all the same."""
    fault = WARNINGS[name]
    code, answer = planted(checkout, fault)
    found = [one for one in answer["findings"] if one["name"] == fault.name]
    assert found, answer["findings"]
    assert found[0]["severity"] == "warning"
    assert fault.action in found[0]["action"]
    assert (code, answer["faults"]) == (0, 0), answer["findings"]


def test_what_no_job_has(checkout, pytest8: Venv) -> None:
    """Files that are on this disk alone: of the plan, and of the suite."""
    suite = checkout(pytest8)
    suite.write(
        {
            ".splitter.yml": "keep: file\n",
            "tests/build/test_ignored.py": "def test_ignored(): pass\n",
            "pytest.ini": "[pytest]\ntestpaths = tests\nnorecursedirs = .git\n",
            "tests/test_new.py": "def test_new(): pass\n",
        }
    )
    code, answer = examined(suite, pytest8, "", {})
    found = {(one["severity"], one["name"], one["where"]) for one in answer["findings"]}
    assert code == 0
    assert ("warning", "not-committed", "./.splitter.yml") in found or (
        "warning",
        "not-committed",
        ".splitter.yml",
    ) in found
    assert ("warning", "unknown-to-git", "tests/build/test_ignored.py") in found
    assert ("note", "unknown-to-git", "tests/test_new.py") in found


def test_several_faults_at_once(checkout, pytest8: Venv) -> None:
    """One does not hide the others; the text has a remedy for each, faults first."""
    suite = checkout(pytest8)
    suite.write({"pytest.ini": ADDOPTS.format("--lf --splits 4")})
    (suite.path / ".test_profile").unlink()
    done = suite.shell(
        pytest8,
        "splitter doctor --splits 4 -- " + quoted("xargs", "-n", "1", "pytest", "tests"),
        **OUTER,
        CIRCLE_NODE_INDEX="7",
        CIRCLE_NODE_TOTAL="4",
    )
    text = done.result.stdout.decode()
    assert done.code == 1
    heads = re.findall(r"^(fault|warning|note) \(([\w-]+)\): ", text, re.MULTILINE)
    names = {name for _, name in heads}
    assert {
        "second-splitter",
        "remembering-option",
        "parted-pipe",
        "path-beside-pipe",
        "odd-index",
        "no-profile",
    } <= names
    assert text.count("\n  do: ") == len(heads)
    assert [kind for kind, _ in heads] == sorted((kind for kind, _ in heads), key="fwn".find)


def test_names_and_groups_that_no_machine_decides(checkout, pytest8: Venv) -> None:
    """The same checkout in two jobs: the same fingerprint, the same findings."""
    suite = checkout(pytest8)
    answers = [
        examined(suite, pytest8, "--splits 3", {"LC_ALL": "C", "PYTHONHASHSEED": seed})[1]
        for seed in ("1", "2")
    ]
    plans = [
        [fact["text"] for fact in answer["facts"] if fact["name"] == "plan"] for answer in answers
    ]
    assert plans[0] == plans[1] != []
    assert answers[0]["findings"] == answers[1]["findings"] == []
