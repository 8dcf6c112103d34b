"""Random suites whose tests need each other or change their ids: each test ends as in a full run.

SPLITTER_RANDOM_SUITES says how many suites, SPLITTER_RANDOM_SEED the first seed.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter

from conftest import usable
from harness import TIES, Suite
from outcomes import full_outcomes, said, split_outcomes
from runs import NO_PLUGINS

import pytest

SUITES = int(os.environ.get("SPLITTER_RANDOM_SUITES", "3"))
FIRST = int(os.environ.get("SPLITTER_RANDOM_SEED", "1"))

DOCUMENTS = """
import pytest

def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".rst":
        return Document.from_parent(parent, path=file_path)

class Document(pytest.File):
    def collect(self):
        self.names = {}
        for number, line in enumerate(self.path.read_text().splitlines(), start=1):
            example = Example.from_parent(self, name=f"line:{number}")
            example.text = line
            yield example

class Example(pytest.Item):
    def runtest(self):
        exec(self.text, self.parent.names)
"""

HEAD = """
import os, sys, uuid
import pytest
from pytest import mark as m
sys.done = getattr(sys, "done", [])
"""


class Writer:
    """Writes the files of one suite."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.files: dict[str, str] = {"pytest.ini": "[pytest]\n"}
        self.made: list[str] = []
        self.steps = 0

    def suite(self) -> dict[str, str]:
        for number in range(self.random.randint(2, 4)):
            folder = self.random.choice(["", "sub/", "sub/deep/"])
            path = f"{folder}test_{'abcd'[number]}.py"
            self.files[path] = HEAD + "".join(
                self.random.choice(
                    [self.plain, self.dependent, self.far, self.ordered, self.changing, self.after]
                )(path, i)
                for i in range(self.random.randint(2, 5))
            )
        if self.random.random() < 0.3:
            self.files["conftest.py"] = DOCUMENTS
            self.files["guide.rst"] = "x = 1\nx += 1\nassert x == 2\n"
        return self.files

    def plain(self, path: str, i: int) -> str:
        return f"def test_{i}(): {self.random.choice(['pass', 'pass', 'assert False'])}\n"

    def mark(self) -> str:
        return self.random.choice(["pytest.mark", "m"])

    def dependent(self, path: str, i: int) -> str:
        if i == 0 or self.random.random() < 0.3:
            return self.root(path, i)
        body = self.random.choice(["pass", "pass", "assert False"])
        needed = f"test_{self.random.randint(0, i - 1)}"
        return f"@{self.mark()}.dependency(depends=['{needed}'])\ndef test_{i}(): {body}\n"

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

    def changing(self, path: str, i: int) -> str:
        word = self.random.choice(["uuid.uuid4()", "os.getpid()", "id(object())"])
        values = f"[f'X-{{{word}}}', 'GET', *range({self.random.randint(2, 6)})]"
        return f"@pytest.mark.parametrize('v', {values})\ndef test_{i}(v): pass\n"


def steady(found: Counter[str]) -> Counter[str]:
    """Without what differs from run to run."""
    return Counter({re.sub(r"X-[^\]]*", "X", test): n for test, n in found.items()})


def durations_of(found: Counter[str], some: random.Random) -> dict[str, float]:
    times = {}
    for test in found:
        module, name = test.rsplit(" ", 1)[0].split("::", 1)
        if some.random() < 0.8:
            times[f"{module.replace('.', '/')}.py::{name}"] = round(some.uniform(0.01, 3), 3)
    return times


def assert_as_in_full_run(suite: Suite, some: random.Random) -> None:
    full = full_outcomes(suite, usable(TIES))
    assert full
    if some.random() < 0.8:
        suite.write_durations(durations_of(full, some))
    splits = some.randint(2, 4)
    for run in (False, True):
        together, jobs = split_outcomes(suite, TIES, splits, run=run)
        refused = all(job.code != 0 and not together for job in jobs)
        assert refused or steady(together) == steady(full), said(jobs)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SUITES))
def test_random_suites_end_as_in_a_full_run(seed: int, make_suite) -> None:
    suite = make_suite(Writer(seed).suite())
    suite.variables |= NO_PLUGINS
    assert_as_in_full_run(suite, random.Random(seed))
