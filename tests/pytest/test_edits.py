"""Random suites that are edited between recording and running: never a lost or repeated test.

SPLITTER_EDIT_CASES=200 tries more; the number of a case is its seed.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field

import harness
from harness import Jobs, Suite, Venv
from runs import assert_exactly_once, make_plan

import pytest

CASES = int(os.environ.get("SPLITTER_EDIT_CASES", "6"))
FOLDERS = ("", "unit/", "unit/deep/", "other/")


@dataclass
class Written:
    """One test file: functions (how many instances, 0 for no parameters) and classes of them."""

    functions: dict[str, int] = field(default_factory=dict)
    classes: dict[str, dict[str, int]] = field(default_factory=dict)

    def text(self) -> str:
        lines = ["import pytest"]
        for name, instances in self.functions.items():
            lines += function(name, instances, "")
        for name, methods in self.classes.items():
            lines.append(f"class {name}:")
            for method, instances in methods.items():
                lines += function(method, instances, "    ")
            lines.append("    pass")
        return "\n".join(lines) + "\n"


def function(name: str, instances: int, indent: str) -> list[str]:
    argument = "x" if instances else ""
    comma = ", " if indent and argument else ""
    values = [f"v{i}[{i % 3}]::{i}" for i in range(instances)]
    mark = [f"{indent}@pytest.mark.parametrize('x', {values})"] if instances else []
    return [*mark, f"{indent}def {name}({'self' if indent else ''}{comma}{argument}): pass"]


class Author:
    """Writes a suite, and then edits it, always alike for one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names = iter(range(10_000))
        self.files = {self.path(): self.file() for _ in range(self.random.randint(2, 7))}

    def path(self) -> str:
        return f"{self.random.choice(FOLDERS)}test_file{next(self.names)}.py"

    def name(self) -> str:
        # Some begin with the names of others.
        return self.random.choice(("test_", "test_a", "test_ab")) + str(next(self.names))

    def functions(self) -> dict[str, int]:
        count = self.random.randint(0, 4)
        return {self.name(): self.random.choice((0, 0, 1, 5)) for _ in range(count)}

    def file(self) -> Written:
        classes = {
            f"Test{next(self.names)}": self.functions() for _ in range(self.random.randint(0, 2))
        }
        return Written({self.name(): 0, **self.functions()}, classes)

    def edit(self) -> None:
        for _ in range(self.random.randint(1, 6)):
            self.random.choice(
                (self.add_file, self.remove_file, self.move_file, self.edit_tests, self.edit_tests)
            )()

    def add_file(self) -> None:
        self.files[self.path()] = self.file()

    def remove_file(self) -> None:
        if len(self.files) > 2:
            del self.files[self.random.choice(sorted(self.files))]

    def move_file(self) -> None:
        self.files[self.path()] = self.files.pop(self.random.choice(sorted(self.files)))

    def edit_tests(self) -> None:
        written = self.files[self.random.choice(sorted(self.files))]
        tests = self.random.choice([written.functions, *written.classes.values()])
        victim = self.random.choice([*tests, ""])
        kind = self.random.choice(("add", "remove", "rename", "parameters"))
        if kind == "add" or not victim:
            tests[self.name()] = self.random.choice((0, 3))
        elif kind == "remove":
            del tests[victim]
        elif kind == "rename":
            tests[self.name()] = tests.pop(victim)
        else:
            tests[victim] = self.random.choice((0, 2, 6))

    def save(self, suite: Suite) -> None:
        for path in suite.path.rglob("test_*.py"):
            path.unlink()
        suite.write({path: written.text() for path, written in self.files.items()})


@pytest.mark.parametrize("seed", range(CASES))
def test_edits_lose_and_repeat_nothing(make_suite, venv: Venv, seed: int) -> None:
    author = Author(seed)
    suite: Suite = make_suite({"pytest.ini": "[pytest]\naddopts = -p no:cacheprovider\n"})
    author.save(suite)
    durations = {test: author.random.choice((0.01, 0.1, 1.0)) for test in suite.full(venv).ran}
    suite.write_durations(durations)
    splits = author.random.randint(2, 4)
    keep = f"--keep {author.random.choice(('auto', 'none', 'class', 'function'))}"
    make_plan(suite, venv, splits, keep)
    author.edit()
    author.save(suite)
    full = suite.full(venv)
    if author.random.random() < 0.5:
        harness.assert_exactly_once(full, suite.groups(venv, splits, Jobs(keep)))
    # Few of the plan's files may be left: then the plan is another checkout's.
    groups = [
        suite.shell(venv, f"splitter run --plan ../plan.json --group {k} -- pytest")
        for k in range(1, splits + 1)
    ]
    if all(group.code == 125 for group in groups):
        assert "another checkout" in groups[0].result.stderr
        groups = [
            suite.shell(venv, f"splitter run {keep} --shard {k}/{splits} -- pytest")
            for k in range(1, splits + 1)
        ]
    assert_exactly_once(full, groups)
