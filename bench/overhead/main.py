"""Time that recording adds to a real suite's run, and the part of the run in its records."""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
sys.path.insert(0, str(ROOT / "bench/peers"))

from suites import ONE_THREAD, folder_of  # noqa: E402

from measure import spread  # noqa: E402

SUITES = ("networkx", "sklearn")


@dataclass(frozen=True)
class Cost:
    """Seconds that one process and all that it waited for took."""

    processor: float
    wall: float


@dataclass(frozen=True)
class Pair:
    plain: Cost
    recorded: Cost


@dataclass(frozen=True)
class Bench:
    """One suite, in the folder of its package, and what of it runs."""

    name: str
    splitter: Path
    arguments: list[str]

    def start(self, command: list[str], core: int, *options: str) -> int:
        """Runs pytest behind the command, on one core; the id of its process."""
        pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        words = [*command, *pytest, *options, *self.arguments]
        child = os.fork()
        if child == 0:
            os.sched_setaffinity(0, {core})
            os.chdir(folder_of(self.name))
            nothing = os.open(os.devnull, os.O_RDWR)
            for descriptor in range(3):
                os.dup2(nothing, descriptor)
            os.execve(words[0], words, {**os.environ, **ONE_THREAD})
        return child

    def warm_up(self) -> None:
        """Fills the caches of the disk and of compiled modules."""
        os.waitpid(self.start([], min(os.sched_getaffinity(0)), "--collect-only"), 0)

    def pair(self, records: Path, swapped: bool) -> Pair:
        """Both at once, each on a core: what else the machine does then disturbs them alike."""
        first, second = sorted(os.sched_getaffinity(0))[:2]
        record = [str(self.splitter), "record", "--output", str(records), "--"]
        began = time.perf_counter()
        plain = self.start([], second if swapped else first)
        recorded = self.start(record, first if swapped else second)
        costs = {}
        for _ in range(2):
            child, _, used = os.wait3(0)
            costs[child] = Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began)
        return Pair(costs[plain], costs[recorded])


def accounted_for(records: Path) -> tuple[int, float]:
    """Tests; and of the session's wall time the share of start, imports, set-ups and tests."""
    sums: Counter[str] = Counter()
    tests = 0
    for path in records.glob("*.jsonl"):
        for line in path.read_text().splitlines():
            event = json.loads(line)
            tests += event["e"] == "test"
            sums["wall"] += event.get("wall_s", 0)
            sums["parts"] += event.get("startup_s", 0) + event.get("collected_s", 0)
            if event["e"] in ("fixture", "test"):
                sums["parts"] += event.get("s", 0)
            if event["e"] == "fixture":
                sums["parts"] += event.get("teardown_s", 0)
    return tests, sums["parts"] / sums["wall"]


def over_cores(ratios: list[float]) -> str:
    """Geometric means of two neighbouring rounds, in which each program had each core."""
    swapped = zip(ratios[::2], ratios[1::2], strict=False)
    return spread([math.sqrt(a * b) for a, b in swapped]).text(3)


def row(bench: Bench, rounds: int) -> str:
    pairs = []
    with tempfile.TemporaryDirectory() as scratch:
        bench.warm_up()
        for number in range(rounds):
            records = Path(scratch) / str(number)
            pairs.append(bench.pair(records, number % 2 == 1))
            print(f"{bench.name}: {pairs[-1]}", file=sys.stderr)
        tests, share = accounted_for(Path(scratch) / "0")
    cells = (
        bench.name,
        f"{tests:,}",
        f"{statistics.median(p.plain.processor for p in pairs):.1f}",
        over_cores([p.recorded.processor / p.plain.processor for p in pairs]),
        over_cores([p.recorded.wall / p.plain.wall for p in pairs]),
        f"{100 * share:.1f} %",
    )
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", nargs="*", default=SUITES, metavar="SUITE")
    parser.add_argument("--rounds", type=int, default=10, help="an even number")
    parser.add_argument("arguments", nargs="*", help="for pytest, behind --: a part of the suite")
    options = parser.parse_args()
    rows = [
        row(Bench(name, options.splitter.resolve(), options.arguments), options.rounds)
        for name in options.only
    ]
    print("| suite | tests | plain, CPU s | recorded / plain, CPU | wall | accounted for |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |", *rows, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
