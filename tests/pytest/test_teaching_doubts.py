"""What a recorded run saw counts only where nothing else may have changed it; any doubt asks."""

from __future__ import annotations

from collections.abc import Callable

from harness import Suite, Venv
from taught import CAUSES, PLAIN, SPLITS, SUITE, Taught, slow

import pytest

MakeSuite = Callable[..., Suite]

DOCTEST = 'def f():\n    """\n    >>> 1\n    1\n    """\n'


def recorded(make_suite: MakeSuite, venv: Venv, files: dict[str, str], cause: str) -> Taught:
    taught = Taught(make_suite({**SUITE, **CAUSES[cause], **files}), venv)
    taught.record()
    return taught


def test_a_package_of_doctests_teaches(make_suite: MakeSuite, venv: Venv) -> None:
    files = {
        "package/__init__.py": DOCTEST,
        "package/plain.py": DOCTEST,
    }
    taught = recorded(make_suite, venv, files, "doctests")
    assert not taught.asks()
    taught.assert_right()
    taught.suite.write({"package/__init__.py": DOCTEST + DOCTEST.replace("f()", "g()")})
    assert taught.asks()
    taught.assert_right()


EXAMPLES = """
import pytest
class Example(pytest.File):
    def collect(self):
        yield Item.from_parent(self, name="")
class Item(pytest.Item):
    def runtest(self): pass
def pytest_collect_file(file_path, parent):
    if file_path.name != "conftest.py":
        return Example.from_parent(parent, path=file_path)
"""


def test_a_pipe_is_refused_without_a_question(make_suite: MakeSuite, venv: Venv) -> None:
    files = {
        **PLAIN,
        "tests/examples/conftest.py": EXAMPLES,
        "tests/examples/a.py": "print 1\n",
        "tests/examples/b.txt": "",
    }
    taught = Taught(make_suite({**SUITE, **files}), venv)
    taught.record()
    taught.starts.unlink(missing_ok=True)
    refused = taught.shell(f"splitter --splits {SPLITS} --group 1")
    assert refused.code != 0, refused.describe()
    said = "tests/examples/a.py: pytest does not run the tests of this file"
    assert said in refused.result.stderr
    assert not taught.starts.exists(), "a Python was started"
    full = taught.shell(f"{taught.witness} pytest -q")
    groups = [
        taught.shell(f"{taught.witness} splitter run --splits {SPLITS} --group {k} -- pytest -q")
        for k in range(1, SPLITS + 1)
    ]
    assert sorted(test for group in groups for test in group.ran) == sorted(full.ran)
    (taught.suite.path / "tests/examples/a.py").unlink()
    assert not taught.asks()
    taught.assert_right()


def test_a_test_of_an_assigned_name_is_told(make_suite: MakeSuite, pytest8: Venv) -> None:
    big = (
        "class TestA:\n    def test_one(self): pass\n    test_two = staticmethod(lambda: None)\n"
        "def test_three(): pass\n"
    )
    small = "def test_small(): pass\n"
    files = {**PLAIN, "tests/test_big.py": big, "tests/test_small.py": small}
    taught = Taught(make_suite(files), pytest8)
    taught.record()
    slow(taught, "tests/test_big.py")
    assert not taught.asks()
    call = f"splitter --splits {SPLITS} --keep none -0 --group"
    printed = [taught.shell(f"{call} {k}").result.stdout for k in range(1, SPLITS + 1)]
    assert any(b"test_big.py::TestA::test_two" in names for names in printed), printed
    taught.assert_right()


def ran(taught: Taught, test: str) -> bool:
    return any(test in name for name in taught.shell(f"{taught.witness} pytest -q").ran)


CHANGES = {
    "a helper's test": (
        "doctests",
        {"tests/test_none.py": "from helpers import *\n"},
        {"tests/helpers.py": SUITE["tests/helpers.py"] + "def test_new(): pass\n"},
        "test_none.py::test_new",
    ),
    "data": (
        "doctests",
        {
            "tests/test_none.py": "import pathlib\n"
            "for name in (pathlib.Path(__file__).parent / 'names.txt').read_text().split():\n"
            "    globals()[name] = lambda: None\n",
            "tests/names.txt": "",
        },
        {"tests/names.txt": "test_new"},
        "test_none.py::test_new",
    ),
    "a docstring from elsewhere": (
        "doctests",
        {
            "more.py": "import text\ndef g(): pass\ng.__doc__ = text.TEXT\n",
            "text.py": "TEXT = ''\n",
        },
        {"text.py": "TEXT = '\\n>>' + '> 1\\n1\\n'\n"},
        "more.py::more.g",
    ),
    "a mark from elsewhere": (
        "marks",
        {
            "tests/test_none.py": "import cases, pytest\n"
            "@pytest.mark.parametrize('x', cases.CASES)\ndef test_new(x): pass\n"
            "@pytest.mark.quick\ndef test_old(): pass\n",
            "tests/cases.py": "CASES = [1]\n",
        },
        {"tests/cases.py": "import pytest\nCASES = [pytest.param(1, marks=pytest.mark.quick)]\n"},
        "test_none.py::test_new",
    ),
    "a mark from elsewhere, on all tests": (
        "marks",
        {
            "tests/test_none.py": "import cases, pytest\n"
            "@pytest.mark.parametrize('x', cases.CASES)\ndef test_new(x): pass\n",
            "tests/cases.py": "CASES = [1]\n",
        },
        {"tests/cases.py": "import pytest\nCASES = [pytest.param(1, marks=pytest.mark.quick)]\n"},
        "test_none.py::test_new",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_test_is_lost_that_something_else_brings(
    make_suite: MakeSuite, pytest8: Venv, change: str
) -> None:
    cause, files, changed, test = CHANGES[change]
    taught = recorded(make_suite, pytest8, files, cause)
    assert not ran(taught, test)
    taught.suite.write(changed)
    assert ran(taught, test)
    taught.assert_right()


def test_a_file_whose_text_tells_is_not_asked_about(make_suite: MakeSuite, pytest8: Venv) -> None:
    """Its helpers may change as they like."""
    plain = "import cases\ndef test_x(): pass\n"
    files = {"tests/test_plain.py": plain, "tests/cases.py": "x = 1\n"}
    taught = recorded(make_suite, pytest8, files, "option")
    taught.suite.write({"tests/cases.py": "x = 2\n"})
    assert not taught.asks()
    taught.assert_right()
