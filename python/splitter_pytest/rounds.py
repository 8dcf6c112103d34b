"""Groups that run one after the other on one machine, each storing what it measured.

A group that planned with the times which the one before it has just stored would have another plan,
and tests would run twice or never. So a group that stores keeps its plan in the working folder, and
the others of its round take it.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from . import SESSION
from .options import durations_of, without_own, words_of

if TYPE_CHECKING:
    import pytest

FOLDER = ".splitter"


class Round:
    """The plan that the groups of a round share, and which of them have run."""

    def __init__(self, config: pytest.Config) -> None:
        options = config.option
        folder = str(config.invocation_params.dir)
        words = [str(word) for word in config.invocation_params.args]
        self.path = os.path.join(folder, FOLDER, "round.json")
        self.durations = durations_of(options, config.invocation_params.dir)
        self.group = options.group
        self.key = [options.splits, options.splitting_algorithm, words_of(options)]
        self.key += [without_own(words), os.environ.get("PYTEST_ADDOPTS", "")]
        self.session: dict[str, Any] = {}
        self.words: list[str] = []
        self.done: list[int] = []

    def find(self) -> bool:
        """True where this group belongs to a round that has begun: its durations are the last."""
        try:
            with open(self.path, encoding="ascii") as source:
                kept: dict[str, Any] = json.load(source)
        except (OSError, ValueError):
            return False
        if kept.get("key") != self.key or kept.get("stored") != digest(self.durations):
            return False
        if self.group in kept["done"]:
            return False
        self.session, self.words, self.done = kept["session"], kept["words"], kept["done"]
        return True

    def begin(self, session_file: str, words: list[str]) -> None:
        """Takes the plan of this group, which is the first."""
        with open(session_file, encoding="ascii") as source:
            self.session = json.load(source)
        self.words = words

    def write_session(self, session_file: str, records: str) -> None:
        """Writes the session file of this group, with the plan of the first."""
        selection = {**self.session["selection"], "group": self.group, "seen": session_file}
        selection["seen"] += ".seen"
        known = self.session["record"]
        record = {name: known[name] for name in known if not name.startswith("planned_")}
        record.update(folder=records, group=self.group, run=f"{known['run']}{self.group:x}")
        outer = os.environ.get(SESSION, "")
        os.makedirs(records, exist_ok=True)
        with open(session_file, "w", encoding="ascii") as file:
            json.dump({"outer": outer, "selection": selection, "record": record}, file)

    def end(self) -> None:
        """Keeps the plan for the groups to come, now that the durations are other ones."""
        folder = os.path.dirname(self.path)
        os.makedirs(folder, exist_ok=True)
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="ascii") as file:
                file.write("*\n")
        kept = {
            "key": self.key,
            "stored": digest(self.durations),
            "done": [*self.done, self.group],
            "session": self.session,
            "words": self.words,
        }
        with open(self.path + ".new", "w", encoding="ascii") as file:
            json.dump(kept, file)
        os.replace(self.path + ".new", self.path)


def digest(path: str) -> str:
    """Tells one text of the durations file from another."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""
