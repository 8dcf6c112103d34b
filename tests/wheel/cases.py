"""Commands that pytest-split and splitter are both given, and what differs afterwards.

FACTS are compared: the exit codes of all groups, sorted; the tests that ran; those that ran more
than once; those that failed; the ids in the durations file. A fact that differs names its reason,
one of those that docs/migrating.md lists. Everything else is the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

EMPTY = "An empty group succeeds"
BROKEN = "A file that cannot be imported fails in one group"
ONCE = "Every test runs in exactly one group"
USAGE = "A broken durations file is a usage error"
NOTHING = "Groups without tests succeed where the whole suite has none"
KEPT = "Durations are kept where nothing ran"
LAST_FAILED = "A group without a known failure runs whole with `--lf`"


@dataclass(frozen=True)
class Case:
    """One command, run for each group by either plugin; without SPLITS, run once and as it is."""

    words: str = ""
    splits: int | None = 2
    files: dict[str, str] = field(default_factory=dict)
    durations: object = None
    folder: str = "."
    first: str = ""
    program: str = "pytest"
    differs: dict[str, str] = field(default_factory=dict)
    seeded: bool = False


def tests(*names: str) -> str:
    return "".join(f"def test_{name}(): pass\n" for name in names)


SUITE = {
    "pytest.ini": "[pytest]\nmarkers =\n  slow\n",
    "test_one.py": tests("a", "b", "c"),
    "test_two.py": """\
import pytest
@pytest.mark.parametrize("n", range(4))
def test_n(n): pass
class TestIt:
    @pytest.mark.slow
    def test_it(self): pass
""",
    "sub/test_three.py": "import unittest\nclass Case(unittest.TestCase):\n"
    "    def test_x(self): pass\n    def test_y(self): pass\n",
}

FAILING = {**SUITE, "test_red.py": "def test_red(): assert False\ndef test_green(): pass\n"}
ENDS = {
    **SUITE,
    "test_ends.py": """\
import pytest
@pytest.mark.skip
def test_skipped(): pass
@pytest.mark.xfail
def test_expected(): assert False
@pytest.fixture
def broken(): raise ValueError
def test_error(broken): pass
""",
}
SKIPS = {**SUITE, "test_skips.py": "import pytest\npytest.skip('no', allow_module_level=True)\n"}
UNIMPORTABLE = {**SUITE, "test_unimportable.py": "import nothing_of_the_kind\n"}
ROW = {"pytest.ini": "[pytest]\n", "test_row.py": tests("a", "b", "c", "d")}
SHUFFLED = {
    "conftest.py": "import os, random\ndef pytest_collection_modifyitems(items):\n"
    "    random.Random(os.environ.get('SEED')).shuffle(items)\n",
    **{f"test_{name}.py": tests("create") for name in "abcdef"},
}


def row(*seconds: float) -> dict[str, float]:
    return {f"test_row.py::test_{name}": time for name, time in zip("abcd", seconds, strict=False)}


def known(**seconds: float) -> dict[str, float]:
    return {f"test_one.py::test_{name}": time for name, time in seconds.items()}


def ini(words: str) -> dict[str, str]:
    return {**SUITE, "pytest.ini": f"[pytest]\nmarkers =\n  slow\naddopts = {words}\n"}


KNOWN = known(a=3.0, b=1.0, c=2.0)

CASES = {
    "no durations": Case(files=SUITE),
    "three groups": Case(files=SUITE, splits=3),
    "one group": Case(files=SUITE, splits=1),
    "durations": Case(files=SUITE, durations=KNOWN),
    "durations of tests that are gone": Case(files=SUITE, durations=known(a=1, gone=9)),
    "durations as a list of pairs": Case(files=SUITE, durations=[["test_one.py::test_a", 3.0]]),
    "durations elsewhere": Case(
        "--durations-path times/d.json",
        files={**SUITE, "times/d.json": json.dumps(KNOWN)},
    ),
    "durations that are not there": Case("--durations-path gone.json", files=SUITE),
    "broken durations": Case(
        files={**SUITE, ".test_durations": '{"a": 1'}, differs={"codes": USAGE}
    ),
    "least_duration": Case("--splitting-algorithm least_duration", files=SUITE, durations=KNOWN),
    "duration_based_chunks": Case(
        "--splitting-algorithm=duration_based_chunks", files=SUITE, durations=KNOWN
    ),
    "tests of 0 s at the end": Case(
        files=ROW, durations=row(2, 2, 0, 0), differs={"codes": ONCE, "ran": ONCE}
    ),
    "one long test first": Case(
        files=ROW, splits=3, durations=row(9, 1, 1, 1), differs={"codes": EMPTY}
    ),
    "more groups than tests": Case(files=ROW, splits=5, differs={"codes": EMPTY}),
    "each job collects in its own order": Case(
        files=SHUFFLED,
        splits=3,
        seeded=True,
        differs={"ran": ONCE, "repeated": ONCE},
    ),
    "a file that cannot be imported": Case(
        files=UNIMPORTABLE, differs={"codes": BROKEN, "ran": BROKEN}
    ),
    "a failing test": Case(files=FAILING),
    "-x": Case("-x", files={**SUITE, "test_zz.py": "def test_red(): assert False\n"}),
    "skips, expected failures and errors": Case(files=ENDS),
    "a file that skips itself": Case(files=SKIPS),
    "-k": Case("-k 'test_a or test_n or Case'", files=SUITE),
    "-k that leaves nothing": Case("-k nothing", files=SUITE, differs={"codes": NOTHING}),
    "-m": Case("-m 'not slow'", files=SUITE),
    "-m with one test for two groups": Case("-m slow", files=SUITE, differs={"codes": EMPTY}),
    "--lf": Case(
        "--lf", files=FAILING, first="pytest -q", differs={"codes": LAST_FAILED, "ran": LAST_FAILED}
    ),
    "--deselect": Case("--deselect test_one.py::test_b", files=SUITE),
    "--ignore": Case("--ignore sub", files=SUITE),
    "a folder": Case("sub test_one.py", files=SUITE),
    "node ids": Case("test_one.py::test_a test_two.py", files=SUITE),
    "a folder below": Case("", files=SUITE, folder="sub"),
    "--rootdir": Case("--rootdir .", files=SUITE),
    "--doctest-modules": Case(
        "--doctest-modules", files={**SUITE, "mod.py": '"""\n>>> 1\n1\n"""\n'}
    ),
    "python -m pytest": Case(files=SUITE, program="python -m pytest"),
    "--collect-only": Case("--collect-only", files=SUITE),
    "two workers": Case("-n 2", files=SUITE),
    "two workers by file": Case("-n 2 --dist loadfile --store-durations", files=SUITE, splits=1),
    "options in addopts": Case(files=ini("--durations-path times.json -ra"), durations=None),
    "number of groups in addopts": Case(
        "--group 1", splits=None, files=ini("--splits 1"), durations=KNOWN
    ),
    "options in PYTEST_ADDOPTS": Case(
        files=SUITE, program="PYTEST_ADDOPTS='--splitting-algorithm least_duration' pytest"
    ),
    "--store-durations": Case("--store-durations", splits=None, files=ENDS),
    "--store-durations in groups": Case("--store-durations", files=SUITE, splits=1),
    "--store-durations elsewhere": Case(
        "--store-durations --durations-path .test_durations", splits=None, files=SUITE
    ),
    "--store-durations keeps others": Case(
        "--store-durations test_one.py", splits=None, files=SUITE, durations={"gone.py::t": 1.0}
    ),
    "--clean-durations": Case(
        "--store-durations --clean-durations", splits=None, files=SUITE, durations=known(gone=1.0)
    ),
    "--clean-durations where nothing runs": Case(
        "--store-durations --clean-durations -k nothing",
        splits=None,
        files=SUITE,
        durations=KNOWN,
        differs={"stored": KEPT},
    ),
    "a group that is too large": Case("--splits 2 --group 3", splits=None, files=SUITE),
    "group 0": Case("--splits 2 --group 0", splits=None, files=SUITE),
    "no groups": Case("--splits 0 --group 1", splits=None, files=SUITE),
    "no group": Case("--splits 2", splits=None, files=SUITE),
    "no number of groups": Case("--group 1", splits=None, files=SUITE),
    "no number": Case("--splits two --group 1", splits=None, files=SUITE),
    "an unknown algorithm": Case("--splitting-algorithm best", splits=1, files=SUITE),
}
