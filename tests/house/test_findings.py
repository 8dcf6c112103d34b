"""The form of the findings: a header of one paragraph, pinned packages, a guess, a row."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from house import ROOT, files, name_of

SHARED = ROOT / "findings/common.sh"
FINDINGS = [path for path in files("*.sh", under="findings") if path != SHARED]
TABLE = (ROOT / "findings/README.md").read_text(encoding="utf-8")

LABELS = ["Guess", "Seen", "With", "Matters"]
PINS = re.compile(r"\b([a-z][\w./-]*)(?:==|@)(v?\d[\w.]*)")
"""A package and its version as pip, npm and Go have them."""
INSTALLS = re.compile(
    r"^(?:environment \S+|node_packages|go install) (.+?)(?: 2>.*)?$", re.MULTILINE
)


def installed(text: str) -> list[str]:
    return [word for arguments in INSTALLS.findall(text) for word in arguments.split()]


def header(text: str) -> str:
    lines = text.splitlines()[1:]
    end = next(
        i for i, line in enumerate(lines) if not line.startswith("# ") or "shellcheck" in line
    )
    return " ".join(line[2:] for line in lines[:end])


def row(path: Path) -> str:
    rows = [
        line for line in TABLE.splitlines() if line.startswith(f"| [{path.name}]({path.name}) |")
    ]
    assert len(rows) == 1
    return rows[0]


def test_there_are_findings() -> None:
    assert len(FINDINGS) >= 8


@pytest.mark.parametrize("path", FINDINGS, ids=name_of)
def test_it_can_be_run(path: Path) -> None:
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


@pytest.mark.parametrize("path", FINDINGS, ids=name_of)
def test_the_header_says_what_one_would_guess_and_why_it_matters(path: Path) -> None:
    text = header(path.read_text(encoding="utf-8"))
    assert re.findall(rf"({'|'.join(LABELS)}): ", text) == LABELS


@pytest.mark.parametrize("path", FINDINGS, ids=name_of)
def test_versions_are_pinned_and_named_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = installed(text)
    assert words
    for word in words:
        pin = PINS.fullmatch(word)
        assert pin, f"{word} is not pinned"
        name = f"{pin[1].rsplit('/', 1)[-1]} {pin[2]}"
        assert name in header(text), name
        assert name in row(path), name


@pytest.mark.parametrize("path", FINDINGS, ids=name_of)
def test_it_ends_with_the_verdict(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '/common.sh"\n' in text
    assert re.search(r"^finding ", text, re.MULTILINE)
    assert text.endswith("\nverdict\n")


@pytest.mark.parametrize("path", [SHARED, *FINDINGS], ids=name_of)
def test_our_own_program_is_not_called(path: Path) -> None:
    commands = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert not [line for line in commands if "splitter" in line]


def test_the_table_lists_nothing_else() -> None:
    listed = re.findall(r"^\| \[(.+?)\]", TABLE, re.MULTILINE)
    assert listed == sorted(path.name for path in FINDINGS)
