"""The package `splitter_pytest`, imported: beside the tests that reach it through the program.

Where a real pytest is needed, one runs inside this one, in a folder of its own.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Callable

import pytest
from splitter_pytest.session import read_session

SESSION = "SPLITTER_SESSION"

QUIET = ["-q", "-s", "-p", "no:cacheprovider", "--import-mode=importlib"]


can_rename = pytest.mark.skipif(
    not hasattr(pytest.Item, "_nodeid"), reason="no plugin changes the ids of this pytest"
)


class Seen:
    """A plugin of the inner pytest: remembers it, and the tests that it ran."""

    def __init__(self) -> None:
        self.config: pytest.Config | None = None
        self.items: list[str] = []
        self.ran: list[str] = []
        self.deselected: list[str] = []
        self.during: str | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.items = [item.nodeid for item in session.items]
        self.during = os.environ.get(SESSION)

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.deselected += [item.nodeid for item in items]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.ran.append(report.nodeid)


class Inner:
    """A folder with tests, a session file for them, and the pytest that runs them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.write({"pytest.ini": "[pytest]\n"})

    def write(self, files: dict[str, str]) -> Inner:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self

    def ask(self, **parts: Any) -> Path:
        """Asks the next pytests for these parts of a session."""
        path = self.folder.parent / "session.json"
        path.write_text(json.dumps(parts), encoding="ascii")
        read_session.cache_clear()  # in one process, a path is one session
        self.monkeypatch.setenv(SESSION, str(path))
        return path

    def select(self, **part: Any) -> None:
        seen = str(self.folder.parent / "seen")
        self.ask(selection={"seen": seen, "plan": "f00d", "group": 1, "groups": 2, **part})

    def run(self, *arguments: str, plugin: str = "splitter_pytest.plugin") -> tuple[int, Seen]:
        seen = Seen()
        self.monkeypatch.chdir(self.folder)
        before = set(sys.modules)
        code = pytest.main([*QUIET, "-p", plugin, *arguments], plugins=[seen])
        for name in set(sys.modules) - before:
            if not name.startswith("splitter_pytest"):
                del sys.modules[name]
        return int(code), seen

    def record(self, *arguments: str, **part: Any) -> list[dict[str, Any]]:
        """The events of a recorded run."""
        records = self.folder.parent / "records"
        records.mkdir(exist_ok=True)
        self.ask(record={"folder": str(records), "run": "1", **part})
        self.run(*arguments)
        lines = [line for file in records.glob("*.jsonl") for line in file.open()]
        return [json.loads(line) for line in lines]

    def collect(self, *arguments: str, plain: bool = True) -> dict[str, Any]:
        """The document of a collection."""
        path = self.folder.parent / "collection.json"
        self.ask(collection={"file": str(path), "plain": plain})
        self.run("--collect-only", *arguments)
        document: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
        return document


@pytest.fixture
def inner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inner:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.delenv("PYTEST_PLUGINS", raising=False)
    (tmp_path / "suite").mkdir()
    return Inner(tmp_path / "suite", monkeypatch)


@pytest.fixture
def write_session(tmp_path: Path) -> Callable[..., str]:
    """Writes a session file; its path."""

    def write(name: str = "session.json", **parts: Any) -> str:
        path = tmp_path / name
        path.write_text(json.dumps(parts), encoding="ascii")
        return str(path)

    return write
