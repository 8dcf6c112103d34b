"""A trap: a small suite in which a test could be lost, or run twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

REFUSED = -1
"""The files do not tell which tests there are: pytest has to."""

RED = -2
"""The same, and a pipe may fail: a name alone does not load what collects it."""


@dataclass(frozen=True)
class Trap:
    """A suite, and in how many of its files only running them tells the tests."""

    files: Mapping[str, str | bytes]
    whole: int = 0
    links: Mapping[str, str] = field(default_factory=dict)
    folder: str = "."


PLAIN = "def test_plain(): pass\ndef test_plain_too(): pass\n"
HELPERS = """
import unittest
class Common:
    def test_common(self): pass
class TestShared:
    def test_shared(self): pass
class SharedCase(unittest.TestCase):
    def test_case(self): pass
def test_imported(): pass
def nothing(f): return None
"""
INI = "[pytest]\n"


def one(text: str, whole: int = 0, **more: str) -> Trap:
    files = {
        "pytest.ini": INI,
        "test_it.py": dedent(text),
        "test_plain.py": PLAIN,
        "helpers.py": HELPERS,
        **{name.replace("__", "/") + ".py": dedent(body) for name, body in more.items()},
    }
    return Trap(files, whole)


def suite(files: Mapping[str, str | bytes], whole: int = 0, **more: object) -> Trap:
    """A tree of files; a text of None stands for a plain test file."""
    return Trap(
        {name: PLAIN if text is None else text for name, text in files.items()}, whole, **more
    )
