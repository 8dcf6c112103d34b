"""The shell commands of the README work as they stand there.

Above each ```sh block stands what a test makes of it, as a comment that readers do not see:

    <!-- test: suite -->     run in a small suite with durations, pytest and splitter on PATH
    <!-- test: scripts -->   its commands are scripts of this checkout, which say what they do
    <!-- test: no, because … -->
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from house import ROOT

BLOCK = re.compile(
    r"(?:^ *<!-- test: (?P<mark>.*?) -->\n\s*)?^(?P<indent> *)```sh\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    mark: str
    text: str

    @property
    def commands(self) -> list[str]:
        lines = [re.sub(r"\s+#.*", "", line).strip() for line in self.text.splitlines()]
        return [line for line in lines if line]


def blocks() -> list[Block]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [Block(found["mark"] or "", found["text"]) for found in BLOCK.finditer(text)]


BLOCKS = blocks()


def marked(mark: str) -> pytest.MarkDecorator:
    chosen = [block for block in BLOCKS if block.mark == mark]
    return pytest.mark.parametrize("block", chosen, ids=lambda block: block.commands[0])


def test_every_block_is_marked() -> None:
    assert BLOCKS, "the README shows no commands"
    marks = [block.mark for block in BLOCKS]
    assert all(mark in ("suite", "scripts") or mark.startswith("no, because ") for mark in marks), (
        f"write a mark above each block: {marks}"
    )


@marked("suite")
def test_commands_run_in_a_suite(block: Block, splitter: Path, tmp_path: Path) -> None:
    for number in range(1, 9):
        test = f"def test_{number}():\n    pass\n"
        (tmp_path / f"test_{number}.py").write_text(test, encoding="utf-8")
    (tmp_path / ".test_durations").write_text('{"test_1.py::test_1": 0.5}', encoding="utf-8")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.text],
        cwd=tmp_path,
        env={
            "PATH": f"{splitter.parent}:{Path(sys.executable).parent}:{os.defpath}",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@marked("scripts")
def test_scripts_say_what_they_do(block: Block) -> None:
    for command in block.commands:
        script = ROOT / command.split()[0]
        assert os.access(script, os.X_OK), command
        done = subprocess.run(
            [script, "--help"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert script.name in done.stdout
