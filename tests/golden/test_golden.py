"""Each case of cases/*.txt; transcript.py says how they are written."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from pathlib import Path

from runner import environment, run
from transcript import Case, read_cases

import pytest

HERE = Path(__file__).resolve().parent
FILES = sorted((HERE / "cases").glob("*.txt"))
CASES = [(path, case) for path in FILES for case in read_cases(path)]


def named(value: object) -> str:
    return value.stem if isinstance(value, Path) else getattr(value, "title", "")


@pytest.mark.parametrize(("path", "case"), [c for c in CASES if c[1].title], ids=named)
def test_case(
    path: Path, case: Case, splitter: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(HERE / "common", folder)
    for name, text in case.files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    expected = case.text()
    for command in case.commands():
        command.seen = run(command, folder, environment(splitter, folder))
    if request.config.getoption("--update-golden"):
        all_cases = [other for file, other in CASES if file == path]
        path.write_text("".join(other.text() for other in all_cases), encoding="utf-8")
        return
    difference = difflib.unified_diff(
        expected.splitlines(), case.text().splitlines(), "expected", "seen", n=2, lineterm=""
    )
    text = "\n".join(difference)
    assert not text, f"{path.name}: {case.title}\n{text}"


def test_titles_are_unique() -> None:
    titles = [case.title for _, case in CASES if case.title]
    assert len(titles) == len(set(titles))


def commands_of(splitter: Path) -> list[str]:
    """The commands that `splitter --help` lists; the empty one is splitter itself."""
    done = subprocess.run([splitter, "--help"], capture_output=True, text=True, check=True)
    listing = done.stdout.split("\nCommands:\n")[1].split("\n\n")[0]
    return ["", *re.findall(r"^  (\w+)", listing, re.MULTILINE)]


def test_every_command_is_run(splitter: Path) -> None:
    texts = " ".join(command.text for _, case in CASES for command in case.commands())
    missing = [name for name in commands_of(splitter) if f"splitter {name}".strip() not in texts]
    assert not missing


def test_every_option_is_used(splitter: Path) -> None:
    """Each option that --help lists, long and short, stands in some command."""
    commands = " ".join(command.text for _, case in CASES for command in case.commands())
    given = set(re.findall(r"(?<=\s)--?[A-Za-z0-9][-a-z]*", commands))
    listed = set()
    names = commands_of(splitter)
    assert {"", "plan", "run"} <= set(names)
    for name in names:
        help_words = [*name.split(), "--help"]
        done = subprocess.run([splitter, *help_words], capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            label = re.match(r"  (?:(-\w),|   ) (--[-a-z]+)", line)
            listed |= set(filter(None, label.groups())) if label else set()
    assert len(listed) > 20
    assert listed <= given, f"in no transcript: {sorted(listed - given)}"
