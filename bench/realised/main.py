"""How long the slowest group of a real suite takes, split by splitter and by its peers."""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, field
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from suites import ONE_THREAD, folder_of  # noqa: E402

from tools import TOOLS, Job, called, stored_in, write_for_balance  # noqa: E402

SUITES = {"networkx": 8, "sklearn": 16}
PYTEST = "pytest -q -p no:cacheprovider"
SUMMARY = re.compile(
    rb"(\d+) (?:passed|failed|skipped|xfailed|xpassed|errors?)(?=[^\n]* in [\d.]+s)"
)


@dataclass(frozen=True)
class Took:
    """Processor and wall time of one job, and the tests that its pytest processes counted."""

    processor: float
    wall: float
    tests: int


@dataclass
class Times:
    """Times of one tool's groups, one for each round; some groups may not have run."""

    groups: dict[int, list[Took]] = field(default_factory=lambda: defaultdict(list))

    def slowest(self, what: str) -> float:
        return max(
            statistics.median(getattr(took, what) for took in rounds)
            for rounds in self.groups.values()
        )

    def total(self) -> float:
        return sum(
            statistics.median(took.processor for took in rounds) for rounds in self.groups.values()
        )

    def tests(self) -> int:
        return sum(rounds[0].tests for rounds in self.groups.values())


class Bench:
    """One suite; jobs run one to a core, as many at once as there are cores."""

    def __init__(self, name: str, splitter: Path, store: Path) -> None:
        self.folder = folder_of(name)
        self.store = store
        self.written = store / "times.jsonl"
        self.variables = {
            **os.environ,
            **ONE_THREAD,
            "PATH": f"{Path(sys.executable).parent}:{splitter.parent}:{os.defpath}",
            "PYTHONHASHSEED": "0",
            # Each tool names the one plugin that it needs.
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        self.cores: Queue[int] = Queue()
        for core in sorted(os.sched_getaffinity(0)):
            self.cores.put(core)
        self.said = threading.Lock()

    def run(self, command: str) -> Took:
        core = self.cores.get()
        began = time.perf_counter()
        with tempfile.TemporaryFile() as output:
            shell = subprocess.Popen(
                ["/usr/bin/env", "taskset", "-c", str(core), "/bin/sh", "-c", command],
                cwd=self.folder,
                env=self.variables,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(shell.pid, 0)
            shell.returncode = os.waitstatus_to_exitcode(status)
            wall = time.perf_counter() - began
            output.seek(0)
            text = output.read()
        self.cores.put(core)
        tests = sum(int(count) for count in SUMMARY.findall(text))
        if tests == 0:
            print(f"{command}\n{text[-2000:].decode(errors='replace')}", file=sys.stderr)
        return Took(used.ru_utime + used.ru_stime, wall, tests)

    def record(self, splits: int, earlier: int) -> None:
        """Whole, and EARLIER times in groups; nothing where the store has it from another call."""
        if (self.store / ".test_durations").exists():
            return
        for took in self.run_all(
            f"splitter record {stored_in(self.kept_apart(core))} -- {PYTEST}"
            for core in range(self.cores.qsize())
        ):
            print(f"recorded whole: {took}", file=sys.stderr)
        for _ in range(earlier):
            self.record_groups(splits)
        write_for_balance(self.store)

    def kept_apart(self, core: int) -> Path:
        """The first core's recording is the one that counts: the others' make the machine as
        busy as it is in the rounds."""
        store = self.store if core == 0 else self.store / f"beside-{core}"
        store.mkdir(exist_ok=True)
        return store

    def run_all(self, commands: Iterable[str]) -> list[Took]:
        """As many at once as there are cores."""
        with ThreadPoolExecutor(max_workers=self.cores.qsize()) as jobs:
            return list(jobs.map(self.run, list(commands)))

    def record_groups(self, splits: int) -> None:
        """As CI records: what the groups of a plan took, on top of the one run of all."""
        records = self.store / "records"
        took = self.run_all(
            f"{called('run', Job(splits, number, self.store))} --record {records} -- {PYTEST}"
            for number in range(1, splits + 1)
        )
        slowest = max(took, key=lambda job: job.processor)
        print(f"recorded in groups, the slowest: {slowest}", file=sys.stderr)
        subprocess.run(
            ["splitter", "merge", "-q", *shlex.split(stored_in(self.store)), str(records)],
            cwd=self.folder,
            env=self.variables,
            check=True,
        )
        return took

    def bound(self, splits: int) -> float:
        command = f"splitter plan --splits {splits} --json {stored_in(self.store)}"
        done = subprocess.run(
            [*shlex.split(command), "--pytest", PYTEST],
            cwd=self.folder,
            env=self.variables,
            capture_output=True,
            check=True,
        )
        return float(json.loads(done.stdout)["bound"]["seconds"])

    def round(
        self, splits: int, chosen: Iterable[tuple[str, int]], times: dict[str, Times]
    ) -> None:
        tools = {tool.name: tool for tool in TOOLS}

        def one(pick: tuple[str, int]) -> None:
            name, number = pick
            job = Job(splits, number, self.store)
            took = self.run(tools[name].command(job, PYTEST))
            with self.said:
                times[name].groups[number].append(took)
                print(f"{self.folder.name} {name} {number}/{splits}: {took}", file=sys.stderr)
                with self.written.open("a") as lines:
                    lines.write(json.dumps([name, splits, number, *astuple(took)]) + "\n")

        with ThreadPoolExecutor(max_workers=self.cores.qsize()) as jobs:
            list(jobs.map(one, chosen))

    def times_of(self, splits: int) -> dict[str, Times]:
        """The measurements of this and earlier calls."""
        times = {tool.name: Times() for tool in TOOLS}
        if self.written.exists():
            for line in self.written.read_text().splitlines():
                name, of, number, *took = json.loads(line)
                if of == splits:
                    times[name].groups[number].append(Took(*took))
        return times


def slow_groups(times: Times, how_many: int) -> list[int]:
    def took(number: int) -> float:
        return statistics.median(took.processor for took in times.groups[number])

    return sorted(times.groups, key=took, reverse=True)[:how_many]


def table(name: str, splits: int, times: dict[str, Times], bound: float) -> list[str]:
    best = min(
        (times[tool].slowest("processor") for tool in times if tool.startswith("pytest-split")),
        default=math.nan,
    )
    lines = [
        f"{name} in {splits} groups; the plan's lower bound is {bound:.1f} s",
        "",
        "| tool | groups | tests | slowest group, CPU s | wall s | ÷ pytest-split | all, CPU s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for tool, of_tool in times.items():
        slowest, wall = of_tool.slowest("processor"), of_tool.slowest("wall")
        lines.append(
            f"| {tool} | {len(of_tool.groups)} | {of_tool.tests():,} | {slowest:.1f} | {wall:.1f} "
            f"| {slowest / best:.2f} | {of_tool.total():.0f} |"
        )
    return lines


def measure(bench: Bench, name: str, splits: int, options: argparse.Namespace) -> list[str]:
    times = bench.times_of(splits)
    tools = [tool for tool in times if any(tool.startswith(start) for start in options.tools)]
    groups = options.groups or range(1, splits + 1)
    if options.rounds > 0:
        bench.round(splits, [(tool, number) for number in groups for tool in tools], times)
    for _ in range(options.rounds - 1):
        chosen = [
            (tool, number)
            for tool in tools
            for number in slow_groups(times[tool], options.again or splits)
        ]
        bench.round(splits, chosen, times)
    measured = {tool: of_tool for tool, of_tool in times.items() if of_tool.groups}
    return table(name, splits, measured, bench.bound(splits))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", nargs="*", default=list(SUITES), metavar="SUITE")
    parser.add_argument("--splits", type=int, help="instead of 8 for networkx and 16 for sklearn")
    parser.add_argument("--rounds", type=int, default=3, help="medians are taken over them")
    parser.add_argument(
        "--again", type=int, metavar="K", help="after the first round only the slowest K groups"
    )
    parser.add_argument(
        "--earlier", type=int, default=0, metavar="K", help="record K runs in groups as well"
    )
    parser.add_argument(
        "--tools", nargs="*", default=[""], metavar="START", help="only those whose names begin so"
    )
    parser.add_argument(
        "--groups",
        nargs="*",
        type=int,
        metavar="K",
        help="only these: a tool's slowest group takes at least as long",
    )
    parser.add_argument(
        "--cache", type=Path, help="keep recordings and times here, for further calls"
    )
    options = parser.parse_args()
    for name in options.only:
        with tempfile.TemporaryDirectory() as scratch:
            splits = options.splits or SUITES[name]
            store = (
                options.cache or Path(scratch)
            ).resolve() / f"{name}-{splits}-{options.earlier}"
            store.mkdir(parents=True, exist_ok=True)
            bench = Bench(name, options.splitter.resolve(), store)
            bench.record(splits, options.earlier)
            print(*measure(bench, name, splits, options), "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
