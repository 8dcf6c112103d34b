"""The record of a run: events are JSON objects, one a line, appended whole.

docs/file-formats.md describes them. splitter itself adds one, `exit`, when the command has ended:
`render/exit_event` writes that.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from .process import System

if TYPE_CHECKING:
    import pytest

    from .session import RecordPart


def part_of(part: RecordPart) -> dict[str, object]:
    """The members of a session that tell which plan and CI run it is a part of."""
    names = ("pipeline", "plan", "group", "groups", "planned_s", "planned_tests")
    return {name: part.get(name) for name in names}


def end_of_collection(report: pytest.CollectReport | None) -> str | None:
    """How a collector ended; None where it collected something, as usual."""
    ended: str = getattr(report, "outcome", "failed")
    if report is not None and ended == "passed":
        return None if report.result else "empty"
    return ended


def worker_count(option: Any) -> int:
    """The workers that pytest-xdist was asked for; 1 for none."""
    count = getattr(option, "numprocesses", None)
    return count if isinstance(count, int) and count > 0 else 1


def seconds(value: float | None) -> float | None:
    """A time as records have it, in whole microseconds."""
    return None if value is None else round(value, 6)


encode = json.JSONEncoder(separators=(",", ":")).encode


class Record:
    """The file of one process; events may be kept back until the next is written."""

    def __init__(self, part: RecordPart, worker: str) -> None:
        self.part = part
        self.run = part.get("run", "")
        self.worker = worker
        self.system = System()
        name = f"{self.run or 'run'}-{worker or 'main'}-{os.getpid()}.jsonl"
        self.path = os.path.join(os.path.abspath(part["folder"]), name)
        self.held: list[str] = []
        self.broken = False

    def hold(self, kind: str, **fields: object) -> None:
        """Keeps an event back until the next one is written."""
        known = {name: value for name, value in fields.items() if value not in (None, "")}
        self.held.append(encode({"e": kind, **known}) + "\n")

    def write(self, kind: str, **fields: object) -> None:
        """Writes an event, behind those that were kept back."""
        self.hold(kind, **fields)
        self.flush()

    def flush(self) -> None:
        """Writes the events that were kept back; a full disk ends the recording."""
        text, self.held = "".join(self.held), []
        if self.broken:
            return
        try:
            self.system.append(self.path, text)
        except OSError as error:
            self.give_up(error)

    def give_up(self, error: Exception) -> None:
        """Ends the recording, and says so once: a full disk must not fail anybody's tests."""
        if not self.broken:
            self.broken = True
            self.system.write_some(2, f"splitter: recording ends: {error}\n".encode())
