"""The example workflow, executed: its `run` steps for every value of the matrix.

Stand-ins are the actions (actions.py), `pip`, and a repository of splitter whose scripts/build
brings the program under test.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from actions import Actions
from workflows import Outcome, Repository, read_workflow

import pytest
from house import ROOT

WORKFLOW = ROOT / "examples/github-actions/workflow.yml"

WITNESS = """
import os
def pytest_runtest_logreport(report):
    if report.when == "call":
        with open(os.environ["WITNESS"], "a") as file:
            file.write(report.nodeid + "\\n")
"""

SUITE = {
    "pytest.ini": "[pytest]\naddopts = -q\n",
    "conftest.py": WITNESS,
    "tests/test_ids.py": (
        "import pytest\n"
        "@pytest.mark.parametrize('text', ['a b', 'it\\'s', 'a\"b', '$HOME', 'é', '#'])\n"
        "def test_text(text): pass\n"
    ),
    "tests/test_slow.py": (
        "import time\n"
        "class TestSlow:\n"
        "    def test_one(self): time.sleep(0.2)\n"
        "    def test_two(self): time.sleep(0.1)\n"
        "def test_three(): time.sleep(0.1)\n"
    ),
    "tests/sub/test_fast.py": "def test_one(): pass\ndef test_two(): pass\n",
    "tests/test_skipped.py": "import pytest\ndef test_one(): pytest.skip('not here')\n",
}
TESTS = 12


def commit_stand_in(folder: Path, splitter: Path) -> str:
    """A repository whose scripts/build brings the program under test; gives its commit."""
    script = folder / "scripts/build"
    script.parent.mkdir(parents=True)
    script.write_text(
        '#!/bin/sh\nset -e\ncd -- "$(dirname -- "$0")/.."\n'
        f"mkdir -p build/release\nln -sf '{splitter}' build/release/splitter\n"
    )
    script.chmod(0o755)
    git = ["git", "-C", str(folder), "-c", "user.name=house", "-c", "user.email=house@localhost"]
    git += ["-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "A stand-in"]):
        subprocess.run([*git, *words], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return head.stdout.strip()


@pytest.fixture
def make(tmp_path: Path, splitter: Path) -> Callable[..., Repository]:
    def make(files: dict[str, str]) -> Repository:
        checkout = tmp_path / "checkout"
        for name, text in files.items():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_text(text, encoding="utf-8")
        tools = tmp_path / "tools"
        tools.mkdir()
        (tools / "pip").write_text("#!/bin/sh\n")
        (tools / "pip").chmod(0o755)
        workflow = read_workflow(WORKFLOW)
        # What the README tells its readers to change.
        workflow["env"] = {
            "SPLITTER_REPOSITORY": str(tmp_path / "splitter"),
            "SPLITTER_COMMIT": commit_stand_in(tmp_path / "splitter", splitter),
        }
        variables = {
            "PATH": f"{tools}:{Path(sys.executable).parent}:{os.defpath}",
            "LC_ALL": "C.UTF-8",
            "WITNESS": str(tmp_path / "witness"),
        }
        return Repository(
            workflow, Actions(checkout, tmp_path / "caches"), tmp_path / "jobs", variables
        )

    return make


@pytest.fixture
def repository(make: Callable[..., Repository]) -> Repository:
    return make(SUITE)


def ran(repository: Repository) -> Counter[str]:
    """How often each test was run since this was last asked."""
    witness = Path(repository.variables["WITNESS"])
    lines = witness.read_text(encoding="utf-8").splitlines() if witness.exists() else []
    witness.unlink(missing_ok=True)
    return Counter(lines)


def logs(outcomes: Sequence[Outcome]) -> str:
    return "\n".join(f"=== {o.job} {dict(o.matrix)}: {o.passed}\n{o.log}" for o in outcomes)


def plans(outcomes: Sequence[Outcome]) -> set[str]:
    return set(re.findall(r"splitter: plan (\w+)", logs(outcomes)))


def durations_of(repository: Repository, run_id: int) -> dict[str, float]:
    path = repository.scratch / f"artifacts-of-{run_id}/durations/durations.json"
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
    assert set(once) - set(learned) == {"tests/test_skipped.py::test_one"}, "no data"
    assert durations_of(repository, 1) == {}
    assert logs(second).count(f"matched {TESTS - 1} of {TESTS} tests") == 4
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
    (repository.actions.caches / repository.actions.keys[-1]).write_text('{"a": ')
    outcomes = repository.run(2)
    assert [o.passed for o in outcomes] == [True, *[False] * 4], logs(outcomes)
    assert not ran(repository)


def test_a_copy_of_a_record_teaches_nothing_new(repository: Repository) -> None:
    """As a group that was rerun by hand may leave one."""
    repository.run(1)
    learned = repository.actions.caches / repository.actions.keys[-1]
    before = learned.read_bytes()
    record = next((repository.scratch / "artifacts-of-1").glob("records-of-group-*/**/*.jsonl"))
    (record.parent / f"copy-of-{record.name}").write_bytes(record.read_bytes())
    learn = repository.run(1, attempt=2, only="learn")
    assert all(o.passed for o in learn), logs(learn)
    assert (repository.actions.caches / repository.actions.keys[-1]).read_bytes() == before
