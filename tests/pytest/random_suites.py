"""Random suites whose tests need each other, change their ids or order, or are no functions."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from random_hooks import DOCUMENTS, DOUBLES, RENAMES, SHUFFLES, STATUS, STEPS

HEAD = """
import os, sys, uuid, unittest
import pytest
from pytest import mark as m
sys.done = getattr(sys, "done", [])
"""


@dataclass
class RandomSuite:
    """The suite of a seed."""

    files: dict[str, str] = field(default_factory=dict)
    options: str = ""
    """pytest's own, in each job."""
    splitting: str = ""
    """splitter's own."""
    listed: bool = False
    """The tests come as a list."""
    traits: list[str] = field(default_factory=list)


class Writer:
    """Writes the files of one suite."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made: list[str] = []
        self.steps = 0
        self.result = RandomSuite({"pytest.ini": "[pytest]\n"})

    def chance(self, part: float, trait: str) -> bool:
        """Decides, and notes what was decided."""
        if self.random.random() >= part:
            return False
        self.result.traits.append(trait)
        return True

    def suite(self) -> RandomSuite:
        """The first files, then what is done to them."""
        shuffled = self.chance(0.2, "shuffled")
        kinds = self.independent() if shuffled else [*self.independent(), *self.needing()]
        for number in range(self.random.randint(2, 4)):
            folder = self.random.choice(["", "sub/", "sub/deep/"])
            path = f"{folder}test_{'abcd'[number]}.py"
            self.result.files[path] = HEAD + "".join(
                self.random.choice(kinds)(path, i) for i in range(self.random.randint(2, 5))
            )
        conftest = [STEPS]
        if shuffled:
            conftest.append(self.random.choice(SHUFFLES))
        self.add_others(conftest, shuffled)
        # Hooks of one name would hide each other in one file.
        for number, text in enumerate(conftest):
            self.result.files[f"hooks_{number}.py"] = text
        names = [f"'hooks_{number}'" for number in range(len(conftest))]
        self.result.files["conftest.py"] = f"pytest_plugins = [{', '.join(names)}]\n"
        self.result.splitting = self.random.choice(
            ["", "", "--keep none", "--keep function", "--algorithm contiguous"]
        )
        return self.result

    def add_others(self, conftest: list[str], shuffled: bool) -> None:
        """Items that are no functions, other ids, a selection, a list."""
        if self.chance(0.25, "documents"):
            name = self.random.choice(["line:{}", "example", "a::{}", "x[{}]", "with space {}"])
            conftest.append(DOCUMENTS.replace("NAME", repr(name)))
            sharing = ["x = 1", "x += 1", "assert x == 2"]
            lines = ["assert 1"] * 3 if shuffled else sharing
            lines += self.random.choice([[], ["assert 0"]])
            self.result.files["guide.rst"] = "\n".join(lines) + "\n"
        if self.chance(0.1, "status"):
            conftest.append(STATUS)
        if self.chance(0.15, "renamed"):
            conftest.append(self.random.choice(RENAMES))
        if not shuffled and self.chance(0.05, "doubled"):
            conftest.append(DOUBLES)
        if self.chance(0.1, "broken"):
            self.result.files["test_x.py"] = "import no_such_module\ndef test_0(): pass\n" * 3
        if self.chance(0.1, "selected"):
            self.result.options = self.random.choice(["-k 'not _1'", "-m 'not slow'", "-k _0"])
        self.result.listed = self.chance(0.2, "listed")

    def independent(self) -> list[Callable[[str, int], str]]:
        return [
            self.plain,
            self.plain,
            self.changing,
            self.of_set,
            self.odd,
            self.cased,
            self.ended,
        ]

    def needing(self) -> list[Callable[[str, int], str]]:
        return [self.dependent, self.far, self.ordered, self.after, self.stepped, self.sharing]

    def body(self) -> str:
        return self.random.choice(["pass", "pass", "assert False"])

    def plain(self, path: str, i: int) -> str:
        mark = self.random.choice(["", "", "@m.slow\n"])
        return f"{mark}def test_{i}(): {self.body()}\n"

    def mark(self) -> str:
        return self.random.choice(["pytest.mark", "m"])

    def dependent(self, path: str, i: int) -> str:
        if i == 0 or self.random.random() < 0.3:
            return self.root(path, i)
        needed = f"test_{self.random.randint(0, i - 1)}"
        return f"@{self.mark()}.dependency(depends=['{needed}'])\ndef test_{i}(): {self.body()}\n"

    def root(self, path: str, i: int) -> str:
        self.made.append(f"{path}::test_{i}")
        return f"@{self.mark()}.dependency()\ndef test_{i}(): pass\n"

    def far(self, path: str, i: int) -> str:
        if not self.made:
            return self.root(path, i)
        needed = self.random.choice(self.made)
        return (
            f"@{self.mark()}.dependency(depends=['{needed}'], scope='session')\n"
            f"def test_{i}(): pass\n"
        )

    def ordered(self, path: str, i: int) -> str:
        self.steps += 1
        return (
            f"@{self.mark()}.order({self.steps})\n"
            f"def test_{i}():\n    sys.done.append({self.steps})\n"
            f"    assert sys.done == list(range(1, {self.steps + 1}))\n"
        )

    def after(self, path: str, i: int) -> str:
        if not self.made:
            return self.root(path, i)
        needed = self.random.choice(self.made)
        return f'@{self.mark()}.order(after="{needed}")\ndef test_{i}(): pass\n'

    def stepped(self, path: str, i: int) -> str:
        bodies = [self.body() for _ in range(3)]
        steps = "".join(f"    def test_{i}_{k}(self): {body}\n" for k, body in enumerate(bodies))
        return f"@{self.mark()}.incremental\nclass TestSteps{i}:\n{steps}"

    def sharing(self, path: str, i: int) -> str:
        """Tests of a unittest class whose set-up may fail."""
        setup = self.random.choice(["cls.x = 1", "raise OSError"])
        return (
            f"class TestShared{i}(unittest.TestCase):\n"
            f"    @classmethod\n    def setUpClass(cls): {setup}\n"
            f"    def test_{i}(self): assert self.x\n    def test_{i}_1(self): {self.body()}\n"
        )

    def changing(self, path: str, i: int) -> str:
        word = self.random.choice(["uuid.uuid4()", "os.getpid()", "id(object())"])
        values = f"[f'X-{{{word}}}', 'GET', *range({self.random.randint(2, 6)})]"
        return f"@pytest.mark.parametrize('v', {values})\ndef test_{i}(v): pass\n"

    def of_set(self, path: str, i: int) -> str:
        values = ", ".join(f"'{'abcdefgh'[k] * 3}'" for k in range(self.random.randint(2, 8)))
        return f"@pytest.mark.parametrize('v', {{{values}}})\ndef test_{i}(v): pass\n"

    def odd(self, path: str, i: int) -> str:
        known = [
            "",
            "a::b",
            "x[1]",
            "a b",
            "'",
            '"',
            "\\",
            "é",
            "\n",
            "@g",
            "#",
            "*",
            "-k",
            "a" * 60,
        ]
        values = self.random.sample(known, self.random.randint(1, 5))
        return f"@pytest.mark.parametrize('v', {values!r})\ndef test_{i}(v): {self.body()}\n"

    def cased(self, path: str, i: int) -> str:
        values = self.random.choice(["[1, 2]", "[1, 2, 3]", "['a', 'b', 'a']"])
        return (
            f"class TestCase{i}:\n"
            f"    @pytest.fixture(scope='class', params={values})\n"
            f"    def it(self, request): return request.param\n"
            f"    def test_{i}(self, it): {self.body()}\n    def test_{i}_1(self, it): pass\n"
        )

    def ended(self, path: str, i: int) -> str:
        how = self.random.choice(
            ["skip", "xfail", "xfail(strict=True)", "skipif(True, reason='x')", "usefixtures('no')"]
        )
        return f"@m.{how}\ndef test_{i}(): {self.body()}\n"
