"""Runs a job as if its machine had only so much memory: a small out-of-memory killer.

Not every machine lets a benchmark make control groups, and `ulimit -v` counts each process alone,
and what it never touches. So the resident memory of all processes of the job is added up again and
again, and while it is above the limit, the largest of them is killed, as the kernel does. Shared
pages count in each process that has them, so it strikes a little sooner than the kernel would.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02
"""Seconds from one look to the next."""

PATIENCE = 300
"""Seconds, after which a job that hangs is ended."""

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Outcome:
    code: int
    killed: int
    peak: int
    wall: float
    output: str


def resident(session: int) -> dict[int, int]:
    """Bytes of each process of the session."""
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":
                    found[int(entry.name)] = int(fields[21]) * PAGE
    return found


class Watcher:
    def __init__(self, session: int, limit: int) -> None:
        self.session = session
        self.limit = limit
        self.peak = 0
        self.killed: set[int] = set()

    def look(self) -> None:
        alive = {
            process: size
            for process, size in resident(self.session).items()
            if process not in self.killed
        }
        self.peak = max(self.peak, sum(alive.values()))
        if sum(alive.values()) > self.limit:
            self.kill(max(alive, key=lambda process: alive[process]))

    def kill(self, process: int) -> None:
        self.killed.add(process)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def run(words: list[str], folder: Path, variables: dict[str, str], limit: int) -> Outcome:
    began = time.perf_counter()
    output = folder / "output.txt"
    with output.open("wb") as file:
        job = subprocess.Popen(
            words,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watcher = Watcher(job.pid, limit)
        while job.poll() is None:
            watcher.look()
            if time.perf_counter() - began > PATIENCE:
                for process in resident(job.pid):
                    watcher.kill(process)
            time.sleep(EVERY)
    wall = time.perf_counter() - began
    text = output.read_text(errors="replace")
    return Outcome(job.returncode, len(watcher.killed), watcher.peak, wall, text)
