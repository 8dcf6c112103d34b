"""Faults to plant in a healthy checkout, and the words in which `splitter doctor` mends them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from harness import Suite
from suites import code, dedented

HEALTHY = dedented(
    {
        "pytest.ini": "[pytest]\ntestpaths = tests\n",
        "tests/conftest.py": """
            import pytest
            @pytest.fixture(scope="session")
            def database(): return []
        """,
        "tests/test_one.py": """
            import pytest
            def test_a(database): pass
            @pytest.mark.parametrize("x", [1, 2, 3])
            def test_b(x): pass
        """,
        "tests/test_two.py": "def test_a(): pass\ndef test_b(): pass\n",
        ".gitignore": "__pycache__/\n.pytest_cache/\nbuild/\n",
    }
)


@dataclass(frozen=True)
class Planted:
    """A fault in a healthy checkout, the options that doctor gets, and the words of the remedy."""

    name: str
    action: str
    options: str = ""
    files: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    edit: Callable[[Suite], None] = lambda suite: None
    venv: str = "main"


def edited(suite: Suite, name: str, before: str, after: str) -> None:
    path = suite.path / name
    text = path.read_text(encoding="utf-8")
    assert re.search(before, text), text
    path.write_text(re.sub(before, after, text, count=1), encoding="utf-8")


def large_test(suite: Suite) -> None:
    """A test whose measured peak no machine has."""
    edited(suite, ".test_profile", r'("test_a":\{"\w+":)[^}]+\}', r"\1[0.1,99999999999]}")


def conflict(suite: Suite) -> None:
    text = (suite.path / ".test_durations").read_text(encoding="utf-8")
    suite.write({".test_durations": f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> branch\n"})


def pointer(suite: Suite) -> None:
    suite.write({".test_profile": "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"})


ADDOPTS = "[pytest]\ntestpaths = tests\naddopts = {}\n"

FAULTS = {
    "another splitter in addopts": Planted(
        "second-splitter", "leave it out", files={"pytest.ini": ADDOPTS.format("--splits 4")}
    ),
    "another splitter in the command": Planted(
        "second-splitter", "leave it out", "-- pytest --splits 2 --group 1"
    ),
    "a path beside the pipe": Planted("path-beside-pipe", "leave it out", "-- xargs pytest tests"),
    "a pipe of several pytests": Planted("parted-pipe", "one pytest", "-- xargs -n 1 pytest"),
    "a merge conflict in the durations": Planted(
        "unreadable-durations", "take one side whole", edit=conflict
    ),
    "a profile that Git LFS has not fetched": Planted(
        "unreadable-durations", "git lfs pull", edit=pointer
    ),
    "tests by each machine's cache": Planted(
        "remembering-option", "take it out", files={"pytest.ini": ADDOPTS.format("--lf")}
    ),
    "tests that are others in each process": Planted(
        "changing-tests",
        "give it names that",
        "--discover pytest",
        files={"tests/test_new.py": "import os\nglobals()[f'test_{os.getpid()}'] = lambda: None\n"},
    ),
    "ids that are others in each process": Planted(
        "changing-ids",
        "ids=",
        "--discover pytest",
        files={
            "tests/test_new.py": code("""
                import pytest
                @pytest.mark.parametrize("x", [f"v{hash('a') % 9973}", "w"])
                def test_new(x): pass
                """)
        },
    ),
    "an order that is another in each worker": Planted(
        "changing-order",
        "sort",
        "-- pytest -n 2",
        files={
            "tests/test_new.py": code("""
                import pytest
                @pytest.mark.parametrize("x", {f"v{i}" for i in range(50)})
                def test_new(x): pass
                """)
        },
    ),
    "more groups than the CI has jobs": Planted(
        "other-total",
        "leave --splits out",
        variables={"CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "2"},
    ),
    "one group for every job": Planted(
        "other-group",
        "leave it out",
        variables={
            "CIRCLE_NODE_INDEX": "2",
            "CIRCLE_NODE_TOTAL": "4",
            "SPLITTER_GROUP": "1",
        },
    ),
    "an index beyond the number of jobs": Planted(
        "odd-index",
        "set neither, or both",
        variables={"CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "4"},
    ),
    "a test that needs more memory than there is": Planted("memory", "memory", edit=large_test),
    "a command that loses the plugin": Planted(
        "lost-environment", "leave it out", "-- env -i pytest"
    ),
    "a pytest that reads no argument files": Planted(
        "argument-file", "pytest 8.2 or newer", "-- pytest @ids", venv="pytest7"
    ),
    "a path in addopts": Planted(
        "no-plan", "testpaths", files={"pytest.ini": "[pytest]\naddopts = tests\n"}
    ),
    "no pytest to ask": Planted("no-plan", "--pytest", "--pytest ./gone/pytest"),
    "stored tests that are gone": Planted(
        "missing-tests",
        "--prune",
        "--discover stored",
        files={"tests/test_two.py": "def test_a(): pass\n"},
    ),
    "new tests beside a plan of stored ones": Planted(
        "unnamed-tests",
        "--discover auto",
        "--discover stored",
        files={"tests/test_new.py": "def test_new(): pass\n"},
    ),
}

WARNINGS = {
    "durations of another root": Planted(
        "unmatched-durations",
        "--strip-prefix",
        files={".test_durations": '{"api/tests/test_one.py::test_a": 1}'},
        edit=lambda suite: (suite.path / ".test_profile").unlink(),
    ),
    "other workers than planned": Planted("other-workers", "--workers 2", "-- pytest -n 2"),
    "a floor of coverage": Planted(
        "whole-suite-floor",
        "--cov-fail-under=0",
        files={"pytest.ini": ADDOPTS.format("--cov --cov-fail-under=90")},
    ),
    "a file that cannot be imported": Planted(
        "broken-file", "--collect-only", files={"tests/test_new.py": "import not_there_at_all\n"}
    ),
    "old times": Planted(
        "old-durations",
        "record again",
        edit=lambda suite: edited(suite, ".test_profile", r'"run": ?"\d{8}T', '"run": "20200101T'),
    ),
    "tests without times": Planted(
        "changing-tests",
        "give it names that",
        files={"tests/test_new.py": "import os\nglobals()[f'test_{os.getpid()}'] = lambda: None\n"},
    ),
    "ids without times": Planted(
        "changing-ids",
        "ids=",
        files={
            "tests/test_new.py": "import os, pytest\n@pytest.mark.parametrize('x', [os.getpid()])\n"
            "def test_new(x): pass\n"
        },
    ),
}
