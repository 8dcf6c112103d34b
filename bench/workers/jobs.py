"""One suite, its recording, its plans, and jobs that really run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist.plugin")
ALONE = "one process"
"""In place of a mode of pytest-xdist: how well jobs without workers are predicted."""

QUIET = 0.05
"""A job counts where others had no larger share of the machine."""

DURATIONS, PROFILE = ".test_durations", ".test_profile"

SUMMARY = re.compile(
    rb"(\d+) (?:passed|failed|skipped|xfailed|xpassed|errors?)(?=[^\n]* in [\d.]+s)"
)


@dataclass(frozen=True)
class Planned:
    """FILE holds the plan, SECONDS what it predicts of each group, TOOK what making it took."""

    file: Path
    fingerprint: str
    startup: float
    seconds: dict[int, float]
    took: float


@dataclass(frozen=True)
class Took:
    """A job by the clock, its processor time, and the share of the machine that others had."""

    fingerprint: str
    mode: str
    group: int
    recorded: bool
    wall: float
    processor: float
    others: float
    tests: int


def machine_busy() -> float:
    """Seconds that all cores were busy since the machine started, or taken from it (`steal`)."""
    user, nice, system, _, _, irq, softirq, steal = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def wait_for_quiet(seconds: float) -> None:
    """At most so long, until others have left the machine alone for a second."""
    cores = os.cpu_count() or 1
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        busy, began = machine_busy(), time.perf_counter()
        time.sleep(1)
        if machine_busy() - busy < QUIET * cores * (time.perf_counter() - began):
            return


class Bench:
    """STORE holds what was recorded and what jobs took, CALL how the program and pytest start."""

    def __init__(self, folder: Path, store: Path, splitter: Path, arguments: list[str]) -> None:
        self.folder = folder
        self.store = store
        self.splitter = str(splitter)
        self.pytest = [*PYTEST, *arguments]
        self.variables = {
            **os.environ,
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PATH": f"{Path(sys.executable).parent}:{os.defpath}",
            "PYTHONHASHSEED": "0",
            # Recording and jobs must load the same plugins.
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }

    def learned(self, mode: str) -> Path:
        """The store with which jobs in this mode are planned."""
        return self.store / mode.replace(" ", "-")

    def stored(self, folder: Path) -> list[str]:
        return ["--durations", str(folder / DURATIONS), "--profile", str(folder / PROFILE)]

    def run(self, words: list[str]) -> tuple[float, float, float, int]:
        """Wall and processor time, the share of others, and the tests that pytest counted."""
        busy, began = machine_busy(), time.perf_counter()
        with tempfile.TemporaryFile() as output:
            child = subprocess.Popen(
                [self.splitter, *words, "--", *self.pytest],
                cwd=self.folder,
                env=self.variables,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            wall = time.perf_counter() - began
            output.seek(0)
            text = output.read()[-4000:]
        processor = used.ru_utime + used.ru_stime
        others = (machine_busy() - busy - processor) / wall / (os.cpu_count() or 1)
        tests = sum(int(count) for count in SUMMARY.findall(text))
        if tests == 0:
            print(text.decode(errors="replace"), file=sys.stderr)
        return wall, processor, max(others, 0.0), tests

    def record(self) -> None:
        """The whole suite."""
        if not (self.store / PROFILE).exists():
            self.said("recorded whole", self.run(["record", *self.stored(self.store)]))

    def learn(self, mode: str, earlier: int, groups: int, workers: int) -> None:
        """As CI does in EARLIER runs: each group in this mode, and merged.

        What tests take in a process that has imported the whole suite, or on a core whose
        neighbours rest, they do not take elsewhere.
        """
        folder = self.learned(mode)
        if folder.exists():
            return
        folder.mkdir()
        for name in (DURATIONS, PROFILE):
            shutil.copy(self.store / name, folder)
        for number in range(earlier):
            records = folder / f"earlier-{number}"
            words = ["--all", *limits(groups, workers, mode), "--record", str(records)]
            run = self.run(["run", *words, *self.stored(folder)])
            self.said(f"an earlier run, {mode}", run)
            merge = [self.splitter, "merge", "-q", str(records), *self.stored(folder)]
            subprocess.run(merge, cwd=self.folder, check=True)

    def said(self, what: str, measured: tuple[float, float, float, int]) -> None:
        wall, _, others, _ = measured
        print(f"{what}: {wall:.1f} s, others {others:.0%}", file=sys.stderr)

    def plan(self, splits: int, workers: int, mode: str) -> Planned:
        """Made once, as a job's time is predicted without the time that planning takes."""
        file = self.learned(mode) / "plan.json"
        stored = self.stored(self.learned(mode))
        command = [self.splitter, "plan", "-q", *limits(splits, workers, mode), *stored]
        began = time.perf_counter()
        subprocess.run(
            [*command, "--pytest", " ".join(self.pytest), "-o", str(file)],
            cwd=self.folder,
            env=self.variables,
            check=True,
        )
        took = time.perf_counter() - began
        plan = json.loads(file.read_text())
        seconds = {group["group"]: group["seconds"] for group in plan["groups"]}
        return Planned(file, plan["fingerprint"], plan.get("startup", 0.0), seconds, took)

    def job(self, plan: Planned, mode: str, group: int, records: Path | None) -> Took:
        keep = [] if records is None else ["--record", str(records)]
        measured = self.run(["run", "--plan", str(plan.file), "--group", str(group), *keep])
        return Took(plan.fingerprint, mode, group, records is not None, *measured)

    def write_down(self, took: Took) -> None:
        with (self.store / "times.jsonl").open("a") as lines:
            lines.write(json.dumps(asdict(took)) + "\n")

    def written(self) -> list[Took]:
        """The measurements of this and earlier calls."""
        path = self.store / "times.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [Took(**json.loads(line)) for line in lines]


def limits(splits: int, workers: int, mode: str) -> list[str]:
    words = ["--splits", str(splits)]
    return words if mode == ALONE else [*words, "--workers", str(workers), "--dist", mode]
