"""Transcripts: what a user types and what splitter answers, as text that can be read and renewed.

    == a title begins a case, which runs in a fresh folder with the files of common/
    # a comment
    @ name          a file of that name; its lines follow
    | a line of it
    $ command       run by sh; what follows was seen
    % command       the same on a terminal of 80 columns, stdout and stderr together
    > a line of stdout
    ! a line of stderr
    ? 2             the exit code, where it is not 0

Control characters are shown as pictures (␀ ␛ ␉), bytes that are no UTF-8 as <FF>; ␃ stands for a
last line without its end. What differs from run to run is named: FOLDER, FINGERPRINT, TIME.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

SEEN = (">", "!", "?")
COMMANDS = ("$", "%")


@dataclass
class Command:
    """One command with what it answered, as lines of the transcript."""

    text: str
    terminal: bool
    seen: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [f"{'%' if self.terminal else '$'} {self.text}", *self.seen]


@dataclass
class Note:
    """A line that is kept as it is: a title, a comment, a blank, a line of a file."""

    text: str

    def lines(self) -> list[str]:
        return [self.text]


@dataclass
class Case:
    title: str
    parts: list[Command | Note] = field(default_factory=list)

    def commands(self) -> list[Command]:
        return [part for part in self.parts if isinstance(part, Command)]

    def files(self) -> dict[str, str]:
        files: dict[str, str] = {}
        name = ""
        for part in self.parts:
            line = part.lines()[0]
            if line.startswith("@ "):
                name = line[2:].strip()
                files[name] = ""
            elif line.startswith("|"):
                files[name] += line[2:] + "\n"
        return files

    def text(self) -> str:
        return "".join(line + "\n" for part in self.parts for line in part.lines())


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; lines before the first title are a case without a title."""
    cases = [Case("")]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            cases.append(Case(line[3:]))
        parts = cases[-1].parts
        if line.startswith(COMMANDS):
            parts.append(Command(line[2:], line.startswith("%")))
        elif line.startswith(SEEN):
            command = parts[-1]
            assert isinstance(command, Command), f"{path}: no command before: {line}"
            command.seen.append(line)
        else:
            parts.append(Note(line))
    return cases


def shown(output: bytes, folder: Path) -> str:
    """Output as it stands in a transcript."""
    text = output.decode("utf-8", "surrogateescape").replace(str(folder), "FOLDER")
    text = re.sub(r"\b[0-9a-f]{32}\b", "FINGERPRINT", text)
    text = re.sub(r"\bin \d+ ms\b", "in TIME ms", text)
    text = re.sub(r"(?<= asked of pytest in )[\d.]+ s\b", "TIME ms", text)
    text = re.sub(r"(?m)(^splitter: asked pytest .*: )[\d.]+ m?s\b", r"\1TIME", text)
    text = re.sub(r"[\x00-\x09\x0b-\x1f]", lambda c: chr(0x2400 + ord(c[0])), text)
    return re.sub(r"[\udc80-\udcff]", lambda c: f"<{ord(c[0]) - 0xDC00:02X}>", text)


def seen_lines(sign: str, output: bytes, folder: Path) -> list[str]:
    if not output:
        return []
    text = shown(output, folder)
    text = text[:-1] if text.endswith("\n") else text + "␃"
    return [f"{sign} {line}" if line else sign for line in text.split("\n")]
