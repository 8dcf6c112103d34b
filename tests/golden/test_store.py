"""Renewing a durations file changes the lines of what was measured, and no other byte."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from runner import environment

import pytest


@pytest.fixture
def text(real_durations: Path) -> str:
    return real_durations.read_text(encoding="utf-8")


def merged(splitter: Path, folder: Path, text: str, seconds: dict[str, float]) -> str:
    (folder / "suite.json").write_text(text, encoding="utf-8")
    events = ({"e": "test", "id": name, "s": s, "outcome": "passed"} for name, s in seconds.items())
    (folder / "r.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events))
    subprocess.run(
        [splitter, "merge", "--durations", "suite.json", "r.jsonl"],
        cwd=folder,
        env=environment(splitter, folder),
        capture_output=True,
        timeout=60,
        check=True,
    )
    return (folder / "suite.json").read_text(encoding="utf-8")


def test_a_new_test_adds_one_line(splitter: Path, tmp_path: Path, text: str) -> None:
    after = merged(splitter, tmp_path, text, {"!first.py::test": 1.5})
    lines = after.splitlines(keepends=True)
    assert '"!first.py::test": 1.5,' in lines.pop(1)
    assert "".join(lines) == text


def test_what_is_measured_again_changes_its_line_only(
    splitter: Path, tmp_path: Path, text: str
) -> None:
    name = sorted(json.loads(text))[7]
    after = merged(splitter, tmp_path, text, {name: 12.5})
    changed = [
        new for old, new in zip(text.splitlines(), after.splitlines(), strict=True) if old != new
    ]
    assert [line.strip().rstrip(",") for line in changed] == [f"{json.dumps(name)}: 12.5"]


def test_python_reads_and_writes_the_very_same_bytes(splitter: Path, tmp_path: Path) -> None:
    ids = ["a.py::f[é]", "a.py::f[😀]", 'a.py::f["\\]', "a.py::f[\x7f\x1f]", "caf\udce9/a.py::f"]
    after = merged(splitter, tmp_path, "{}", dict.fromkeys(ids, 0.00002))
    assert after == json.dumps(dict.fromkeys(ids, 0.00002), sort_keys=True, indent=4)
