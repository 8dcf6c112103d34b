"""Jobs of a suite, what they took, and the table of their slowest groups."""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from timed import timed

SPLITTER = "splitter"
ALGORITHMS = ("duration_based_chunks", "least_duration")
"""pytest-split's; the first is its default."""

SUMMARY = re.compile(r"(\d+) (passed|failed|skipped|xfailed|xpassed|errors?)\b")


@dataclass(frozen=True)
class Took:
    """Processor and wall time in seconds, the largest process in MiB, the tests counted."""

    processor: float
    wall: float
    peak: float
    tests: int


@dataclass(frozen=True)
class Job:
    """A group, by splitter or by an algorithm of pytest-split."""

    tool: str
    splits: int
    group: int
    took: Took

    def line(self) -> str:
        return json.dumps([self.tool, self.splits, self.group, astuple(self.took)]) + "\n"

    @staticmethod
    def of_line(line: str) -> Job:
        tool, splits, group, took = json.loads(line)
        return Job(tool, splits, group, Took(*took))


def run(words: Sequence[str], folder: Path, bin_folder: Path, *, tests: bool = True) -> Took:
    """One thread for numerical libraries, as in bench/realised. Without TESTS none is expected."""
    done = timed([str(bin_folder / words[0]), *words[1:]], folder, f"{bin_folder}:{os.defpath}")
    count = sum(int(number) for number, _ in SUMMARY.findall(done.text.strip().rpartition("\n")[2]))
    if tests and (done.code not in (0, 1) or not count):
        print(words, done.text[-2000:], sep="\n", file=sys.stderr)
    return Took(done.processor, done.wall, done.peak, count)


def table(name: str, splits: int, jobs: Iterable[Job]) -> list[str]:
    """Of the slowest and of the largest group, by medians over the rounds."""
    groups: dict[str, dict[int, list[Took]]] = defaultdict(lambda: defaultdict(list))
    for job in jobs:
        groups[job.tool][job.group].append(job.took)

    def largest(tool: str, what: str) -> float:
        rounds = groups[tool].values()
        return max(statistics.median(getattr(took, what) for took in each) for each in rounds)

    def ratio(tool: str, what: str) -> str:
        return f"{largest(SPLITTER, what) / largest(tool, what):.2f}"

    lines = [
        f"{name} in {splits} groups; ratios are splitter's figure by that of the row",
        "",
        "| tool | tests | slowest group, CPU s | ratio | wall s | ratio | peak, MiB | ratio |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for tool, of_tool in groups.items():
        cells = [f"{sum(each[0].tests for each in of_tool.values()):,}"]
        for what in ("processor", "wall", "peak"):
            cells += [f"{largest(tool, what):.1f}", ratio(tool, what)]
        lines.append(f"| {tool} | {' | '.join(cells)} |")
    return lines
