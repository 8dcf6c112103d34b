"""Writes down what was collected from which file, for later plans; public hooks only.

The event `collected` of a record (docs/file-formats.md) holds files that were collected whole.
splitter adds the hashes of their texts and of the settings when the command has ended.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Callable, Iterator

import pytest

from .collect import encode
from .guard import guarded, guarded_call
from .naming import files_of_others, has_other_name, init_modules, path_of, run_only_ids
from .others import caller
from .session import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from .record import HookSteps

OWN = "splitter_pytest."
SELECTION = ("_pytest.mark", "_pytest.main")
"""The modules of pytest that leave tests out for `-m`, `-k` and `--deselect`."""


def writer_of(path: str) -> Callable[..., None]:
    """Tells a file, as a record has the event."""

    def write(**facts: Any) -> None:
        known = {name: value for name, value in facts.items() if value not in (None, "")}
        with open(path, "w", encoding="ascii") as file:
            file.write(encode({"e": "asked"}) + "\n" + encode({"e": "collected", **known}) + "\n")

    return write


class Teacher:
    """The hooks that see a collection as it comes, before anybody takes tests away."""

    def __init__(self, config: pytest.Config, tell: Callable[..., None]) -> None:
        self.record = self  # whose errors end the teaching, and not the recording
        self.tell = tell
        self.config = config
        self.root = os.path.join(str(self.config.rootpath), "")
        self.items: list[pytest.Item] = []
        self.names: dict[int, tuple[str, str]] = {}
        self.seen: set[str] = set()
        self.broken: set[str] = set()
        self.folders: set[str] = set()
        self.of_others: set[int] = set()
        self.left_out: set[int] = set()
        self.steady = self.came_to_end = True

    def give_up(self, error: Exception) -> None:
        """Teaches nothing: what cannot be told is asked of pytest."""
        self.steady = False

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_ignore_collect(self, collection_path: Path) -> HookSteps:
        """Remembers the folders that pytest looks into."""
        self.folders.add(os.path.dirname(str(collection_path)))
        yield

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_make_collect_report(self, collector: pytest.Collector) -> HookSteps:
        """Remembers the files that could be collected."""
        outcome = yield
        report = None if outcome is None or outcome.excinfo else outcome.get_result()
        passed = getattr(report, "outcome", "failed") == "passed"
        if isinstance(collector, pytest.File) and not isinstance(collector, pytest.Package):
            self.seen.add(path_of(collector))
        elif getattr(report, "outcome", "failed") == "failed":
            self.came_to_end = False  # what is below a folder was not seen
        if not passed or getattr(report, "withheld", False):
            self.broken.add(path_of(collector))

    @guarded_call
    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Remembers the test under the name that pytest gave it."""
        path, _, name = item.nodeid.partition("::")
        self.items.append(item)
        self.names[id(item)] = path, name.partition("[")[0]

    @guarded_call
    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Tells the tests of other groups from those that pytest's own options leave out."""
        by = caller()
        there = {id(item) for item in items}
        if by.startswith(OWN):
            self.of_others |= there
        elif by.startswith(SELECTION):
            self.left_out |= there
        else:
            self.steady = False

    @pytest.hookimpl(trylast=True)
    @guarded_call
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Writes what was collected, unless a plugin chose among it by rules of its own."""
        known = {id(item) for item in session.items} | self.of_others | self.left_out
        if self.steady and all(id(item) in known for item in self.items):
            self.tell(**self.facts())

    def facts(self) -> dict[str, Any]:
        """The members of the event."""
        config = self.config
        parted = {arg.partition("::")[0] for arg in config.args if "::" in arg}
        starts = [os.path.join(str(config.invocation_params.dir), arg) for arg in config.args]
        walked = self.came_to_end and not parted and all(os.path.isdir(path) for path in starts)
        worker = getattr(config, "workerinput", {})
        words = worker.get(WORDS, [str(word) for word in config.invocation_params.args])
        if not walked:
            words = [word for word in words if word not in config.args and word[:1] != "@"]
        files = self.files({os.path.relpath(path, self.root) for path in parted})
        folders = self.walked_folders(starts, files) if walked else None
        return {
            "root": str(config.rootpath),
            "folder": str(config.invocation_params.dir),
            "python": sys.executable,
            "pytest": pytest.__version__,
            "words": words,
            "folders": folders,
            "files": files,
        }

    def files(self, parted: set[str]) -> dict[str, Any]:
        """The files of which all was collected, and the names of their tests."""
        heads = list({id(item.parent): item for item in self.items}.values())
        untold = self.broken | parted
        odd = {self.names[id(item)][0] for item in self.items if has_other_name(item)}
        odd |= init_modules(heads) | untold
        odd |= {node_id.partition("::")[0] for node_id in run_only_ids(heads)}
        found: dict[str, dict[str, Any]] = {
            path: {"tests": {}, "out": set()} for path in sorted(self.seen - odd)
        }
        run_only = self.run_only_files() if odd > untold else set()
        kept: set[tuple[str, str]] = set()
        for item in self.items:
            path, name = self.names[id(item)]
            if path in found:
                found[path]["tests"][name] = None
                if id(item) in self.left_out:
                    found[path]["out"].add(name)
                else:
                    kept.add((path, name))
        others = set(files_of_others(heads))
        for path, file in found.items():
            file["tests"] = list(file["tests"])
            file["out"] = sorted(name for name in file["out"] if (path, name) not in kept)
            file["others"] = path in others
        found.update((path, {"run_only": True}) for path in run_only & self.seen - untold)
        return {path: {k: v for k, v in file.items() if v} for path, file in found.items()}

    def run_only_files(self) -> set[str]:
        """The files with tests that no name brings as they are: a pipe is refused for them."""
        kept = [item for item in self.items if id(item) not in self.left_out]
        return {node_id.partition("::")[0] for node_id in run_only_ids(kept)}

    def walked_folders(self, starts: list[str], files: dict[str, Any]) -> dict[str, Any]:
        """The names in each folder that was walked: those of test files, and those of the rest.

        A plugin may take some files of a kind, and leave others, by what stands in them: the others
        join the FILES, without tests.
        """
        selector: Any = self.config.pluginmanager.get_plugin("splitter-selector")
        known = set(selector.selection.homes) if selector else set()
        known |= self.seen | {path for path, _ in self.names.values()}
        kinds = tuple({os.path.splitext(path)[1] for path in self.seen} - {".py", ""})
        folders: dict[str, Any] = {}
        for path, names in self.names_below(starts):
            around = "" if path == "." else path + "/"
            others = [n for n in names if n.endswith(kinds) and around + n not in known]
            files.update((around + name, {}) for name in others)
            tests = [name for name in names if around + name in known or name in others]
            quiet = [name for name in names if name not in tests]
            folders[path] = {"files": tests, "quiet": quiet}
            for name in quiet:  # nothing tells of an empty one that pytest looked into it
                below = os.path.join(self.root, around + name)
                if below not in self.folders and is_empty(below):
                    folders[around + name] = {"files": [], "quiet": []}
        return folders

    def names_below(self, starts: list[str]) -> Iterator[tuple[str, list[str]]]:
        """The folders that were walked, from the rootdir, and what lies in them."""
        tops = tuple(os.path.join(os.path.normpath(start), "") for start in starts)
        for folder in sorted(self.folders):
            if os.path.join(folder, "").startswith(tops) and os.path.isdir(folder):
                path = os.path.relpath(folder, self.root).replace(os.sep, "/")
                yield path, sorted(os.listdir(folder))


def is_empty(folder: str) -> bool:
    """True for a folder in which there is nothing, or only compiled files."""
    return os.path.isdir(folder) and set(os.listdir(folder)) <= {"__pycache__"}
