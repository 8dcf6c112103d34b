"""The wheel, made by the build that users have, of a program that is compiled already."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILDER = ROOT / ".venv/wheel/bin/python"


def succeed(*command: object) -> str:
    """Runs a command of the tests' own, offline."""
    words = [str(word) for word in command]
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build_wheel(folder: Path, program: Path) -> Path:
    """Needs BUILDER, and the program's bill of materials beside it."""
    words = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", ROOT)
    define = f"cmake.define.SPLITTER_PROGRAM={program}"
    succeed(BUILDER, *words, "--wheel-dir", folder, "--config-settings", define)
    (path,) = folder.glob("*.whl")
    return path
