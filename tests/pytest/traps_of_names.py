"""Traps of names that are made, taken away or inherited otherwise than they seem to be."""

from __future__ import annotations

from trap import one

OF_NAMES = {
    "deleted base of cases": one(
        """
        import unittest
        class Common(unittest.TestCase):
            def test_x(self): pass
        class Own(Common):
            def test_y(self): pass
        del Common
        """,
        1,
    ),
    "tests made by a method": one(
        """
        class Case:
            def __init__(self, name): self.name = name
            def register(self): globals()["test_" + self.name] = lambda: None
        for case in [Case("a"), Case("b")]: case.register()
        def test_plain(): pass
        """,
        1,
    ),
    "tests made by a decorator": one(
        """
        def make(names):
            def decorate(f):
                for i in range(3): names[f"test_{i}"] = lambda: None
                return f
            return decorate
        @make(globals())
        def check(): pass
        def test_plain(): pass
        """,
        1,
    ),
    "bases from a list": one(
        """
        import unittest
        BASES = [unittest.TestCase]
        class Own(*BASES):
            def test_a(self): pass
        def test_plain(): pass
        """,
        1,
    ),
    "instances of Python's own classes": one(
        """
        class TestResult(dict):
            def test_count(self): pass
        class TestOdd(Exception):
            def test_message(self): pass
        class TestPlain(object):
            def test_a(self): pass
        """,
        1,
    ),
    "mixin under a condition": one(
        """
        import sys, unittest
        if sys.version_info > (3,):
            class Mixin:
                def test_a(self): pass
        class Own(Mixin, unittest.TestCase): pass
        def test_plain(): pass
        """,
        1,
    ),
    "a module that a function skips": one(
        "from helpers import require\nrequire('gpu')\ndef test_a(): pass",
        1,
        helpers="import pytest\ndef require(x): pytest.skip(x, allow_module_level=True)\n",
    ),
}
