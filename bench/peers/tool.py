"""splitter, called as a user calls it."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from measure import BenchError


def require(path: Path, what: str, remedy: str) -> Path:
    if not os.access(path, os.X_OK) or path.is_dir():
        shown = os.path.relpath(path)
        raise BenchError(f"{what} is missing: {shown}\nhint: {remedy}")
    return path.resolve()


def output(splitter: Path, *arguments: str, cwd: Path) -> str:
    """The standard output; a failure carries splitter's own words."""
    done = subprocess.run(
        [str(splitter), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BenchError(f"splitter {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def bare_plan(splitter: Path, durations: Path, splits: int, cwd: Path) -> list[Sequence[str]]:
    """The node ids of each group where nothing but the plain durations counts."""
    options = ("--discover", "stored", "--keep", "none", "--expand", "--json")
    arguments = ("plan", *options, "--durations", str(durations), "--splits", str(splits))
    plan = json.loads(output(splitter, *arguments, cwd=cwd))
    return [group["selectors"] for group in plan["groups"]]
