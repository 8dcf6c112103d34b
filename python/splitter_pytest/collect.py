"""Writes down what pytest collects; public hooks only.

The terminal's form of a collection depends on -q and -v in addopts; this file's does not. It is
one JSON document, which `input/collection.hpp` describes.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterator

import pytest

from .session import UTF8, portable

if TYPE_CHECKING:
    from .session import CollectionPart

PYTEST_MAJOR = int(pytest.__version__.split(".")[0])

encode = json.JSONEncoder(separators=(",", ":")).encode

REPORTS = ("xmlpath", "htmlpath", "report_log", "json_report", "ctrf", "allure_report_dir")
"""Options that have a report written: of pytest, and of plugins."""


def withhold_reports(options: Any) -> None:
    """Has a question write no report where the tests are to write theirs."""
    for name in REPORTS:
        if getattr(options, name, None):
            setattr(options, name, None)


class Listing:
    """The hooks that see the collection."""

    def __init__(self, config: pytest.Config, part: CollectionPart) -> None:
        self.config = config
        self.part = part
        self.collected: list[pytest.Item] = []
        self.whole = False
        self.broken: list[str] = []
        self.deselected = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remembers files that cannot be collected."""
        if report.failed:
            self.broken.append(report.nodeid.split("::")[0] or ".")

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Remembers the order before any plugin shuffles: each job must see the same."""
        self.collected.append(item)

    def pytest_collection_modifyitems(self) -> None:
        """Remembers that the collection came to its end."""
        self.whole = True

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Remembers that tests were left out."""
        self.deselected = self.deselected or bool(items)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Writes the file, in the order in which pytest collected."""
        if not self.whole:
            return  # pytest comes here also when the collection was broken off
        items = in_order(self.collected, session.items)
        text = encode({name: portable_all(value) for name, value in self.document(items)})
        # The file appears whole or not at all: a pytest that dies leaves none.
        with open(self.part["file"] + ".part", "w", encoding="ascii") as listing:
            listing.write(text)
        os.replace(self.part["file"] + ".part", self.part["file"])

    def document(self, items: list[pytest.Item]) -> Iterator[tuple[str, Any]]:
        """The members of the document, in their order."""
        config = self.config
        yield "root", str(config.rootpath)
        yield "folder", str(config.invocation_params.dir)
        yield "config", str(config.inipath or "")
        yield "tests", list(reachable_ids(items))
        yield "unreachable", unreachable_ids(items, str(config.rootpath))
        yield "run_only", run_only_ids(items)
        yield "broken", self.broken
        yield "unnameable", files_of_others(items)
        selected = self.is_selection(items)
        yield "selected", selected
        yield "parted", self.parted_functions(items) if selected else []
        if self.part["plain"] and args_given(config):
            yield "addopts_paths", " ".join(config.args)

    def is_selection(self, items: list[pytest.Item]) -> bool:
        """True where the user's own arguments, not the configuration, left tests out."""
        if self.part["plain"]:
            return False
        left_out = self.deselected or len(items) < len(self.collected)
        return left_out or any("::" in arg for arg in self.config.args)

    def parted_functions(self, items: list[pytest.Item]) -> list[str]:
        """The ids of functions of which some tests are left out, and others are not."""
        there = {id(item) for item in items}
        out = {function_of(item) for item in self.collected if id(item) not in there}
        named = {arg.partition("::")[2].partition("[") for arg in self.config.args}
        in_part = {name for name, bracket, _ in named if bracket}
        return sorted(
            function
            for function in {function_of(item) for item in items}
            if function in out or function.partition("::")[2] in in_part
        )


def function_of(item: pytest.Item) -> str:
    """The id of the function that a test is an instance of."""
    name = item.name.partition("[")[0]
    return f"{item.parent.nodeid}::{name}" if item.parent else name


def in_order(collected: list[pytest.Item], left: list[pytest.Item]) -> list[pytest.Item]:
    """The items that are left, in the order in which pytest collected them.

    Items that a plugin put in come last, in the order of their ids: a shuffled one tells nothing.
    """
    there = {id(item) for item in left}  # pytest's items are equal where their ids are
    known = {id(item) for item in collected}
    added = {id(item): item for item in left if id(item) not in known}
    return [item for item in collected if id(item) in there] + sorted(
        added.values(), key=lambda item: item.nodeid
    )


def portable_all(value: Any) -> Any:
    """A value of the document with portable texts."""
    if isinstance(value, list):
        return value if UTF8 else [portable(text) for text in value]
    return portable(value) if isinstance(value, str) else value


def args_given(config: pytest.Config) -> bool:
    """True where paths were given; without a command line of the user's that means by addopts."""
    source = getattr(config, "args_source", None)
    if source is not None:
        return str(source.name) == "ARGS"
    return config.args not in (config.getini("testpaths"), [str(config.invocation_params.dir)])


def reachable_ids(items: list[pytest.Item]) -> Iterator[str]:
    """The names by which pytest finds the items again.

    A file is named whole where pytest finds some of its tests only by the path: those of an
    ``__init__.py`` in pytest 7, items whose own name holds ``::``, and those whose id somebody
    has changed.
    """
    whole = init_modules(items) | {path_of(item) for item in items if has_other_name(item)}
    named: set[str] = set()
    for item in items:
        path = path_of(item)
        if path not in whole:
            yield item.nodeid
        elif path not in named:
            named.add(path)
            yield path


def has_other_name(item: pytest.Item) -> bool:
    """True where pytest, which looks for nodes by their names, does not find the item by its id.

    Its own name holds ``::`` (`ruff::format` of pytest-ruff), or its id is not made of its name: a
    plugin gave it one (pytest-flake8), or a conftest.py has written it anew.
    """
    parted = "::" in item.name.partition("[")[0]
    return parted or (
        item.parent is not None and item.nodeid != f"{item.parent.nodeid}::{item.name}"
    )


def unreachable_ids(items: list[pytest.Item], root: str) -> list[str]:
    """The ids of items that pytest finds by no name.

    They are those of no file; those outside the rootdir; those in a folder with ``::`` or, since
    pytest 9, with a backslash; in pytest 7 doctests of an ``__init__.py`` that has tests as well.
    """
    init = init_modules(items)
    paths = {path_of(item) for item in items}
    there = {path: path and os.path.exists(os.path.join(root, path)) for path in paths}
    return [
        item.nodeid
        for item in items
        if not there[path_of(item)] or (path_of(item) in init and not in_module(item))
    ]


def run_only_ids(items: list[pytest.Item]) -> list[str]:
    """The ids of items that only a pytest which collects by itself runs as they are.

    They are items that pytest does not find by their ids, of a file whose path would bring more;
    those that a plugin makes of a Python file that is no test module: pytest would import it once
    it is named; and those that stand for the session.
    """
    others = set(files_of_others(items))
    of_session = session_items(items)
    return [
        item.nodeid
        for item in items
        if id(item) in of_session
        or (path_of(item) in others and (has_other_name(item) or would_be_imported(item)))
    ]


def session_items(items: list[pytest.Item]) -> set[int]:
    """The items, by identity, that a conftest.py adds to whichever file is collected first.

    One has a class that no other item has, beside items that its collector makes of further files.
    A file of which a pipe names some tests may be the first, and its item is not named then.
    """
    kinds = Counter(type(item) for item in items)
    firsts: dict[type, str] = {}
    files: dict[type, set[str]] = {}
    for item in items:
        collector = type(item.parent)
        firsts.setdefault(collector, path_of(item))
        files.setdefault(collector, set()).add(path_of(item))
    return {
        id(item)
        for item in items
        if kinds[type(item)] == 1
        and len(files[type(item.parent)]) > 1
        and firsts[type(item.parent)] == path_of(item)
        and is_of_suite(type(item), str(item.config.rootpath))
    }


def is_of_suite(kind: type, root: str) -> bool:
    """True for a class that a file of the suite defines, not an installed plugin."""
    file = getattr(sys.modules.get(kind.__module__), "__file__", None) or ""
    return file.startswith(os.path.join(root, "")) and "site-packages" not in file


def would_be_imported(item: pytest.Item) -> bool:
    """True where naming the item makes pytest import a Python file that cannot be imported.

    What a conftest.py makes items of may be an example that is broken on purpose, or holds tests.
    Installed plugins look at files of the suite and of its program.
    """
    if not path_of(item).endswith(".py"):
        return False
    of_conftest = type(item).__module__.rpartition(".")[2] == "conftest"
    return of_conftest or not compiles(str(item.path))


@lru_cache(maxsize=None)
def compiles(path: str) -> bool:
    """True for a file whose text is Python."""
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def init_modules(items: list[pytest.Item]) -> set[str]:
    """The `__init__.py` that are test modules and that pytest 7 finds by their path alone."""
    if PYTEST_MAJOR > 7:
        return set()
    return {
        path_of(item)
        for item in items
        if os.path.basename(path_of(item)) == "__init__.py" and in_module(item)
    }


def files_of_others(items: list[pytest.Item]) -> list[str]:
    """The files of which pytest would collect more if it were told their path.

    pytest takes a Python file whose path it is told for a test module, a text file for a doctest.
    Only doctests or another plugin's items were collected from these.
    """
    usual: set[str] = set()
    others: set[str] = set()
    for item in items:
        path = path_of(item)
        if path.endswith(".py"):
            (usual if in_module(item) else others).add(path)
        elif path.endswith((".txt", ".rst")):
            (usual if has_parent(item, "DoctestTextfile") else others).add(path)
    return sorted(others - usual)


def path_of(node: pytest.Item | pytest.Collector) -> str:
    """The path of the file that a test or a collector is from, as ids have it."""
    return node.nodeid.split("::")[0]


def in_module(item: pytest.Item) -> bool:
    """True for a test of a test module, and false for its doctests."""
    # pytest 7 has packages that are modules, and puts doctests under a module of their own.
    return not has_parent(item, "DoctestModule") and any(
        isinstance(node, pytest.Module) and not isinstance(node, pytest.Package)
        for node in item.listchain()
    )


def has_parent(item: pytest.Item, kind: str) -> bool:
    """True where some node above the item is of this class, by name."""
    return any(type(node).__name__ == kind for node in item.listchain())
