"""Writes down what pytest collects; public hooks only.

The terminal's form of a collection depends on -q and -v in addopts; this file's does not. It is
one JSON document, which `input/collection.hpp` describes.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Iterator

import pytest

from .naming import files_of_others, reachable_ids, run_only_ids, unreachable_ids
from .session import UTF8, portable

if TYPE_CHECKING:
    from .session import CollectionPart

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
