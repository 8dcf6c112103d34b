"""The action's second script: the words of its inputs become those of `splitter run`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from house import ROOT

COMMANDS = {
    "pytest -q": ["pytest", "-q"],
    """pytest -k "not slow" '$HOME *' a\\ b""": ["pytest", "-k", "not slow", "$HOME *", "a b"],
    "pytest\n  $(touch ran) `touch ran`; touch ran": [
        *("pytest", "$(touch", "ran)", "`touch", "ran`;", "touch", "ran")
    ],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_words_of_a_command(tmp_path: Path, command: str) -> None:
    """Quotes hold words together, and nothing is expanded: a name of a branch is no program."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\nenv >&2\n")
    program.chmod(0o755)
    inputs = {"SPLITS": "4", "GROUP": "2", "DURATIONS": "a b", "ARGS": "-q", "COMMAND": command}
    done = subprocess.run(
        [ROOT / "scripts/action-run"],
        cwd=tmp_path,
        env={
            "PATH": os.defpath,
            "SPLITTER_PROGRAM": str(program),
            **{f"INPUT_{name}": value for name, value in inputs.items()},
        },
        capture_output=True,
        text=True,
        check=False,
    )
    options = ["--splits", "4", "--group", "2", "--durations", "a b", "-q", "--"]
    assert done.stdout.splitlines() == ["run", *options, *COMMANDS[command]], done.stderr
    assert "INPUT_" not in done.stderr
    assert not (tmp_path / "ran").exists()


def test_a_quote_without_its_partner(tmp_path: Path) -> None:
    done = subprocess.run(
        [ROOT / "scripts/action-run"],
        env={"PATH": os.defpath, "SPLITTER_PROGRAM": "/gone", "INPUT_COMMAND": "pytest -k 'a"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "the input command has a quote without its partner" in done.stderr
