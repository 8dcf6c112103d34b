"""The example workflow, executed: its `run` steps for every value of the matrix."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from github import SUITE, TESTS, WITNESS, logs, make_repository, plans, ran
from workflows import Repository

import pytest
from house import ROOT

WORKFLOW = ROOT / "examples/github-actions/workflow.yml"


@pytest.fixture
def make(tmp_path: Path, splitter: Path) -> Callable[..., Repository]:
    return lambda files: make_repository(WORKFLOW, files, tmp_path, splitter)


@pytest.fixture
def repository(make: Callable[..., Repository]) -> Repository:
    return make(SUITE)


def durations_of(repository: Repository, run_id: int) -> dict[str, float]:
    path = repository.scratch / f"artifacts-of-{run_id}/durations/.test_durations"
    return json.loads(path.read_text(encoding="utf-8"))


def test_all_jobs_pass_and_run_each_test_once(repository: Repository) -> None:
    outcomes = repository.run(1)
    assert [o.job for o in outcomes] == ["durations", *["tests"] * 4, "learn"], logs(outcomes)
    assert all(o.passed for o in outcomes), logs(outcomes)
    together = ran(repository)
    assert len(together) == TESTS, logs(outcomes)
    assert set(together.values()) == {1}
    assert len(plans(outcomes)) == 1, "all groups have computed the same plan"


def test_the_next_run_splits_by_what_this_one_learned(repository: Repository) -> None:
    first = repository.run(1)
    once = ran(repository)
    second = repository.run(2)
    assert all(o.passed for o in second), logs(second)
    assert ran(repository) == once
    learned = durations_of(repository, 2)
    assert set(once) == set(learned)
    assert durations_of(repository, 1) == {}
    profile = repository.scratch / "artifacts-of-2/durations/.test_profile"
    assert profile.exists(), "imports, fixtures and memory are known, too"
    assert logs(second).count(f"matched {TESTS} of {TESTS} tests") == 4
    assert plans(second) != plans(first)
    assert learned["tests/test_slow.py::TestSlow::test_one"] > 0.2


def test_a_rerun_of_all_jobs_splits_as_its_first_attempt(repository: Repository) -> None:
    """Although main has learned in between."""
    first = repository.run(1)
    repository.run(2)
    ran(repository)
    again = repository.run(1, attempt=2)
    assert all(o.passed for o in again), logs(again)
    assert durations_of(repository, 1) == {}
    assert plans(again) == plans(first)
    assert set(ran(repository).values()) == {1}


def test_a_rerun_of_the_groups_splits_as_its_first_attempt(repository: Repository) -> None:
    first = repository.run(1)
    repository.run(2)
    again = repository.run(1, attempt=2, only="tests")
    assert all(o.passed for o in again), logs(again)
    assert plans(again) == plans(first)


def test_a_pull_request_learns_nothing(repository: Repository) -> None:
    repository.event = {"ref_name": "12/merge"}
    outcomes = repository.run(1)
    assert "learn" not in {o.job for o in outcomes}
    assert not [key for key in repository.actions.keys if key.startswith("learned")]


def test_a_failing_test_fails_its_group_only_and_teaches_nothing(
    make: Callable[..., Repository],
) -> None:
    repository = make({**SUITE, "tests/test_red.py": "def test_red(): assert False\n"})
    outcomes = repository.run(1)
    assert [o.passed for o in outcomes if o.job == "tests"].count(False) == 1, logs(outcomes)
    assert "learn" not in {o.job for o in outcomes}
    assert len(ran(repository)) == TESTS + 1


def test_empty_groups_pass(make: Callable[..., Repository]) -> None:
    few = "def test_one(): pass\ndef test_two(): pass\n"
    repository = make({"conftest.py": WITNESS, "pytest.ini": "[pytest]\n", "test_few.py": few})
    for run_id in (1, 2):
        outcomes = repository.run(run_id)
        assert all(o.passed for o in outcomes), logs(outcomes)
        assert set(ran(repository).values()) == {1}
    assert len(durations_of(repository, 2)) == 2


def test_broken_durations_stop_every_group(repository: Repository) -> None:
    """No group may fall back on a plan of its own, and none may run everything."""
    repository.run(1)
    ran(repository)
    learned = repository.actions.caches / repository.actions.keys[-1] / ".test_durations"
    learned.write_text('{"a": ')
    outcomes = repository.run(2)
    assert [o.passed for o in outcomes] == [True, *[False] * 4], logs(outcomes)
    assert not ran(repository)


def test_a_copy_of_a_record_teaches_nothing_new(repository: Repository) -> None:
    """As a group that was rerun by hand may leave one."""
    repository.run(1)
    learned = repository.actions.caches / repository.actions.keys[-1] / ".test_durations"
    before = learned.read_bytes()
    record = next((repository.scratch / "artifacts-of-1").glob("records-of-group-*/**/*.jsonl"))
    (record.parent / f"copy-of-{record.name}").write_bytes(record.read_bytes())
    learn = repository.run(1, attempt=2, only="learn")
    assert all(o.passed for o in learn), logs(learn)
    again = repository.actions.caches / repository.actions.keys[-1] / ".test_durations"
    assert again.read_bytes() == before
