"""Running the recorder, and reading what it wrote."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from harness import Run, Suite, Venv


def record(suite: Suite, venv: Venv, command: str, options: str = "-o ../records") -> Run:
    return suite.shell(venv, f"splitter record {options} -- {command}")


def events(folder: Path) -> list[dict]:
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.open())
    return [json.loads(line) for line in lines]


def stored(suite: Suite) -> dict[str, float]:
    return json.loads((suite.path / ".test_durations").read_text())


def start_recording(suite: Suite, venv: Venv) -> subprocess.Popen[bytes]:
    """A recording that goes on; what it says on stderr can be read from it."""
    return subprocess.Popen(
        [suite.splitter, "record", "--", "pytest"],
        cwd=suite.path,
        env=suite.environment(venv),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
