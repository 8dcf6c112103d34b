"""Traps of what a test file takes from other files."""

from __future__ import annotations

from trap import INI, PLAIN, Trap, one, suite

OF_IMPORTS = {
    "star import": one("from helpers import *\ndef test_own(): pass", 1),
    "imported function": one("from helpers import test_imported\ndef test_own(): pass", 1),
    "imported class": one("from helpers import TestShared\ndef test_own(): pass", 1),
    "imported case": one("from helpers import SharedCase\ndef test_own(): pass", 1),
    "name that only tells of tests": one(
        "from helpers import PlainCase, lower_case\ndef test_own(): pass\ndef test_too(): pass",
        helpers="class PlainCase:\n    def test_it(self): pass\ndef lower_case(): pass\n",
    ),
    "names of unittest that hold no tests": one(
        """
        from unittest import SkipTest, TestLoader, TestResult, TestSuite, TextTestRunner
        from doctest import DocTestFinder, DocTestSuite
        def test_own(): pass
        def test_own_too(): pass
        """
    ),
    "test given by the module's name": one(
        "from helpers import register\nregister(__name__)\ndef test_own(): pass",
        1,
        helpers="import sys\ndef register(name): sys.modules[name].test_made = lambda: None\n",
    ),
    "test given through a frame": one(
        "import inspect\nfrom helpers import give\ngive(inspect.stack()[0])\ndef test_own(): pass",
        1,
        helpers="def give(frame): frame.frame.f_globals['test_made'] = lambda: None\n",
    ),
    "foreign base": one(
        "import helpers\nclass TestIt(helpers.Common):\n    def test_own(self): pass", 1
    ),
    "foreign case": one(
        "import helpers\nclass It(helpers.SharedCase): pass\ndef test_a(): pass", 1
    ),
    "foreign base of a base": one(
        """
        import helpers
        class Base(helpers.Common): pass
        class TestIt(Base):
            def test_own(self): pass
        """,
        1,
    ),
    "case whose name tells nothing": one(
        "from helpers import Shared\ndef test_own(): pass",
        1,
        helpers="import unittest\nclass Shared(unittest.TestCase):\n    def test_it(self): pass\n",
    ),
    "case of a helper's helper": one(
        "from helpers import Shared\ndef test_own(): pass\ndef test_own_too(): pass",
        1,
        helpers="from deeper import *\n",
        deeper="import deepest\nclass Base(deepest.Base): pass\nShared = Base\n",
        deepest="import unittest as u\nclass Base(u.TestCase):\n    def test_it(self): pass\n",
    ),
    "cases behind a circle of star imports": suite(
        {
            "pytest.ini": INI,
            "test_a.py": "from a import Shared\ndef test_a(): pass\ndef test_b(): pass\n",
            "test_b.py": "from b import Shared\ndef test_a(): pass\ndef test_b(): pass\n",
            "a.py": "from b import *\nfrom c import *\nimport b\nb.Shared = Shared\n",
            "b.py": "from a import *\n",
            "c.py": "import unittest\nclass Shared(unittest.TestCase):\n"
            "    def test_it(self): pass\n",
        },
        2,
    ),
    "base from a helper's star import": one(
        "from helpers import Shared\ndef test_own(): pass\ndef test_own_too(): pass",
        1,
        helpers="from deeper import *\nclass Shared(Base): pass\n",
        deeper="import unittest as u\nclass Base(u.TestCase):\n    def test_it(self): pass\n",
    ),
    "case in a folder of pythonpath": suite(
        {
            "pytest.ini": "[pytest]\npythonpath = support/py\n",
            "tests/test_a.py": "from things import Shared\ndef test_a(): pass\n",
            "support/py/things.py": "import unittest\nclass Shared(unittest.TestCase):\n"
            "    def test_it(self): pass\n",
        },
        1,
    ),
    "case behind a plain base": one(
        "import helpers\nclass It(helpers.Shared): pass\ndef test_a(): pass\ndef test_b(): pass",
        1,
        helpers="import unittest\nclass Shared(unittest.TestCase):\n    def test_it(self): pass\n",
    ),
    "case of a package": Trap(
        {
            "pytest.ini": INI,
            "lib/tests/__init__.py": "",
            "lib/tests/test_it.py": "from ..shared import Login\ndef test_a(): pass\n"
            "def test_b(): pass\n",
            "lib/tests/test_plain.py": "from lib.shared import Plain\n" + PLAIN,
            "lib/__init__.py": "",
            "lib/shared/__init__.py": "from .login import Login\nfrom .plain import Plain\n",
            "lib/shared/plain.py": "class Plain(dict):\n    def test_no(self): pass\n",
            "lib/shared/login.py": "import unittest\nclass Login(unittest.TestCase):\n"
            "    def test_it(self): pass\n",
        },
        1,
    ),
    "case under two names": one(
        "import unittest\nclass It(unittest.TestCase):\n    def test_it(self): pass\n"
        "Again = It\ndef test_a(): pass",
        1,
    ),
    "plain classes of helpers": one(
        "from helpers import Plain, Mixed, make\nclass TestIt:\n    def test_a(self): Mixed()\n"
        "class Other(Plain): pass\ndef test_b(): make()",
        helpers="import collections\nclass Plain:\n    def test_no(self): pass\n"
        "class Mixed(Plain, collections.OrderedDict): pass\ndef make(): return Plain()\n",
    ),
}
