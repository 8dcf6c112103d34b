"""The example workflow with `splitter run` and `splitter verify`, executed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from github import SUITE, TESTS, WITNESS, logs, make_repository, plans, ran
from workflows import Repository

import pytest
from house import ROOT

WORKFLOW = ROOT / "examples/github-actions/run.yml"
GROUPS = 4


@pytest.fixture
def make(tmp_path: Path, splitter: Path) -> Callable[..., Repository]:
    return lambda files: make_repository(WORKFLOW, files, tmp_path, splitter)


def test_each_test_runs_once_and_verify_says_so(make: Callable[..., Repository]) -> None:
    repository = make(SUITE)
    outcomes = repository.run(1)
    jobs = ["plan", *["tests"] * GROUPS, "verify", "learn"]
    assert [o.job for o in outcomes] == jobs, logs(outcomes)
    assert all(o.passed for o in outcomes), logs(outcomes)
    together = ran(repository)
    assert len(together) == TESTS, logs(outcomes)
    assert set(together.values()) == {1}
    assert len(plans(outcomes)) == 1, "all groups run one plan"
    assert f"{TESTS} tests ran, each exactly once: 1 skipped" in logs(outcomes)


def test_the_next_run_plans_by_what_this_one_learned(make: Callable[..., Repository]) -> None:
    repository = make(SUITE)
    first = repository.run(1)
    second = repository.run(2)
    assert all(o.passed for o in second), logs(second)
    assert logs(second).count(f"matched {TESTS} of {TESTS} tests") == 1, "only one job plans"
    assert plans(second) != plans(first)
    assert "predicted" in logs(second)


def test_a_rerun_of_the_groups_runs_the_plan_of_the_first_attempt(
    make: Callable[..., Repository],
) -> None:
    repository = make(SUITE)
    first = repository.run(1)
    repository.run(2)
    again = repository.run(1, attempt=2, only="tests")
    assert all(o.passed for o in again), logs(again)
    assert plans(again) == plans(first)


def test_a_failing_test_loses_none(make: Callable[..., Repository]) -> None:
    repository = make({**SUITE, "tests/test_red.py": "def test_red(): assert False\n"})
    outcomes = repository.run(1)
    assert [o.passed for o in outcomes if o.job == "tests"].count(False) == 1, logs(outcomes)
    (verified,) = (o for o in outcomes if o.job == "verify")
    assert verified.passed, verified.log
    assert "1 failed" in verified.log
    assert "learn" not in {o.job for o in outcomes}


def test_a_group_that_dies_is_found(make: Callable[..., Repository]) -> None:
    """Before pytest chose its tests: it leaves no record, and verify says which is missing."""
    fails = WITNESS + "if os.path.exists('die'): raise SystemExit(9)\n"
    repository = make({**SUITE, "conftest.py": fails})
    tests = repository.workflow["jobs"]["tests"]["steps"]
    tests.insert(0, {"run": "test ${{ matrix.group }} != 3 || touch die"})
    outcomes = repository.run(1)
    assert [o.passed for o in outcomes if o.job == "tests"] == [True, True, False, True]
    (verified,) = (o for o in outcomes if o.job == "verify")
    assert not verified.passed
    assert "1 group did not run" in verified.log


def test_empty_groups_pass(make: Callable[..., Repository]) -> None:
    few = "def test_one(): pass\ndef test_two(): pass\n"
    repository = make({"conftest.py": WITNESS, "pytest.ini": "[pytest]\n", "test_few.py": few})
    outcomes = repository.run(1)
    assert all(o.passed for o in outcomes), logs(outcomes)
    assert set(ran(repository).values()) == {1}


def test_the_matrix_has_as_many_groups_as_the_plan(make: Callable[..., Repository]) -> None:
    repository = make(SUITE)
    groups = int(repository.workflow["env"]["GROUPS_OF_TESTS"])
    matrix = repository.workflow["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["group"] == list(range(1, groups + 1))
    outcomes = repository.run(1)
    artifact = repository.scratch / "artifacts-of-1/plan/plan.json"
    assert json.loads(artifact.read_text())["splits"] == groups, logs(outcomes)
