"""Do plans keep their memory limit by the raw recording, and how low may the limit be?"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from floor import Floor, floor
from needs import Suite, read

GROUPS = (2, 4, 8, 16)
LIMITS = (1024, 1536, 1600, 1792, 2048, 3072, 4096)
"""MiB"""


@dataclass(frozen=True)
class Answer:
    """Groups of a plan, or why there is none."""

    groups: list[list[str]] = field(default_factory=list)
    told: int = 0
    refusal: str = ""


class Program:
    """splitter in a folder with the merged recording."""

    def __init__(self, splitter: Path, recording: Path, folder: Path, workers: int) -> None:
        self.splitter = str(splitter)
        self.folder = folder
        self.workers = workers
        self.call(["merge", "-q", str(recording)]).check_returncode()

    def call(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.splitter, *words], cwd=self.folder, capture_output=True, text=True, check=False
        )

    def plan(self, groups: int, mebibytes: int) -> Answer:
        limit = ["--memory-limit", f"{mebibytes}MiB", "--workers", str(self.workers)]
        words = ["--splits", str(groups), "--discover", "stored", "--expand", "--json", "-q"]
        done = self.call(["plan", *words, *limit, "-o", "plan.json"])
        if done.returncode == 0:
            of_groups = json.loads((self.folder / "plan.json").read_text())["groups"]
            most = max(group["memory"] for group in of_groups)
            return Answer([group["selectors"] for group in of_groups], most)
        assert done.returncode == 1, done.stderr
        return Answer(refusal=done.stderr)

    def least_accepted(self, groups: int, low: int, high: int) -> int:
        """By bisection, in MiB: refused at LOW - 1, granted at HIGH."""
        while low < high:
            middle = (low + high) // 2
            if self.plan(groups, middle).refusal:
                low = middle + 1
            else:
                high = middle
        return high


def judged(suite: Suite, answer: Answer, limit: int, workers: int, known: Floor) -> list[str]:
    """Cells: what splitter answers, memory as it says and as recomputed, and the verdict."""
    if answer.refusal:
        names = sum(test in answer.refusal for test in heaviest(suite))
        blamed = f"names {names} of the 4 largest" if names else "**names none of the largest**"
        possible = "no plan can" if known.least > limit * 1024 else "unknown"
        possible = "**a plan could**" if known.found <= limit * 1024 else possible
        return ["refused", "", "", f"{blamed}; {possible}"]
    tests = sorted(test for group in answer.groups for test in group)
    assert tests == sorted(suite.needs), "a plan has every test once"
    most = max(suite.group(group, workers) for group in answer.groups)
    verdict = "fits" if most <= limit * 1024 else f"**over by {most - limit * 1024} KiB**"
    return ["granted", f"{answer.told / 2**20:.1f}", f"{most / 1024:.1f}", verdict]


def heaviest(suite: Suite) -> list[str]:
    """As much of their names as a message keeps of a long one."""
    order = sorted(suite.needs, key=lambda test: -suite.needs[test].peak)
    return [test[:60] for test in order[:4]]


def row(cells: list[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def keeping(program: Program, suite: Suite, floors: dict[int, Floor]) -> list[str]:
    lines = [
        row(["groups", "limit, MiB", "answer", "most, as splitter says", "recomputed", "verdict"]),
        "| ---: | ---: | --- | ---: | ---: | --- |",
    ]
    for groups, known in floors.items():
        for limit in LIMITS:
            answer = program.plan(groups, limit)
            cells = judged(suite, answer, limit, program.workers, known)
            lines.append(row([groups, limit, *cells]))
            print(lines[-1], file=sys.stderr)
    return lines


def lowest(program: Program, floors: dict[int, Floor]) -> list[str]:
    lines = [
        row(["groups", "no plan below, MiB", "a plan at", "splitter accepts", "÷ no plan below"]),
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for groups, known in floors.items():
        least = program.least_accepted(groups, known.least // 1024, max(LIMITS))
        above = least * 1024 / known.least
        bounds = f"{known.least / 1024:.1f}", f"{known.found / 1024:.1f}"
        lines.append(row([groups, *bounds, least, f"{above:.3f}"]))
        print(lines[-1], file=sys.stderr)
    return lines


def tables(
    splitter: Path, recording: Path, folder: Path, workers: int, seconds: float
) -> list[str]:
    suite = read(recording)
    program = Program(splitter, recording, folder, workers)
    floors = {groups: floor(suite, groups, workers, seconds) for groups in GROUPS}
    head = f"{recording.stem}, {len(suite.needs):,} tests, {workers} workers a job"
    return [head, "", *keeping(program, suite, floors), "", *lowest(program, floors)]
