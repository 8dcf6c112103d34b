"""Traps that lie in what a checkout is made of: configuration, conftests, folders."""

from __future__ import annotations

from trap import INI, PLAIN, REFUSED, suite

CUSTOM = (
    "[pytest]\npython_files = check_*.py\npython_classes = *Suite\n"
    "python_functions = it_* *_check\n"
)
CUSTOM_TESTS = """
class MySuite:
    def it_a(self): pass
    def test_no(self): pass
class TestNo:
    def it_no(self): pass
def b_check(): pass
"""

IN_THE_TREE = {
    "collect_ignore": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = ['test_no.py', 'sub']\n"
            "collect_ignore_glob = ['*_old.py']\n",
            "test_a.py": None,
            "test_no.py": None,
            "sub/test_b.py": None,
            "deep/test_old.py": None,
            "deep/test_c.py": None,
            "other/conftest.py": "collect_ignore = []\n",
            "other/test_no.py": None,
        }
    ),
    "collect_ignore under a condition": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = []\nif True:\n    collect_ignore += ['test_no.py']\n",
            "test_a.py": None,
            "test_no.py": None,
        },
        REFUSED,
    ),
    "collect_ignore that a condition empties": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = ['test_no.py']\nif True:\n    collect_ignore = []\n",
            "test_a.py": None,
            "test_no.py": None,
        },
        REFUSED,
    ),
    "collect_ignore of a folder above, under a condition": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = ['sub/test_no.py']\n",
            "sub/conftest.py": "if False:\n    collect_ignore = ['test_a.py']\n",
            "sub/test_a.py": None,
            "sub/test_no.py": None,
            "test_b.py": None,
        },
        REFUSED,
    ),
    "collect_ignore of a list that grows": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "no = []\nif True:\n    no.append('test_no.py')\ncollect_ignore = no\n",
            "test_a.py": None,
            "test_no.py": None,
        },
        REFUSED,
    ),
    "hook under another name": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "import pytest\n"
            "@pytest.hookimpl(specname='pytest_ignore_collect')\n"
            "def odd(collection_path):\n"
            "    return True if collection_path.name == 'test_no.py' else None\n",
            "test_a.py": None,
            "test_no.py": None,
        },
        REFUSED,
    ),
    "nested conftests": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "import pytest\n@pytest.fixture(params=[1, 2])\ndef x(request): pass\n",
            "a/conftest.py": "import pytest\n@pytest.fixture(params=[1, 2, 3])\n"
            "def x(request): pass\n",
            "a/test_a.py": "def test_a(x): pass\n",
            "test_b.py": "def test_b(x): pass\ndef test_c(): pass\n",
        }
    ),
    "no configuration file": suite({"sub/test_a.py": None, "sub/deep/test_b.py": None}),
    "a setup.py above": suite(
        {"setup.py": "", "sub/test_a.py": None, "sub/test_b.py": None}, folder="sub"
    ),
    "configuration above": suite(
        {
            "pytest.ini": "[pytest]\ntestpaths = other\n",
            "sub/test_a.py": None,
            "sub/test_b.py": None,
            "other/test_c.py": None,
        },
        folder="sub",
    ),
    "configuration below": suite(
        {
            "sub/pytest.ini": CUSTOM,
            "sub/check_a.py": CUSTOM_TESTS,
            "sub/test_a.py": None,
            "test_b.py": None,
        }
    ),
    "namespace packages": suite(
        {
            "pytest.ini": "[pytest]\naddopts = --import-mode=importlib\n",
            "a/x/test_same.py": None,
            "b/x/test_same.py": None,
        }
    ),
    "files of one name": suite(
        {
            "pytest.ini": INI,
            "a/__init__.py": "",
            "a/test_same.py": None,
            "b/__init__.py": "",
            "b/test_same.py": None,
            "b/c/__init__.py": "",
            "b/c/test_same.py": None,
        }
    ),
    "linked file": suite(
        {"pytest.ini": INI, "test_a.py": None}, links={"test_link.py": "test_a.py"}
    ),
    "linked folder": suite(
        {"pytest.ini": INI, "real/test_a.py": None}, REFUSED, links={"also": "real"}
    ),
    "own names": suite({"pytest.ini": CUSTOM, "check_a.py": CUSTOM_TESTS, "test_no.py": None}),
    "own names in pyproject.toml": suite(
        {
            "pyproject.toml": "[tool.pytest.ini_options]\npython_files = ['check_*.py']\n"
            "python_functions = 'it_*'\n",
            "check_a.py": "def it_a(): pass\ndef test_no(): pass\ndef it_b(): pass\n",
            "test_no.py": None,
        }
    ),
    "own names in tox.ini": suite(
        {"tox.ini": "[tox]\n" + CUSTOM, "check_a.py": CUSTOM_TESTS, "test_no.py": None}
    ),
    "own names in setup.cfg": suite(
        {"setup.cfg": CUSTOM.replace("pytest", "tool:pytest"), "check_a.py": CUSTOM_TESTS}
    ),
    "files by precedence": suite(
        {"pytest.ini": INI, "tox.ini": CUSTOM, "test_a.py": None, "check_a.py": CUSTOM_TESTS}
    ),
    "every Python file": suite(
        {
            "pytest.ini": "[pytest]\npython_files = *.py\n",
            "a.py": PLAIN,
            "setup.py": "",
            "conftest.py": "",
            "pkg/__init__.py": "",
            "pkg/b.py": PLAIN,
        }
    ),
    "tests in __init__.py": suite(
        {
            "pytest.ini": "[pytest]\npython_files = *.py\n",
            "pkg/__init__.py": PLAIN,
            "pkg/b.py": PLAIN,
        },
        REFUSED,
    ),
    "testpaths": suite(
        {
            "pytest.ini": "[pytest]\ntestpaths = te?ts/* more/x.py\n",
            "tests/a/test_a.py": None,
            "tests/b/test_b.py": None,
            "more/x.py": PLAIN,
            "more/test_no.py": None,
            "test_no.py": None,
        }
    ),
    "testpaths that are not there": suite(
        {"pytest.ini": "[pytest]\ntestpaths = nowhere\n", "test_a.py": None, "sub/test_b.py": None}
    ),
    "testpaths within each other": suite(
        {
            "pytest.ini": "[pytest]\ntestpaths = sub/deep sub\n",
            "sub/test_a.py": None,
            "sub/deep/test_b.py": None,
        },
        REFUSED,
    ),
    "folders that are left out": suite(
        {
            "pytest.ini": INI,
            "test_a.py": None,
            "build/test_no.py": None,
            ".hidden/test_no.py": None,
            "x.egg/test_no.py": None,
            "node_modules/test_no.py": None,
            "env/pyvenv.cfg": "",
            "env/bin/activate": "",
            "env/lib/test_no.py": None,
            "dist2/test_b.py": None,
        }
    ),
    "own norecursedirs": suite(
        {
            "pytest.ini": "[pytest]\nnorecursedirs = no* a/deep\n",
            "build/test_a.py": None,
            "nope/test_b.py": None,
            "a/deep/test_no.py": None,
            "b/deep/test_c.py": None,
        }
    ),
    "options that ignore": suite(
        {
            "pytest.ini": "[pytest]\n"
            "addopts = --ignore=no --ignore sub/test_no.py --ignore-glob=*/old_*\n",
            "no/test_no.py": None,
            "sub/test_no.py": None,
            "sub/test_a.py": None,
            "old_x/test_no.py": None,
            "sub/old_y/test_no.py": None,
            "test_b.py": None,
        }
    ),
    "options that deselect": suite(
        {
            "pytest.ini": "[pytest]\n"
            "addopts = --deselect test_a.py::test_plain_too --deselect test_b.py\n",
            "test_a.py": None,
            "test_b.py": None,
            "test_c.py": None,
        }
    ),
    "options that select": suite(
        {"pytest.ini": "[pytest]\naddopts = -k too\n", "test_a.py": None, "test_b.py": None},
        REFUSED,
    ),
    "doctests of texts": suite(
        {
            "pytest.ini": INI,
            "test_doc.txt": ">>> 1\n1\n",
            "test_none.txt": "no example\n",
            "other.txt": ">>> 2\n2\n",
            "test_a.py": None,
        },
        1,
    ),
    "doctests by a glob": suite(
        {
            "pytest.ini": "[pytest]\naddopts = --doctest-glob=*.rst\n",
            "a.rst": ">>> 1\n1\n",
            "test_doc.txt": ">>> 1\n1\n",
            "test_a.py": None,
        },
        1,
    ),
    "no doctests": suite(
        {
            "pytest.ini": "[pytest]\naddopts = -p no:doctest\n",
            "test_doc.txt": ">>> 1\n1\n",
            "test_a.py": None,
        }
    ),
    "a file that is ignored by its name": suite(
        {
            "pytest.ini": INI,
            "a.py": PLAIN,
            "tests_a.py": PLAIN,
            "a_test.py": PLAIN,
            "test_a.py.txt": PLAIN,
        }
    ),
}
