"""Writes down what pytest collects, for splitter; loaded with ``-p``, public hooks only.

The terminal's form of a collection depends on -q and -v in addopts; this file's does not. Each
record is a letter, a value and a NUL byte; `input/collection.hpp` describes them.
"""

import os

import pytest

LISTING = "SPLITTER_COLLECTION"
"""The environment variable that names the file to write."""

PLAIN = "SPLITTER_COLLECTION_PLAIN"
"""Set where the user's pytest command had no arguments of its own."""

PYTEST_MAJOR = int(pytest.__version__.split(".")[0])


def pytest_configure(config):
    listing = os.environ.get(LISTING)
    if listing:
        config.pluginmanager.register(Listing(config, listing), "splitter-listing")


class Listing:
    def __init__(self, config, path):
        self.config = config
        self.path = path
        self.order = None
        self.broken = []
        self.deselected = False

    def pytest_collectreport(self, report):
        if report.failed:
            self.broken.append(report.nodeid.split("::")[0] or ".")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items):
        # Before any plugin shuffles: each job must see the same order.
        self.order = {item: rank for rank, item in enumerate(items)}

    def pytest_deselected(self, items):
        self.deselected = self.deselected or bool(items)

    def pytest_collection_finish(self, session):
        if self.order is None:
            return  # pytest comes here also when the collection was broken off
        last = len(self.order)
        items = sorted(session.items, key=lambda item: self.order.get(item, last))
        config = self.config
        with open(self.path, "wb") as listing:

            def write(kind, value=""):
                listing.write(kind.encode() + os.fsencode(str(value)) + b"\0")

            write("r", config.rootpath)
            write("w", config.invocation_params.dir)
            write("c", config.inipath or "")
            for name in reachable_ids(items):
                write("t", name)
            for name in unreachable_ids(items, config.rootpath):
                write("x", name)
            for path in self.broken:
                write("b", path)
            for path in files_of_others(items):
                write("u", path)
            if self.is_selection(items):
                write("s")
            if os.environ.get(PLAIN) and args_given(config):
                write("a", " ".join(config.args))
            write("e")

    def is_selection(self, items):
        """True where the user's own arguments, not the configuration, left tests out."""
        if os.environ.get(PLAIN):
            return False
        left_out = self.deselected or len(items) < len(self.order)
        return left_out or any("::" in arg for arg in self.config.args)


def args_given(config):
    """True where paths were given, which without a command line of the user's means by addopts."""
    source = getattr(config, "args_source", None)
    if source is not None:
        return source.name == "ARGS"
    return config.args not in (config.getini("testpaths"), [str(config.invocation_params.dir)])


def reachable_ids(items):
    """The names by which pytest finds the items again.

    pytest 7 finds the tests of an ``__init__.py`` only by the path of that file.
    """
    init = init_modules(items)
    named = set()
    for item in items:
        path = path_of(item)
        if path not in init:
            yield item.nodeid
        elif path not in named:
            named.add(path)
            yield path


def unreachable_ids(items, root):
    """The ids of items that pytest finds by no name.

    Those of no file; those outside the rootdir; those in a folder with ``::`` or, since pytest 9,
    with a backslash; in pytest 7 doctests of an ``__init__.py`` that has tests as well.
    """
    init = init_modules(items)
    paths = {path_of(item) for item in items}
    there = {path: path and os.path.exists(os.path.join(str(root), path)) for path in paths}
    return [
        item.nodeid
        for item in items
        if not there[path_of(item)] or (path_of(item) in init and not in_module(item))
    ]


def init_modules(items):
    if PYTEST_MAJOR > 7:
        return set()
    return {
        path_of(item)
        for item in items
        if os.path.basename(path_of(item)) == "__init__.py" and in_module(item)
    }


def files_of_others(items):
    """The files of which pytest would collect more if it were told their path.

    Told the path of a Python file, pytest takes it for a test module; told that of a text file,
    for a doctest. Here only doctests or another plugin's items were collected from them.
    """
    usual, others = set(), set()
    for item in items:
        path = path_of(item)
        if path.endswith(".py"):
            (usual if in_module(item) else others).add(path)
        elif path.endswith((".txt", ".rst")):
            (usual if has_parent(item, "DoctestTextfile") else others).add(path)
    return sorted(others - usual)


def path_of(item):
    return item.nodeid.split("::")[0]


def in_module(item):
    # In pytest 7 a package is a module, too; and a module's doctests are under one of their own.
    return not has_parent(item, "DoctestModule") and any(
        isinstance(node, pytest.Module) and not isinstance(node, pytest.Package)
        for node in item.listchain()
    )


def has_parent(item, kind):
    return any(type(node).__name__ == kind for node in item.listchain())
