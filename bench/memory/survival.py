"""Which ways to split survive on a machine with too little memory for any two tests at once?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import confined
import hungry

GROUPS = 4
WORKERS = 2
PASSED = re.compile(r"(\d+) passed(?=[^\n]* in [\d.]+s)")
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist.plugin")
ON_WORKERS = ("-n", str(WORKERS))
RECORDS = "records"


@dataclass(frozen=True)
class Way:
    """The command of a job, given its group from 1 on."""

    name: str
    words: Callable[[int], list[str]]
    verified: list[str] = field(default_factory=list)


@dataclass
class Tally:
    jobs: int = 0
    killed: int = 0
    failed: int = 0
    passed: list[int] = field(default_factory=list)
    peak: int = 0
    slowest: float = 0.0
    verdicts: list[str] = field(default_factory=list)

    def add(self, outcome: confined.Outcome) -> None:
        self.jobs += 1
        self.killed += outcome.killed > 0
        self.failed += outcome.code != 0
        self.passed[-1] += sum(map(int, PASSED.findall(outcome.output)))
        self.peak = max(self.peak, outcome.peak)
        self.slowest = max(self.slowest, outcome.wall)


def pytest_split(algorithm: str) -> Way:
    options = ["--splits", str(GROUPS), "--splitting-algorithm", algorithm]
    return Way(
        f"pytest-split, {algorithm}",
        lambda group: [
            *PYTEST,
            *ON_WORKERS,
            "-p",
            "pytest_split.plugin",
            *options,
            "--group",
            str(group),
        ],
    )


def splitter(program: Path, limit: list[str]) -> Way:
    options = ["--splits", str(GROUPS), "--workers", str(WORKERS), *limit]
    run = [str(program), "run", *options, "--record", RECORDS]
    return Way(
        f"splitter run {' '.join(limit)}".strip(),
        lambda group: [*run, "--group", str(group), "--", *PYTEST],
        [str(program), "verify", RECORDS, *options, "--pytest", " ".join(PYTEST)],
    )


class Trial:
    """The suite, recorded once, and how each way fares."""

    def __init__(self, program: Path, python: Path, folder: Path, mebibytes: int) -> None:
        self.folder = folder
        self.limit = mebibytes << 20
        self.tests = hungry.write(folder)
        self.variables = {
            **os.environ,
            "PATH": f"{python.parent}:{os.defpath}",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        self.program = program
        self.call([str(program), "record", "--", *PYTEST]).check_returncode()
        self.ways = [
            pytest_split("duration_based_chunks"),
            pytest_split("least_duration"),
            splitter(program, []),
            splitter(program, ["--memory-limit", f"{mebibytes}MiB"]),
        ]
        self.tallies = {way.name: Tally() for way in self.ways}

    def call(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.folder,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def round(self, way: Way) -> None:
        tally = self.tallies[way.name]
        tally.passed.append(0)
        self.call(["/bin/rm", "-rf", RECORDS])
        for group in range(1, GROUPS + 1):
            outcome = confined.run(way.words(group), self.folder, self.variables, self.limit)
            tally.add(outcome)
            told = f"code {outcome.code}, {outcome.killed} killed, {outcome.peak >> 20} MiB"
            print(f"{way.name} {group}/{GROUPS}: {told}, {outcome.wall:.1f} s", file=sys.stderr)
        if way.verified:
            done = self.call(way.verified)
            tally.verdicts.append("each once" if done.returncode == 0 else "not each once")
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)

    def table(self) -> list[str]:
        lines = [
            "| way | jobs killed | jobs failed | tests passed | most memory, MiB "
            "| slowest job, s | splitter verify |",
            "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
        ]
        for name, tally in self.tallies.items():
            low, high = min(tally.passed), max(tally.passed)
            passed = str(low) if low == high else f"{low}–{high}"
            cells = (
                name,
                f"{tally.killed} of {tally.jobs}",
                str(tally.failed),
                f"{passed} of {self.tests}",
                str(tally.peak >> 20),
                f"{tally.slowest:.1f}",
                ", ".join(sorted(set(tally.verdicts))),
            )
            lines.append(f"| {' | '.join(cells)} |")
        return lines


def tables(program: Path, python: Path, folder: Path, mebibytes: int, rounds: int) -> list[str]:
    trial = Trial(program, python, folder, mebibytes)
    for _ in range(rounds):
        for way in trial.ways:
            trial.round(way)
    head = f"{trial.tests} tests in {GROUPS} jobs of {WORKERS} workers, {mebibytes} MiB each"
    return [head, "", *trial.table()]
