"""Commands in fresh copies of a suite, as CI would start them, and what their pytests reported."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compare import Job

WITNESS = Path(__file__).resolve().parent / "witness"

LONGEST = 300
"""Seconds after which a command is ended: the suites take a few."""

TIMED_OUT = 124


@dataclass
class Place:
    """A suite in its pristine form, and room for copies of it."""

    suite: Path
    scratch: Path
    bin: Path
    """The programs of the virtual environment."""
    splitter: Path
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    def environment(self, witness: Path | None) -> dict[str, str]:
        """Nothing of the outer world but the system's commands: no CI, no outer pytest."""
        variables = {
            "PATH": f"{self.bin}:{self.splitter.parent}:{os.defpath}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.scratch),
        }
        if witness is not None:
            variables |= {"PYTHONPATH": str(WITNESS), "PYTEST_WITNESS": str(witness)}
        return variables

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.suite / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def copy(self, files: Mapping[str, Path] | None = None) -> Path:
        """A checkout of its own, and what a cache would restore into it."""
        folder = self.scratch / f"job-{next(self.numbers)}" / "suite"
        shutil.copytree(self.suite, folder, symlinks=True)
        for name, path in (files or {}).items():
            shutil.copy2(path, folder / name)
        return folder

    def run(self, folder: Path, command: str) -> Job:
        """By the plain shell, which knows no pipefail."""
        witness = folder.parent / f"witness-{next(self.numbers)}"
        code, out, err = shell(command, folder, self.environment(witness))
        reports, broken = read(witness)
        tail = "\n".join(out.strip().splitlines()[-3:])
        return Job(code, tuple(reports), tuple(broken), f"{tail}\n{err}")


def shell(command: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str, str]:
    """Exit code and both streams; what takes too long is ended with all that it started."""
    process = subprocess.Popen(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=LONGEST)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        code, err = TIMED_OUT, err + f"\nended after {LONGEST} s".encode()
    return code, out.decode(errors="replace"), err.decode(errors="replace")


def read(witness: Path) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Reports of tests, and collectors that failed; splitter's own questions left out."""
    lines = witness.read_text(encoding="ascii").splitlines() if witness.exists() else []
    seen = [json.loads(line) for line in lines]
    asked = {process for kind, process, *_ in seen if kind == "asked"}
    seen = [entry for entry in seen if entry[1] not in asked]
    reports = [tuple(words) for kind, _, *words in seen if kind == "report"]
    return reports, [words[0] for kind, _, *words in seen if kind == "broken"]
