"""Traps in what a class inherits, is called, or is handed to."""

from __future__ import annotations

from trap import INI, PLAIN, one, suite

CASE = "import unittest\nclass Checks(unittest.TestCase):\n    def test_it(self): pass\n"

OF_BASES = {
    "mixin of tests from elsewhere": one(
        """
        import unittest
        from contract import StorageContract
        class LocalStorage(StorageContract, unittest.TestCase):
            def setUp(self): pass
        def test_a(): pass
        """,
        1,
        contract="class StorageContract:\n    def test_roundtrip(self): pass\n",
    ),
    "case for the type checker only": one(
        """
        import unittest
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            Base = unittest.TestCase
        else:
            Base = object
        class Shared(Base):
            def test_x(self): pass
        class TestFoo(Shared, unittest.TestCase): pass
        def test_a(): pass
        """,
        1,
    ),
    "case of a machine": one(
        """
        import unittest
        class Machine:
            class TestCase(unittest.TestCase):
                def test_it(self): pass
        Steps = Machine.TestCase
        def test_a(): pass
        def test_b(): pass
        """,
        1,
    ),
    "case handed to a function": one(
        """
        import unittest
        def add_checks(cls):
            cls.test_generated = lambda self: None
        class Parser(unittest.TestCase):
            def test_a(self): pass
        add_checks(Parser)
        """,
        1,
    ),
    "case that loses a method": one(
        """
        import unittest
        class Parser(unittest.TestCase):
            def test_a(self): pass
            def test_b(self): pass
        if True: del Parser.test_b
        """,
        1,
    ),
    "class that says it is a test": one(
        """
        class SharedChecks:
            __test__ = True
            def test_b(self): pass
        class OtherChecks:
            def test_no(self): pass
        def test_c(): pass
        """,
        1,
    ),
    "class that says it is no test": one(
        """
        class SharedChecks:
            __test__ = False
            def test_b(self): pass
        def test_c(): pass
        """
    ),
    "base inside a class": one(
        """
        import unittest
        class Common:
            class Checks(unittest.TestCase):
                def test_a(self): pass
        class LocalStorage(Common.Checks):
            kind = "local"
        def test_other(): pass
        """,
        1,
    ),
    "base inside a helper's class": one(
        """
        from common import Common
        class LocalStorage(Common.Checks):
            kind = "local"
        def test_other(): pass
        """,
        1,
        common="import unittest\nclass Common:\n    class Checks(unittest.TestCase):\n"
        "        def test_a(self): pass\n",
    ),
    "names that a loop leaves": one(
        """
        import unittest
        class Fast(unittest.TestCase):
            def test_a(self): pass
        class Slow(unittest.TestCase):
            def test_b(self): pass
        for cls in (Fast, Slow):
            cls.maxDiff = None
        """,
        1,
    ),
    "two names at once": one(CASE + "One = Two = Checks\ndef test_a(): pass\n", 1),
    "base of the class around": one(
        """
        class Base:
            def test_a(self): pass
        class TestOuter:
            class Base:
                def test_b(self): pass
            class TestInner(Base): pass
        """,
        1,
    ),
    "plain classes in statements": one(
        """
        class Thing:
            def test_no(self): pass
        Thing.size = 3
        things = [Thing() for _ in range(2)]
        class TestIt:
            def helper(self): self.test_data = 1
            def test_a(self): pass
        """
    ),
    "package that skips": suite(
        {
            "pytest.ini": INI,
            "tests/gpu/__init__.py": "import pytest\npytest.importorskip('no_such_module')\n",
            "tests/gpu/test_k.py": PLAIN,
            "tests/test_a.py": None,
        },
        1,
    ),
    "helper of a helper that skips": suite(
        {
            "pytest.ini": INI,
            "tests/__init__.py": "",
            "tests/test_k.py": "from .helpers import x\n" + PLAIN,
            "tests/helpers.py": "from .support import np\nx = 1\n",
            "tests/support.py": "import pytest\nnp = pytest.importorskip('no_such_module')\n",
            "tests/test_a.py": None,
        },
        1,
    ),
    "skip in a decorator": one(
        """
        import pytest
        @pytest.mark.parametrize("a", pytest.importorskip("no_such_module").arange(3))
        def test_a(a): pass
        def test_b(): pass
        """,
        1,
    ),
    "skip under another name": one(
        """
        from pytest import importorskip as need
        np = need("no_such_module")
        def test_a(): pass
        def test_b(): pass
        """,
        1,
    ),
}
