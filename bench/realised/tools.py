"""How each tool is started for one CI job, all from the same recorded durations."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """Group NUMBER, from 1 on, of SPLITS; STORE is the folder with what was recorded."""

    splits: int
    number: int
    store: Path


@dataclass(frozen=True)
class Tool:
    """COMMAND is what the shell of a job runs, given how pytest is called."""

    name: str
    command: Callable[[Job, str], str]


def stored_in(store: Path) -> str:
    return f"--durations {store}/.test_durations --profile {store}/.test_profile"


def called(command: str, job: Job) -> str:
    return f"splitter {command} --splits {job.splits} --group {job.number} {stored_in(job.store)}"


def plugin(name: str, module: str, options: Callable[[Job], str]) -> Tool:
    """pytest loads the plugin's module, and none of the others beside it."""
    return Tool(name, lambda job, pytest: f"{pytest} -p {module} {options(job)}")


def split(algorithm: str) -> Tool:
    return plugin(
        f"pytest-split, {algorithm}",
        "pytest_split.plugin",
        lambda job: (
            f"--splits {job.splits} --group {job.number} "
            f"--durations-path {job.store}/.test_durations --splitting-algorithm {algorithm}"
        ),
    )


def groups(by: str) -> Tool:
    return plugin(
        f"pytest-test-groups{', by file' if by else ''}",
        "pytest_test_groups",
        lambda job: f"--test-group-count {job.splits} --test-group {job.number} {by}",
    )


def through_a_file(job: Job, pytest: str) -> str:
    """As splitter advises where the ids are too long for one command line of xargs."""
    path = job.store / f"group-{job.number}.txt"
    return f"{called('', job)} -o {path} && {pytest} @{path}"


TOOLS = (
    split("duration_based_chunks"),
    split("least_duration"),
    plugin(
        "pytest-fsplit",
        "pytest_fsplit.plugin",
        lambda job: (
            # Without a rootdir it refuses to collect: "must be inside the repository".
            f"--rootdir . --fsplits {job.splits} --fgroup {job.number} "
            f"--fsplit-durations-path {job.store}/.test_durations"
        ),
    ),
    plugin(
        "pytest-balance",
        "pytest_balance.plugin",
        lambda job: (
            f"--balance --balance-path {job.store} --balance-no-report "
            f"--balance-node-index {job.number - 1} --balance-node-total {job.splits}"
        ),
    ),
    groups(""),
    groups("--test-group-by filename"),
    Tool("splitter, pipe", lambda job, pytest: f"{called('', job)} | xargs {pytest}"),
    Tool("splitter, file", through_a_file),
    Tool("splitter run", lambda job, pytest: f"{called('run', job)} -- {pytest}"),
)


def write_for_balance(store: Path) -> None:
    """pytest-balance keeps the same durations in lines of its own."""
    seconds = json.loads((store / ".test_durations").read_text())
    with (store / "durations.jsonl").open("w") as lines:
        for name, duration in seconds.items():
            line = {
                "test_id": name,
                "duration": duration,
                "timestamp": "2026-01-01T00:00:00+00:00",
                "run_id": "recorded",
                "worker": "local",
                "phase": "call",
                "outcome": "passed",
            }
            lines.write(json.dumps(line) + "\n")
