"""Random suites, recorded once and edited since: the groups of a pipe run what a full run runs.

SPLITTER_RANDOM_SUITES says how many suites, SPLITTER_RANDOM_SEED the first seed.
"""

from __future__ import annotations

import os
import random
from collections import Counter

from conftest import usable
from harness import VENVS
from taught import CAUSES, SPLITS, Taught

import pytest

SUITES = int(os.environ.get("SPLITTER_RANDOM_SUITES", "4"))
FIRST = int(os.environ.get("SPLITTER_RANDOM_SEED", "1"))

CLOSED = """
import pytest, time
@pytest.mark.parametrize("x", ["a", "b", "c"])
def test_p{n}(x): time.sleep({s})
class TestC:
    @pytest.mark.slow
    def test_d{n}(self): pass
    @pytest.mark.quick
    def test_e{n}(self): time.sleep({s})
@pytest.mark.slow
def test_slow{n}(): pass
"""

OPEN = """
from helpers import Shared
import pytest, time
pytestmark = pytest.mark.slow
class TestS(Shared):
    def test_own{n}(self): time.sleep({s})
"""

CONDITION = """
import os, pytest
pytestmark = pytest.mark.slow
if os.environ.get("ODD") == "{n}":
    def test_odd{n}(): pass
def test_always{n}(): pass
"""

MADE = """
import pytest
pytestmark = pytest.mark.slow
for name in open(__file__.replace(".py", ".names")).read().split():
    globals()["test_" + name] = lambda: None
"""

STAR = "from helpers import *\nimport pytest\npytestmark = pytest.mark.slow\n"
LINKED = "import helpers\ndef g{n}(): pass\ng{n}.__doc__ = getattr(helpers, 'TEXT', None)\n"
DOCTEST = 'def f{n}():\n    """\n    >>> {n}\n    {n}\n    """\n'
SKIPS = 'import pytest\npytest.importorskip("nowhere_at_all")\ndef test_never(): pass\n'
BROKEN = "import nowhere_at_all\ndef test_broken(): pass\n"
TEXT = ">>> {n}\n{n}\n"

KINDS = {
    "test_closed{n}.py": CLOSED,
    "test_open{n}.py": OPEN,
    "test_condition{n}.py": CONDITION,
    "test_made{n}.py": MADE,
    "test_star{n}.py": STAR,
    "product{n}.py": DOCTEST,
    "linked{n}.py": LINKED,
    "test_skips{n}.py": SKIPS,
    "test_text{n}.txt": TEXT,
    "some{n}.odd": "",
    "data{n}.json": "{n}",
}
FOLDERS = ["tests", "tests/sub", "tests/other", "more"]


PYTEST = "pytest -q --continue-on-collection-errors"


class Story:
    """A suite and what becomes of it."""

    def __init__(self, seed: int, taught: Taught) -> None:
        self.random = random.Random(seed)
        self.taught = taught
        self.number = 0
        self.said: list[str] = []
        taught.suite.write(
            {
                "tests/helpers.py": "class Shared:\n    def test_shared(self): pass\n",
                **CAUSES[self.random.choice(list(CAUSES))],
            }
        )
        for _ in range(self.random.randint(3, 7)):
            self.add()

    def note(self, *words: object) -> None:
        self.said.append(" ".join(map(str, words)))

    def add(self) -> None:
        """Names are of one file each: two test modules of one name are an error of pytest's."""
        self.number += 1
        name, text = self.random.choice(list(KINDS.items()))
        path = f"{self.random.choice(FOLDERS)}/{name.format(n=self.number)}"
        self.write(path, text)

    def write(self, path: str, text: str) -> None:
        seconds = self.random.choice([0, 0, 0.05])
        self.taught.suite.write({path: text.format(n=self.random.randint(1, 9), s=seconds)})
        if text is MADE:
            names = " ".join(self.random.sample("abcdef", 2))
            self.taught.suite.write({path.replace(".py", ".names"): names})
        self.note("write", path)

    def files(self) -> list[str]:
        paths = [path for path in self.taught.suite.path.rglob("*") if path.is_file()]
        inside = [str(path.relative_to(self.taught.suite.path)) for path in paths]
        return sorted(path for path in inside if path.startswith(("tests/", "more/")))

    def edit(self) -> None:
        change = self.random.choice(
            [self.add, self.rewrite, self.remove, self.move, self.names, self.helper, self.variable]
        )
        change()

    def rewrite(self) -> None:
        path = self.random.choice(self.files())
        for name, text in KINDS.items():
            stem, _, ending = name.partition("{n}")
            if path.rpartition("/")[2].startswith(stem) and path.endswith(ending):
                self.write(path, text)

    def some_file(self) -> str:
        files = [path for path in self.files() if "helpers" not in path]
        if not files:
            self.add()
        return self.random.choice(files or self.files())

    def remove(self) -> None:
        path = self.some_file()
        (self.taught.suite.path / path).unlink()
        self.note("remove", path)

    def move(self) -> None:
        path = self.some_file()
        target = self.taught.suite.path / self.random.choice(FOLDERS) / path.rpartition("/")[2]
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.taught.suite.path / path).rename(target)
        self.note("move", path, target)

    def names(self) -> None:
        for path in self.files():
            if path.endswith(".names"):
                self.taught.suite.write({path: " ".join(self.random.sample("abcdef", 3))})
                self.note("names", path)

    def helper(self) -> None:
        name = self.random.choice(["shared", "other"])
        more = self.random.choice(["", "def test_more(): pass\n", "TEXT = '>>> 1\\n1'\n"])
        self.taught.suite.write(
            {"tests/helpers.py": f"class Shared:\n    def test_{name}(self): pass\n{more}"}
        )
        self.note("helper", name, more)

    def variable(self) -> None:
        self.taught.suite.variables["ODD"] = str(self.random.randint(1, 9))
        self.note("variable", self.taught.suite.variables["ODD"])


def ran_by_groups(taught: Taught, options: str) -> tuple[Counter[str], str]:
    """What all groups ran, and what splitter said."""
    together: Counter[str] = Counter()
    said = ""
    for k in range(1, SPLITS + 1):
        if k % 2:
            taught.forget_answers()
        call = f"splitter -v --splits {SPLITS} --group {k} {options}"
        group = taught.shell(f"{call} | {taught.witness} xargs {PYTEST}")
        together += Counter(group.ran)
        said += group.describe()
    return together, said


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SUITES))
def test_random_edits(make_suite, seed: int) -> None:
    venv = usable(VENVS[seed % len(VENVS)])
    story = Story(seed, Taught(make_suite({}), venv))
    taught = story.taught
    for _ in range(2):
        taught.shell("splitter record -- pytest -q")
        for _ in range(story.random.randint(0, 3)):
            story.edit()
        options = story.random.choice(["", "--keep none", "--keep class"])
        full = Counter(taught.shell(f"{taught.witness} {PYTEST}").ran)
        together, said = ran_by_groups(taught, options)
        story.note("options", options)
        assert together == full, f"{full - together}\n{together - full}\n{story.said}\n{said}"
