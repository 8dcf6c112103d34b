"""Doctests: in modules, in text files, and beside ordinary tests."""

from __future__ import annotations

from harness import Jobs, Venv, assert_exactly_once
from suites import dedented

import pytest

DOCTEST_MODULES = "[pytest]\naddopts = --doctest-modules\n"

EXAMPLE = '"""\n>>> 1 + 1\n2\n"""\n'

MODULE = dedented(
    {
        "module": '''
            """
            >>> 1 + 1
            2
            """
            def double(x):
                """
                >>> double(2)
                4
                """
                return 2 * x
            class Thing:
                """
                >>> Thing().name()
                'thing'
                """
                def name(self):
                    """
                    >>> len(Thing().name())
                    5
                    """
                    return "thing"
        ''',
        # Looks like tests, but is none as long as nobody names the file to pytest.
        "trap": '''
            def test_connection(host="example.org"):
                """
                >>> test_connection("localhost")
                'localhost is up'
                """
                return f"{host} is up"
            class TestHelper:
                """
                >>> TestHelper().test_it()
                1
                """
                def test_it(self):
                    return 1
        ''',
    }
)

MODULES = {
    "pytest.ini": DOCTEST_MODULES,
    "src/package/__init__.py": EXAMPLE,
    "src/package/module.py": MODULE["module"],
    "src/package/trap.py": MODULE["trap"],
    "src/package/silent.py": "def test_helper(): pass\n",
    "src/conftest.py": EXAMPLE,
    "flat.py": EXAMPLE + MODULE["trap"],
    "tests/test_both.py": EXAMPLE + "def test_a(): pass\ndef test_b(): pass\n",
}

TEXT_FILES = {
    "pytest.ini": "[pytest]\naddopts = --doctest-glob=*.rst --doctest-glob=test*.txt\n",
    "docs/guide with blank.rst": "Adding\n\n>>> 1 + 1\n2\n",
    "docs/other.rst": ">>> 1 + 1\n2\n",
    "docs/test_notes.txt": ">>> 1 + 1\n2\n",
    "docs/notes.txt": ">>> 1 + 1\n3\n",
    "docs/empty.rst": "nothing\n",
    "test_a.py": "def test_a(): pass\n",
}

# A plugin of its own runs these files, as sybil does; pytest would run them too if it were told
# their names.
OWN_COLLECTOR = dedented(
    {
        "conftest.py": """
            import pytest
            class Example(pytest.Item):
                def runtest(self): pass
            class Document(pytest.File):
                def collect(self):
                    yield Example.from_parent(self, name="line:1")
                    yield Example.from_parent(self, name="line:9")
            def pytest_collect_file(file_path, parent):
                if file_path.suffix in (".rst", ".src"):
                    return Document.from_parent(parent, path=file_path)
        """,
        "guide.rst": ">>> 1 + 1\n2\n",
        "other.rst": ">>> 1 + 1\n2\n",
        "test_a.py": "def test_a(): pass\n",
    }
)


@pytest.mark.parametrize("options", ["", "--keep none", "--keep none --expand", "--keep file"])
def test_doctest_modules(make_suite, venv: Venv, options: str) -> None:
    suite = make_suite(MODULES)
    full = suite.full(venv)
    assert len(full.ran) == 14, full.ran
    assert_exactly_once(full, suite.groups(venv, 2, Jobs(options)))


@pytest.mark.parametrize("options", ["", "--keep none --expand"])
def test_doctests_that_are_stored(make_suite, pytest8: Venv, options: str) -> None:
    suite = make_suite(MODULES)
    full = suite.full(pytest8)
    suite.write_durations(dict.fromkeys(full.ran, 1.0))
    groups = suite.groups(pytest8, 3, Jobs(f"--discover stored {options}"))
    assert_exactly_once(full, groups, ordered=False)


def test_doctest_text_files(make_suite, venv: Venv) -> None:
    suite = make_suite(TEXT_FILES)
    assert_exactly_once(suite.full(venv), suite.groups(venv, 3, Jobs()))


def test_a_doctest_and_a_function_of_one_id(make_suite, venv: Venv) -> None:
    """The doctest of the module `test_mod` is called as the function in it: one id, two tests."""
    text = EXAMPLE + "def test_mod(): pass\ndef test_other(): pass\n"
    suite = make_suite({"pytest.ini": DOCTEST_MODULES, "test_mod.py": text})
    full = suite.full(venv)
    assert full.ran.count("test_mod.py::test_mod") == 2
    for options in ("", "--keep none"):
        assert_exactly_once(full, suite.groups(venv, 2, Jobs(options)), ordered=False)


def test_text_files_that_another_plugin_runs(make_suite, venv: Venv) -> None:
    suite = make_suite(OWN_COLLECTOR)
    full = suite.full(venv)
    assert len(full.ran) == 5
    for options in ("", "--keep none"):
        assert_exactly_once(full, suite.groups(venv, 2, Jobs(options)))
