"""Which items pytest finds again by their ids, and what stands for those that it does not."""

from __future__ import annotations

import os
import sys
from collections import Counter
from functools import lru_cache
from typing import Iterator

import pytest

PYTEST_MAJOR = int(pytest.__version__.split(".")[0])


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
