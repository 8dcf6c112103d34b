"""Small suites that more than one file of tests runs."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

Files = Mapping[str, str]

PLAIN = {
    "test_one.py": "def test_a(): pass\ndef test_b(): pass\ndef test_c(): pass\n",
    "test_two.py": "def test_a(): pass\ndef test_fails(): assert 0\n",
    "unit/test_three.py": "def test_a(): pass\n",
}


def below(folder: str, files: Files) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


def code(text: str) -> str:
    return dedent(text.removeprefix("\n"))


PINNED = {"pytest.ini": "[pytest]\n"}
"""The folder is pytest's rootdir."""

MARKERS = {"pytest.ini": "[pytest]\nmarkers =\n    serial\n    xdist_group\n"}


def dedented(files: Files) -> dict[str, str]:
    return {name: dedent(text) for name, text in files.items()}


CLASSES = dedented(
    {
        "test_classes.py": """
            class TestOuter:
                def test_a(self): pass
                def test_b(self): pass
                class TestInner:
                    def test_a(self): pass
                    class TestInnermost:
                        def test_a(self): pass
                        def test_b(self): pass
                def test_c(self): pass
            def test_a(): pass
            class TestBase:
                def test_a(self): pass
                def test_b(self): pass
            class TestDerived(TestBase):
                def test_c(self): pass
            class TestDerivedAndMore(TestDerived):
                pass
        """,
        # A class that begins with the name of another.
        "test_names.py": """
            class TestA:
                def test(self): pass
                def test_(self): pass
            class TestAA:
                def test(self): pass
            def test(): pass
            def test_A(): pass
        """,
    }
)

PARAMETERS = dedented(
    {
        "test_parameters.py": """
            import pytest
            @pytest.mark.parametrize("x", ["", "a", "a[b]", "]", "[", "a::b", "::", "1", "a/b.py"])
            def test_one(x): pass
            @pytest.mark.parametrize("x", [1, 2])
            @pytest.mark.parametrize("y", ["a b", "c"])
            def test_two(x, y): pass
            @pytest.mark.parametrize("x", [None, True, 1.5, object()])
            class TestClass:
                def test_a(self, x): pass
                def test_b(self, x): pass
            # Equal ids get numbers.
            @pytest.mark.parametrize("x", [1, 1, 1])
            def test_same(x): pass
            def test_same_but_longer(): pass
        """,
    }
)

UNITTEST = dedented(
    {
        "test_cases.py": """
            import unittest
            class Base(unittest.TestCase):
                @classmethod
                def setUpClass(cls): cls.value = 1
                def test_a(self): assert self.value == 1
                def test_sub(self):
                    for i in range(3):
                        with self.subTest(i=i): pass
            class Derived(Base):
                def test_b(self): pass
                @unittest.skip("not now")
                def test_skipped(self): pass
                @unittest.expectedFailure
                def test_expected(self): assert 0
            class Async(unittest.IsolatedAsyncioTestCase):
                async def test_a(self): pass
        """,
    }
)

FIXTURES = dedented(
    {
        "conftest.py": """
            import pytest
            @pytest.fixture(scope="session")
            def database(): return []
            @pytest.fixture(scope="package")
            def package(database): return database
            @pytest.fixture(params=["x y", "z"])
            def each(request): return request.param
            @pytest.fixture(scope="module", params=[1, 2])
            def engine(request): return request.param
        """,
        "pkg/__init__.py": "",
        "pkg/conftest.py": """
            import pytest
            @pytest.fixture(scope="module", autouse=True)
            def table(package): return package
        """,
        "pkg/test_uses.py": """
            import pytest
            @pytest.fixture(scope="class")
            def group(table): return table
            class TestGroup:
                def test_a(self, group): pass
                def test_b(self, group, each): pass
            def test_c(each, database): pass
        """,
        "test_above.py": """
            def test_a(engine, each): pass
            def test_b(engine, database): pass
        """,
    }
)

PACKAGES = {
    "tests/__init__.py": "",
    "tests/a/__init__.py": "",
    "tests/a/test_same.py": "def test_x(): pass\ndef test_y(): pass\n",
    "tests/b/__init__.py": "",
    "tests/b/test_same.py": "def test_x(): pass\ndef test_y(): pass\n",
    "tests/b/deep/__init__.py": "",
    "tests/b/deep/test_same.py": "def test_x(): pass\n",
    "tests/test_same.py": "def test_x(): pass\n",
    "loose/test_other.py": "def test_x(): pass\n",
}

ONE_HUGE_FILE = dedented(
    {
        "test_huge.py": """
            import pytest
            class TestA:
                @pytest.mark.parametrize("x", range(8))
                def test_many(self, x): pass
                def test_many_more(self): pass
                class TestB:
                    @pytest.mark.parametrize("x", range(4))
                    def test_many(self, x): pass
            @pytest.mark.parametrize("x", range(8))
            def test_many(x): pass
            def test_one(): pass
        """,
        "test_small.py": "def test_one(): pass\n",
    }
)

SKIPS = dedented(
    {
        "test_skips.py": """
            import pytest
            @pytest.mark.skip
            def test_skipped(): pass
            @pytest.mark.xfail
            def test_expected(): assert 0
            def test_later(): pytest.skip("now")
        """,
        "test_whole.py": 'import pytest\npytest.importorskip("not_there")\ndef test_a(): pass\n',
        "test_nothing.py": "x = 1\n",
        "test_plain.py": "def test_a(): pass\n",
    }
)

EVERYTHING: Files = {
    **below("plain", PLAIN),
    **below("classes", CLASSES),
    **below("parameters", PARAMETERS),
    **below("unittests", UNITTEST),
    **below("fixtures", FIXTURES),
    **below("packages", PACKAGES),
    **below("huge", ONE_HUGE_FILE),
    **below("skips", SKIPS),
}
