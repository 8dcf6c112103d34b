"""How long the slowest group of networkx takes where a plugin is installed that it does not use."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/plugins"))
sys.path.append(str(ROOT / "bench"))

from timed import timed  # noqa: E402
from venvs import Unavailable, ensure_venv, newest  # noqa: E402

SUITE = ROOT / "build/suites/networkx-3.4.2"
SPLITS = 8
BASE = ("pytest==8.4.2", "pytest-split==0.11.0", "numpy==2.2.6", "scipy==1.15.3")
NONE = "none"
PLUGINS = {
    "pytest-order": "1.5.0",
    "pytest-bdd": "9.0.1",
    "pytest-testmon": "2.2.0",
    "pytest-retry": "1.7.0",
    "pytest-json-ctrf": "0.6.1",
    "pytest-flakefinder": "1.1.0",
    "celery": "5.7.0",
    "pytest-testinfra": "10.2.2",
    "pytest-ansible": "26.10.0",
    "pytest-alembic": "0.13.1",
    "pytest-timeouts": "1.2.1",
    "pytest-zygote": "0.1.1",
}
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider")
STORE = (".test_durations", ".test_profile")
RUN, SPLIT = "splitter run", "pytest-split"


@dataclass(frozen=True)
class Took:
    """One job: processor and wall time in seconds, and whether splitter asked pytest."""

    processor: float
    wall: float
    asked: bool


@dataclass(frozen=True)
class Job:
    """One group by a tool, where a plugin is installed; KNOWN: from the durations of one run."""

    tool: str
    plugin: str
    group: int
    known: bool = True
    beside: str = ""
    """The plugin in whose turns it was measured."""

    def words(self) -> list[str]:
        which = ["--splits", str(SPLITS), "--group", str(self.group)]
        if self.tool == RUN:
            return ["splitter", "run", *which, "--", *PYTEST]
        return [*PYTEST, *which, "--splitting-algorithm", "least_duration"]


class Bench:
    """The store of one recorded run, and the times of jobs, kept for further calls."""

    def __init__(self, splitter: Path, cache: Path, split_groups: int) -> None:
        self.splitter = splitter
        self.split_groups = split_groups
        self.cache = cache
        self.lines = cache / "times.jsonl"
        self.times: dict[Job, list[Took]] = defaultdict(list)
        for line in self.lines.read_text().splitlines() if self.lines.exists() else ():
            job, took = json.loads(line)
            self.times[Job(*job)].append(Took(*took))

    def record(self) -> None:
        if all((self.cache / name).exists() for name in STORE):
            return
        self.start(["splitter", "record", "--", *PYTEST], NONE, (), self.keep)

    def keep(self, checkout: Path) -> None:
        for name in STORE:
            shutil.copy(checkout / name, self.cache)

    def start(
        self,
        words: list[str],
        plugin: str,
        stored: tuple[str, ...],
        after: Callable[[Path], None] = lambda checkout: None,
    ) -> Took:
        """Runs a job in a fresh checkout, without compiled files: all that it takes counts."""
        pins = [*BASE] if plugin == NONE else [*BASE, f"{plugin}=={PLUGINS[plugin]}"]
        bin_folder = ensure_venv(ROOT / ".venv/installed" / plugin, newest(), pins)
        with tempfile.TemporaryDirectory(dir=self.cache) as scratch:
            checkout = Path(scratch) / SUITE.name
            shutil.copytree(SUITE, checkout, ignore=shutil.ignore_patterns("__pycache__"))
            for name in stored:
                shutil.copy(self.cache / name, checkout)
            took = measured(words, checkout, f"{bin_folder}:{self.splitter.parent}:{os.defpath}")
            after(checkout)
        return took

    def measure(self, job: Job) -> None:
        took = self.start(job.words(), job.plugin, STORE if job.known else ())
        self.times[job].append(took)
        with self.lines.open("a") as lines:
            lines.write(json.dumps([astuple(job), astuple(took)]) + "\n")
        print(job, took, file=sys.stderr, flush=True)

    def until(self, job: Job, times: int) -> None:
        while len(self.times[job]) < times:
            self.measure(job)

    def slowest(self, tool: str, *, known: bool = True) -> int:
        """The group that takes longest where no plugin is installed; the others have the same."""
        groups = self.split_groups if tool == SPLIT else SPLITS
        jobs = [Job(tool, NONE, group, known) for group in range(1, groups + 1)]
        for job in jobs:
            self.until(job, 1)
        return max(jobs, key=lambda job: self.times[job][0].processor).group

    def median(self, job: Job) -> float:
        return statistics.median(took.processor for took in self.times[job])


def measured(words: list[str], checkout: Path, path: str) -> Took:
    done = timed(words, checkout, path)
    if done.code not in (0, 1) or " passed" not in done.text:
        print(words, done.text[-2000:], sep="\n", file=sys.stderr)
    return Took(done.processor, done.wall, "splitter: asked pytest" in done.text)


def recorded(bench: Bench, plugin: str, rounds: int) -> str:
    """A row of the table; the contenders take turns, and ratios are taken within a turn."""
    run = Job(RUN, plugin, bench.slowest(RUN))
    without = replace(run, plugin=NONE, beside=plugin)
    split = Job(SPLIT, NONE, bench.slowest(SPLIT))
    for turn in range(1, rounds + 1):
        bench.until(without, turn)
        bench.until(run, turn)
    pairs = zip(bench.times[run], bench.times[without], strict=True)
    beside = statistics.median(mine.processor / other.processor for mine, other in pairs)
    return row(bench, plugin, run, split, f"{beside:.2f}")


def unrecorded(bench: Bench) -> str:
    """The row of jobs that know no times, without a plugin: the others would have the same."""
    run = Job(RUN, NONE, bench.slowest(RUN, known=False), known=False)
    split = Job(SPLIT, NONE, bench.slowest(SPLIT, known=False), known=False)
    return row(bench, "none, nothing recorded", run, split, "–")


def row(bench: Bench, name: str, run: Job, split: Job, beside: str) -> str:
    """The cells that all rows have."""
    mine, theirs = bench.median(run), bench.median(split)
    asked = "yes" if any(took.asked for took in bench.times[run]) else "no"
    pin = f" {PLUGINS[name]}" if name in PLUGINS else ""
    return f"| {name}{pin} | {mine:.1f} | {theirs:.1f} | {mine / theirs:.2f} | {beside} | {asked} |"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/installed/run", description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", nargs="+", default=[], metavar="PLUGIN")
    parser.add_argument("--rounds", type=int, default=3, help="medians are taken over them")
    parser.add_argument(
        "--split-groups",
        type=int,
        default=SPLITS,
        metavar="K",
        help="pytest-split's first K alone: its slowest takes at least as long",
    )
    parser.add_argument("--cache", type=Path, default=ROOT / "build/installed")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.splitter.resolve(), options.cache.resolve(), options.split_groups)
    bench.record()
    print("| plugin | splitter run, s | pytest-split, s | ÷ pytest-split | ÷ without | asked |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for plugin in options.only or PLUGINS:
        try:
            print(recorded(bench, plugin, options.rounds), flush=True)
        except Unavailable as reason:
            print(f"{plugin}: left out: {reason}", file=sys.stderr)
    print(unrecorded(bench))
    return 0


if __name__ == "__main__":
    sys.exit(main())
