"""Predicted against real times of jobs whose tests pytest-xdist hands to workers."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import astuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from suites import folder_of  # noqa: E402

from jobs import (  # noqa: E402
    ALONE,
    DURATIONS,
    PROFILE,
    QUIET,
    Bench,
    Planned,
    Took,
    wait_for_quiet,
)
from parts import Parts, expected, parts_of  # noqa: E402

SUITES = {"networkx": 8, "sklearn": 32}
MODES = (ALONE, "load", "loadscope", "loadfile", "loadgroup", "worksteal")


def median_parts(parts: list[Parts]) -> list[float]:
    return [statistics.median(column) for column in zip(*map(astuple, parts), strict=True)]


class Measuring:
    """The jobs of one suite."""

    def __init__(self, bench: Bench, options: argparse.Namespace, splits: int) -> None:
        self.bench = bench
        self.splits = splits
        self.workers: int = options.workers
        self.patience: float = options.patience
        self.modes: list[str] = options.modes
        self.groups: list[int] = options.groups or list(range(1, splits + 1))
        self.plans: dict[str, Planned] = {}
        self.parts: dict[str, list[Parts]] = defaultdict(list)

    def measure(self, mode: str, options: argparse.Namespace) -> None:
        """Right after the runs that it learns from, as the machine changes within minutes."""
        self.bench.learn(mode, options.earlier, self.splits, self.workers)
        self.plans[mode] = self.bench.plan(self.splits, self.workers, mode)
        for recorded in [False] * options.rounds + [True] * options.parts:
            for group in self.groups:
                if group in self.plans[mode].seconds:
                    self.job(mode, group, recorded)

    def job(self, mode: str, group: int, recorded: bool) -> None:
        plan = self.plans[mode]
        records = self.bench.store / "records" / f"{mode}-{group}" if recorded else None
        if records is not None:
            shutil.rmtree(records, ignore_errors=True)
        wait_for_quiet(self.patience)
        took = self.bench.job(plan, mode, group, records)
        if records is not None:
            parts = parts_of(records, took.wall, expected(self.bench.learned(mode) / PROFILE))
            self.parts[mode].append(parts)
        self.bench.write_down(took)
        print(f"{mode} {group}: planned {plan.seconds[group]:.2f} s, {took}", file=sys.stderr)

    def walls(self, mode: str) -> dict[int, list[Took]]:
        by_group = defaultdict(list)
        for took in self.bench.written():
            ours = took.fingerprint == self.plans[mode].fingerprint and not took.recorded
            if ours and took.others <= QUIET and took.group in self.groups:
                by_group[took.group].append(took)
        return by_group

    def table(self) -> list[str]:
        lines = [
            "| mode | groups, jobs | predicted, s | real, s | real ÷ predicted, median "
            "| lowest, highest | real − predicted |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        return lines + [self.row(mode) for mode in self.modes if self.walls(mode)]

    def row(self, mode: str) -> str:
        plan, by_group = self.plans[mode], self.walls(mode)
        real = {
            group: statistics.median(took.wall for took in jobs) for group, jobs in by_group.items()
        }
        ratios = [real[group] / plan.seconds[group] for group in real]
        differences = [real[group] - plan.seconds[group] for group in real]
        cells = (
            mode,
            f"{len(real)}, {sum(len(jobs) for jobs in by_group.values())}",
            f"{statistics.median(plan.seconds[group] for group in real):.2f}",
            f"{statistics.median(real.values()):.2f}",
            f"{statistics.median(ratios):.3f}",
            f"{min(ratios):.3f}, {max(ratios):.3f}",
            f"{statistics.median(differences):+.2f} s",
        )
        return f"| {' | '.join(cells)} |"

    def parts_table(self) -> list[str]:
        lines = [
            "| mode | controller's start, s | worker's start | collection | tests, fixtures "
            "| waiting | outside | tests ÷ alone | imports ÷ alone |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        for mode, parts in self.parts.items():
            cells = [f"{value:.2f}" for value in median_parts(parts)]
            lines.append(f"| {mode} | {' | '.join(cells)} |")
        return lines if self.parts else []


def measure(bench: Bench, name: str, options: argparse.Namespace) -> list[str]:
    splits = options.splits or SUITES[name]
    bench.record()
    measuring = Measuring(bench, options, splits)
    for mode in measuring.modes:
        measuring.measure(mode, options)
    head = f"{name} in {measuring.splits} groups, {options.workers} workers"
    plans = measuring.plans.values()
    startup = max(plan.startup for plan in plans)
    planning = statistics.median(plan.took for plan in plans)
    told = f"the start of pytest is {startup:.2f} s, making a plan takes {planning:.2f} s"
    lines = [f"{head}; {told}", "", *measuring.table()]
    return [*lines, "", *measuring.parts_table()]


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", nargs="*", default=list(SUITES), metavar="SUITE")
    parser.add_argument("--splits", type=int, help="instead of 8 for networkx and 32 for sklearn")
    parser.add_argument("--groups", type=int, nargs="*", metavar="K", help="only these")
    parser.add_argument("--modes", nargs="*", default=list(MODES), choices=MODES, metavar="MODE")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3, help="medians are taken over them")
    parser.add_argument(
        "--patience",
        type=float,
        default=60,
        help="seconds to wait before a job for a quiet machine",
    )
    parser.add_argument(
        "--parts", action="store_true", help="one more round, recorded: where the time goes"
    )
    parser.add_argument(
        "--earlier",
        type=int,
        default=3,
        metavar="K",
        help="runs in the same mode that its plan learns from; 0: only from the whole suite",
    )
    parser.add_argument(
        "--cache", type=Path, help="keep recordings and times here, for further rounds"
    )
    parser.add_argument("--profile", type=Path, help="with --durations: instead of recording")
    parser.add_argument("--durations", type=Path)
    parser.add_argument("arguments", nargs="*", help="for pytest, behind --: a part of the suite")
    return parser.parse_args()


def main() -> int:
    options = parse()
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.only:
            cache = (options.cache or Path(scratch)).resolve()
            store = cache / name / f"earlier-{options.earlier}"
            store.mkdir(parents=True, exist_ok=True)
            folder = Path(name).resolve() if Path(name).is_dir() else folder_of(name)
            bench = Bench(folder, store, options.splitter.resolve(), options.arguments)
            if options.profile and options.durations:
                shutil.copy(options.profile, store / PROFILE)
                shutil.copy(options.durations, store / DURATIONS)
            print(*measure(bench, name, options), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
