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

    @property
    def durations(self) -> Path:
        return self.store / ".test_durations"


@dataclass(frozen=True)
class Tool:
    """PLUGIN is what pytest loads for it; none of the others is loaded beside it."""

    name: str
    plugin: str
    options: Callable[[Job], str]

    def command(self, job: Job, pytest: str) -> str:
        return f"{pytest} -p {self.plugin} {self.options(job)}"


@dataclass(frozen=True)
class Piped:
    name: str = "splitter, pipe"

    def command(self, job: Job, pytest: str) -> str:
        return f"{called('', job)} | xargs {pytest}"


@dataclass(frozen=True)
class Run:
    name: str = "splitter run"

    def command(self, job: Job, pytest: str) -> str:
        return f"{called('run', job)} -- {pytest}"


def called(command: str, job: Job) -> str:
    return (
        f"splitter {command} --splits {job.splits} --group {job.number} "
        f"--discover auto --durations {job.durations} --profile {job.store}/.test_profile"
    )


def split(algorithm: str) -> Tool:
    return Tool(
        f"pytest-split, {algorithm}",
        "pytest_split.plugin",
        lambda job: (
            f"--splits {job.splits} --group {job.number} --durations-path {job.durations} "
            f"--splitting-algorithm {algorithm}"
        ),
    )


def groups(by: str) -> Tool:
    return Tool(
        f"pytest-test-groups{', by file' if by else ''}",
        "pytest_test_groups",
        lambda job: f"--test-group-count {job.splits} --test-group {job.number} {by}",
    )


TOOLS = (
    split("duration_based_chunks"),
    split("least_duration"),
    Tool(
        "pytest-fsplit",
        "pytest_fsplit.plugin",
        lambda job: (
            f"--fsplits {job.splits} --fgroup {job.number} --fsplit-durations-path {job.durations}"
        ),
    ),
    Tool(
        "pytest-balance",
        "pytest_balance.plugin",
        lambda job: (
            f"--balance --balance-path {job.store} --balance-no-report "
            f"--balance-node-index {job.number - 1} --balance-node-total {job.splits}"
        ),
    ),
    groups(""),
    groups("--test-group-by filename"),
    Piped(),
    Run(),
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
