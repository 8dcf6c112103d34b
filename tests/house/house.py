"""Shared by the tests of the house: the checkout and its files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CACHES = {".cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
NOT_OURS = {".git", ".venv", "build", "dist"} | CACHES


def files(*patterns: str, under: str = ".") -> list[Path]:
    """Files of the checkout that match a pattern, what tools have made left out."""
    return sorted(path for pattern in patterns for path in found(ROOT / under, pattern))


def found(folder: Path, pattern: str) -> Iterator[Path]:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from found(path, pattern)
        elif path.match(pattern):
            yield path


def commands_of(splitter: Path) -> list[str]:
    """The commands that `splitter --help` lists; the empty one is splitter itself."""
    done = subprocess.run([splitter, "--help"], capture_output=True, text=True, check=True)
    listing = done.stdout.split("\nCommands:\n")[1].split("\n\n")[0]
    return ["", *re.findall(r"^  (\w+)", listing, re.MULTILINE)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
