"""A job of a benchmark that runs alone, and what it took."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from suites import ONE_THREAD


@dataclass(frozen=True)
class Timed:
    """Processor and wall time in seconds, the largest process in MiB, both outputs."""

    processor: float
    wall: float
    peak: float
    code: int
    text: str


def timed(words: Sequence[str], folder: Path, path: str) -> Timed:
    """With PATH and nothing else of this process's environment, and one thread for libraries."""
    variables = {"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder.parent)}
    variables |= {**ONE_THREAD, "PYTHONHASHSEED": "0"}
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            words, cwd=folder, env=variables, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        output.seek(0)
        text = output.read().decode(errors="replace")
    spent = used.ru_utime + used.ru_stime
    return Timed(spent, wall, used.ru_maxrss / 1024, process.returncode, text)
