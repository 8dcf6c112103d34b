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
            for item in items:
                write("t", item.nodeid)
            for path in self.broken:
                write("b", path)
            for path in files_without_module(items):
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


def files_without_module(items):
    """Python files that are collected, but not as test modules: for their doctests, say.

    Named on the command line, pytest would take each for a test module as well.
    """
    modules, others = set(), set()
    for item in items:
        path = item.nodeid.split("::")[0]
        if path.endswith(".py"):
            (modules if in_test_module(item) else others).add(path)
    return sorted(others - modules)


def in_test_module(item):
    return any(
        isinstance(node, pytest.Module) and type(node).__name__ != "DoctestModule"
        for node in item.listchain()
    )
