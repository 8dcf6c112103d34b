"""Discovery from files: every trap's tests in exactly one group, whatever is cut where."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from harness import VENVS, Result, Suite, Venv, execute
from trap import RED, REFUSED, Trap
from traps import TRAPS

import pytest

OTHER_VERSIONS = (
    "files by precedence",
    "linked file",
    "testpaths",
    "unittest",
    "every Python file",
    "no configuration file",
    "hook that ignores",
    "doctests of texts",
    "docstrings",
    "docstrings from elsewhere",
)
"""Traps in which pytest's versions might differ, for those that are not the usual one."""

CASES = [
    (name, venv)
    for name in TRAPS
    for venv in VENVS
    if venv.name == "main" or name in OTHER_VERSIONS
]


@dataclass(frozen=True)
class Collecting:
    """A suite whose jobs only collect."""

    suite: Suite
    venv: Venv
    trap: Trap

    def shell(self, command: str, listing: Path) -> Result:
        variables = self.suite.environment(self.venv)
        # A plugin that everybody loads would be one that splitter has to understand.
        del variables["PYTEST_PLUGINS"]
        variables["SPLITTER_LISTING"] = str(listing)
        return execute(
            ["/bin/sh", "-c", command], cwd=self.suite.path / self.trap.folder, env=variables
        )

    def collected(self, command: str) -> tuple[Counter[str], Result]:
        listing = self.suite.scratch / "listing"
        listing.unlink(missing_ok=True)
        for answer in self.suite.path.rglob(".splitter/collected.jsonl"):
            answer.unlink()  # each job has a checkout of its own
        result = self.shell(command, listing)
        lines = listing.read_text().splitlines() if listing.exists() else []
        # An id of a run's own making is another in each.
        return Counter(re.sub(r"\[\d+-", "[", json.loads(line)) for line in lines), result

    def full(self) -> Counter[str]:
        return self.collected("pytest --collect-only -q -p listing")[0]

    def groups(self, splits: int, command: str) -> tuple[Counter[str], list[Result]]:
        """The tests that the groups of a command collect together; `{shard}` in it is the group."""
        together: Counter[str] = Counter()
        results = []
        for group in range(1, splits + 1):
            ids, result = self.collected(command.format(shard=f"--splits {splits} --group {group}"))
            together += ids
            results.append(result)
        return together, results

    def piped(self, splits: int, options: str) -> tuple[Counter[str], list[Result]]:
        call = f"splitter {{shard}} --keep none {options}"
        return self.groups(splits, f"{call} | xargs pytest --collect-only -q -p listing")


@pytest.fixture
def collecting(make_suite, trap: Trap, venv: Venv) -> Collecting:
    suite = make_suite(trap.files)
    for name, target in trap.links.items():
        (suite.path / name).symlink_to(target)
    return Collecting(suite, venv, trap)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "trap" in metafunc.fixturenames:
        metafunc.parametrize(
            ("trap", "venv"),
            [(TRAPS[name], venv) for name, venv in CASES],
            ids=[f"{name.replace(' ', '-')}-{venv.name}" for name, venv in CASES],
        )


def test_each_test_once(collecting: Collecting) -> None:
    full = collecting.full()
    assert full
    together, results = collecting.groups(
        2,
        "splitter run {shard} --keep none --discover auto --pytest pytest "
        "-- pytest --collect-only -q -p listing",
    )
    assert together == full, results
    together, results = collecting.piped(3, "--discover files")
    if collecting.trap.whole in (REFUSED, RED):
        assert all("the files do not tell" in result.stderr for result in results), results
        together, results = collecting.piped(2, "--discover auto")
        red = any(result.code != 0 for result in results)
        assert together == full or (red and collecting.trap.whole == RED), results
        return
    assert together == full, results
    whole = re.search(r"\((\d+) files? whole\)", results[0].stderr)
    assert int(whole[1] if whole else 0) == collecting.trap.whole, results[0].stderr


def test_there_are_enough_of_them() -> None:
    assert len(TRAPS) >= 40
