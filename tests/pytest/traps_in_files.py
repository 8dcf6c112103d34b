"""Traps that sit in one file; the suite has that file and a plain one beside it."""

from __future__ import annotations

from trap import INI, PLAIN, Trap, one, suite

IN_ONE_FILE = {
    "generated tests": one(
        """
        def pytest_generate_tests(metafunc):
            if "x" in metafunc.fixturenames:
                metafunc.parametrize("x", range(3))
        def test_a(x): pass
        def test_b(): pass
        """
    ),
    "load_tests, which pytest never calls": one(
        "def load_tests(*a): return None\ndef test_a(): pass\ndef test_b(): pass"
    ),
    "__test__ of a module": one("__test__ = False\ndef test_a(): pass", 1),
    "__test__ of a class": one(
        "class TestA:\n    __test__ = False\n    def test_a(self): pass\n"
        "class Odd:\n    __test__ = True\n    def test_b(self): pass\n"
        "def test_c(): pass",
        1,
    ),
    "test under if": one(
        "import sys\nif sys.version_info < (3,):\n    def test_old(): pass\n"
        "else:\n    def test_new(): pass\ndef test_a(): pass",
        1,
    ),
    "class under try": one(
        "try:\n    import not_there\n    class TestA:\n        def test_a(self): pass\n"
        "except ImportError:\n    pass\ndef test_b(): pass",
        1,
    ),
    "tests made in a loop": one(
        "def make(i):\n    def test(): assert i >= 0\n    return test\n"
        "for i in range(3):\n    globals()[f'test_{i}'] = make(i)\ndef test_a(): pass",
        1,
    ),
    "tests made by setattr": one(
        "import sys\nsetattr(sys.modules[__name__], 'test_made', lambda: None)\ndef test_a(): pass",
        1,
    ),
    "assigned test": one(
        "def make():\n    return lambda: None\ntest_made = make()\ndef test_a(): pass", 1
    ),
    "data under a test's name": one(
        "test_data = [1, 2]\ntest_name = 'x'\ndef test_a(): pass\ndef test_b(): pass"
    ),
    "deleted test": one("def test_a(): pass\ndef test_b(): pass\ndel test_b", 1),
    "decorator that takes the test away": one(
        "from helpers import nothing\n@nothing\ndef test_a(): pass\ndef test_b(): pass", 1
    ),
    "decorator that wraps": one(
        """
        import functools
        def twice(f):
            @functools.wraps(f)
            def run(*a): f(*a); f(*a)
            return run
        @twice
        def test_a(): pass
        def test_b(): pass
        """,
        1,
    ),
    "known decorators over several lines": one(
        """
        import pytest
        from unittest import mock
        @pytest.mark.parametrize(
            "x",
            [
                "def test_no(): pass",
                '''@''',
            ],
        )
        @mock.patch(
            "os.getcwd"
        )
        def test_a(cwd, x): pass
        @pytest.fixture
        def test_fixture(): return 1
        def test_b(test_fixture): pass
        """
    ),
    "functions of one name": one("def test_a(): pass\ndef test_b(): pass\ndef test_a(): pass"),
    "classes of one name": one(
        "class TestA:\n    def test_a(self): pass\nclass TestA:\n    def test_b(self): pass\n"
        "def test_c(): pass",
        1,
    ),
    "unittest": one(
        """
        import unittest
        class It(unittest.TestCase):
            def test_b(self): pass
            def testA(self): pass
            def check(self): pass
            class TestIn:
                def test_no(self): pass
        class Derived(It):
            def test_c(self): pass
        class Async(unittest.IsolatedAsyncioTestCase):
            async def test_d(self): pass
        """
    ),
    "unittest's runTest": one(
        "import unittest\nclass It(unittest.TestCase):\n    def runTest(self): pass\n"
        "def test_a(): pass",
        1,
    ),
    "inheritance": one(
        """
        class Mixin:
            def test_mixed(self): pass
            def test_both(self): pass
        class TestA(Mixin):
            def test_both(self): pass
            def test_own(self): pass
        class TestB(TestA, Mixin): pass
        """
    ),
    "a base's test taken away": one(
        "class TestA:\n    def test_a(self): pass\n    def test_b(self): pass\n"
        "class TestB(TestA):\n    test_a = None\n",
        1,
    ),
    "constructor": one(
        "class TestA:\n    def __init__(self): pass\n    def test_a(self): pass\n"
        "class TestB:\n    def test_b(self): pass\ndef test_c(): pass"
    ),
    "nested classes": one(
        "class TestA:\n    def test_a(self): pass\n    class TestIn:\n"
        "        def test_b(self): pass\n"
        "        class TestDeep:\n            def test_c(self): pass\n    class Other:\n"
        "        def test_no(self): pass"
    ),
    "nested functions": one(
        "def test_a():\n    def test_no(): pass\n    class TestNo:\n"
        "        def test_no(self): pass\ndef test_b(): pass"
    ),
    "parametrized classes": one(
        "import pytest\n@pytest.mark.parametrize('x', [1, 2, 3])\nclass TestA:\n"
        "    def test_a(self, x): pass\n    @pytest.mark.parametrize('y', 'ab')\n"
        "    def test_b(self, x, y): pass"
    ),
    "ids that change between runs": one(
        "import os, time, pytest\n"
        "@pytest.mark.parametrize('x', [1, 2], ids=lambda x: f'{os.getpid()}-{x}')\n"
        "def test_a(x): pass\ndef test_b(): pass"
    ),
    "strings that look like tests": one(
        "S = '''\ndef test_no(): pass\n'''\nT = \"\"\"\nclass TestNo: pass\"\"\" '\\\n"
        "def test_no(): pass'\n"
        "def test_a():\n    r'''\ndef test_no(): pass\n'''\ndef test_b(): pass"
    ),
    "f-strings": one(
        "x = {'a': 1}\nS = f\"{x['a']}{{def test_no(): pass}}\"\nT = f'''{x[\"a\"]:>{10}}\n"
        "def test_no(): pass'''\ndef test_a(): pass\ndef test_b(): pass"
    ),
    "match": one(
        "match = 1\nmatch match:\n    case 1:\n        case = 2\n    case _:\n        pass\n"
        "def test_a():\n    match 1:\n        case 1: pass\ndef test_b(): pass"
    ),
    "walrus": one("if (n := 10) > 5:\n    m = n\ndef test_a(): (test_no := 1)\ndef test_b(): pass"),
    "walrus of a test": one("def f(): pass\nprint(test_w := f)\ndef test_a(): pass", 1),
    "line continuations": one(
        "def \\\n   test_a(\n  x=1,\n   y=2): \\\n  pass\nx = 1 + \\\n  2\ndef test_b(): pass"
    ),
    "async tests": one(
        "async def test_a(): pass\nclass TestA:\n    async def test_b(self): pass\n"
        "def test_c(): pass"
    ),
    "skipped module": one("import pytest\npytest.importorskip('not_there')\ndef test_a(): pass", 1),
    "skipped by unittest": one(
        "import unittest\nraise unittest.SkipTest('x')\ndef test_a(): pass", 1
    ),
    "broken module": one("import not_there_at_all\ndef test_a(: pass", 1),
    "main guard": one(
        "def test_a(): pass\ndef test_b(): pass\nif __name__ == '__main__':\n    test_a()\n"
        "    test_c = test_b"
    ),
    "nothing at all": one("x = 1\n"),
    "django's classes": one(
        """
        from django.test import TestCase
        class Models(TestCase):
            def test_b(self): pass
            def test_a(self): pass
        class More(Models):
            def test_c(self): pass
        """,
        django__test="import unittest\nclass TestCase(unittest.TestCase): pass\n",
        django____init__="",
    ),
}


def raw(text: str | bytes) -> Trap:
    return suite({"pytest.ini": INI, "test_it.py": text, "test_plain.py": None})


IN_ITS_BYTES = {
    "tabs": raw("class TestA:\n\tdef test_a(self):\n\t\tpass\n\tdef test_b(self):\n\t    pass\n"),
    "form feeds": raw(
        "\f\ndef test_a():\n    pass\n\f\nclass TestB:\n\f    def test_b(self): pass\n"
    ),
    "carriage returns": raw("def test_a():\r\n    '''\r\n    '''\r\ndef test_b(): pass\r\n"),
    "byte order mark": raw(b"\xef\xbb\xbfdef test_a(): pass\ndef test_b(): pass\n"),
    "coding line": raw(
        "# -*- coding: latin-1 -*-\nS = 'äö'\ndef test_a(): pass\ndef test_b(): pass\n".encode(
            "latin-1"
        )
    ),
    "coding that hides quotes": Trap(
        {
            "pytest.ini": INI,
            "test_plain.py": PLAIN,
            "test_it.py": "# coding: shift_jis\nS = '表'\ndef test_a(): pass\n".encode("shift_jis"),
        },
        1,
    ),
    "name in other letters": Trap(
        {
            "pytest.ini": INI,
            "test_plain.py": PLAIN,
            "test_it.py": "def test_ﬁle(): pass\ndef test_größe(): pass\n",
        },
        1,
    ),
}
