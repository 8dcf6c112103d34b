"""Interpreters, and virtual environments that are made once and kept."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Unavailable(Exception):
    """A row cannot be tried on this machine; the text says why."""


@cache
def interpreter(version: str) -> Path:
    """A CPython of that minor version: on PATH, or one of pyenv's."""
    for path in candidates(version):
        if path and answers(path, version):
            return Path(path)
    raise Unavailable(f"there is no CPython {version} on this machine")


def candidates(version: str) -> Iterator[str]:
    """In order of preference."""
    yield shutil.which(f"python{version}") or ""
    yield f"/usr/bin/python{version}"
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from (str(path) for path in sorted(pyenv.glob(f"versions/{version}*/bin/python")))


def answers(path: str, version: str) -> bool:
    """True where the program is that version and can make environments; pyenv's shims may not."""
    script = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([path, "-c", script], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == version


def newest(versions: Iterable[str] = ("3.13", "3.12", "3.11")) -> str:
    """The first of the versions that is there."""
    for version in versions:
        try:
            interpreter(version)
        except Unavailable:
            continue
        return version
    raise Unavailable("there is no CPython 3.11 to 3.13 on this machine")


def ensure_venv(folder: Path, version: str, pins: Sequence[str], *more: str) -> Path:
    """FOLDER holds an environment with the pins; made anew where it is not of these. Its bin."""
    python = interpreter(version)
    stamp = hashlib.sha256("\n".join([str(python), *pins, *more]).encode()).hexdigest()
    stamped = folder / "stamp"
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Another job may want the same environment, or be making it.
    with open(folder.with_name(folder.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamped.exists() and stamped.read_text() == stamp):
            installed(folder, python, [*pins, *more])
            stamped.write_text(stamp)
    return folder / "bin"


def installed(folder: Path, python: Path, words: Sequence[str]) -> None:
    """Makes the environment; pip's last words tell why where it cannot."""
    subprocess.run([python, "-m", "venv", "--clear", folder], check=True, capture_output=True)
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet", "--no-input"]
    done = subprocess.run(
        [*pip, "--disable-pip-version-check", *words], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["it says nothing"]
        shutil.rmtree(folder)
        raise Unavailable(f"pip cannot install {' '.join(words)}: {lines[-1]}")
