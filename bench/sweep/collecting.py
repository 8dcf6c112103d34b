"""One suite in an environment of its own, and what commands there collect."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from projects import Project
from union import Collected

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/plugins"))

from venvs import Unavailable, ensure_venv, newest  # noqa: E402

WITNESS = ROOT / "tests/plugins/witness"
PYTEST = "9.2.0"
STORE = (".test_durations", ".test_profile")
RECORDED = ("pytest", "-q", "--continue-on-collection-errors")
LONGEST = 1800
"""Seconds after which a command is given up."""


@dataclass(frozen=True)
class Ran:
    """A command: what its pytests collected, and what it cost."""

    code: int
    out: bytes
    said: str
    collected: Collected
    asked: int
    """The pytests that splitter started to ask them what there is."""
    processor: float


@dataclass
class Place:
    """A copy of the suite in which commands run, and the programs for it."""

    project: Project
    splitter: Path
    folder: Path
    bin: Path
    store: Path
    """What a recorded run left, kept for further calls."""

    def run(self, words: Sequence[str | Path], given: bytes = b"", *, stop: bool = False) -> Ran:
        """STOP ends sessions after their collection, where the command must not say so."""
        witness = self.folder.parent / "witness"
        witness.unlink(missing_ok=True)
        before = processor_seconds()
        process = subprocess.Popen(
            list(map(str, words)),
            cwd=self.folder,
            env=self.environment(witness) | ({"PYTEST_WITNESS_STOP": "1"} if stop else {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(given, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"\ngiven up after {LONGEST} s".encode()
        collected, asked = read(witness)
        took = processor_seconds() - before
        said = err.decode(errors="replace")
        return Ran(process.returncode, out, said, collected, asked, took)

    def environment(self, witness: Path) -> dict[str, str]:
        return {
            "PATH": f"{self.bin}:{self.splitter.parent}:{os.defpath}",
            "PYTHONPATH": f"{WITNESS}:{self.folder}" if self.project.on_path else str(WITNESS),
            "PYTEST_WITNESS": str(witness),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.folder.parent),
            **self.project.variables,
        }

    def forget(self) -> None:
        for name in STORE:
            (self.folder / name).unlink(missing_ok=True)
        shutil.rmtree(self.folder / ".splitter", ignore_errors=True)

    def record(self) -> None:
        """The whole suite runs once; what fails, files that do not import too, does not matter."""
        if not all((self.store / name).exists() for name in STORE):
            made = self.run(("splitter", "record", "--", *RECORDED))
            if not all((self.folder / name).exists() for name in STORE):
                raise Unavailable(f"nothing is recorded: {made.said.strip()[-300:]}")
            self.store.mkdir(exist_ok=True)
            for name in STORE:
                shutil.copy(self.folder / name, self.store)
            self.forget()
        for name in STORE:
            shutil.copy(self.store / name, self.folder)


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read(witness: Path) -> tuple[Collected, int]:
    """What pytests collected, splitter's own questions left out; how many these were."""
    lines = witness.read_text(encoding="ascii").splitlines() if witness.exists() else []
    seen = [json.loads(line) for line in lines]
    asked = {process for kind, process, *_ in seen if kind == "asked"}
    ids, broken = Counter(), Counter()
    for kind, process, *words in seen:
        if process in asked:
            continue
        if kind == "collected":
            ids.update(words[0])
        if kind == "broken":
            broken[words[0]] += 1
    return Collected(ids, broken), len(asked)


def unpacked(project: Project) -> Path:
    """The sdist's folder below build/suites; downloaded where it is not there."""
    suite = ROOT / "build/suites" / project.folder
    if suite.exists():
        return suite
    scratch = ROOT / "build/suites" / f"download-{project.name}"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    pip = [ensure_venv(ROOT / ".venv/sweep/pip", newest(), ["pip==25.0"]) / "python", "-m", "pip"]
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-deps")
    source = ("--no-binary", project.name, "--dest", scratch)
    pin = f"{project.name}=={project.version}"
    done = subprocess.run(
        [*pip, "download", *options, *source, pin], capture_output=True, text=True, check=False
    )
    archives = list(scratch.glob("*.tar.gz"))
    if done.returncode != 0 or not archives:
        lines = done.stderr.strip().splitlines() or ["no archive"]
        raise Unavailable(f"pip cannot download the sdist of {pin}: {lines[-1]}")
    (scratch / "unpacked").mkdir()
    tar = ("tar", "-xz", "--no-same-owner", "-f", archives[0], "-C", scratch / "unpacked")
    subprocess.run(tar, check=True)
    (found,) = (scratch / "unpacked").iterdir()
    found.rename(suite)
    shutil.rmtree(scratch)
    return suite


def place_for(project: Project, splitter: Path, kept: Path) -> Place:
    """A fresh copy of the suite, and the environment for it."""
    suite = unpacked(project)
    pins = [f"pytest=={PYTEST}", project.pin, *project.requires]
    bin_folder = ensure_venv(ROOT / ".venv/sweep" / project.name, newest(), pins)
    folder = kept / project.name / suite.name
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(suite, folder, symlinks=True)
    return Place(project, splitter, folder, bin_folder, store_of(project, kept))


def store_of(project: Project, kept: Path) -> Path:
    return kept / f"{project.folder}-recorded"
