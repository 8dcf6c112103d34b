"""Instances of the problem: published families, and parts of real suites."""

from __future__ import annotations

import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("SPLITTER_CORPUS", ROOT.parent / "shared/corpus"))


@dataclass(frozen=True)
class Instance:
    """Times in microseconds. A test is of a file, whose import each group pays that has one."""

    name: str
    groups: int
    own: dict[str, int]
    imports: dict[str, int]

    def file_of(self, test: str) -> str:
        return test.partition("::")[0]

    def makespan(self, groups: list[list[str]]) -> int:
        return max(
            sum(self.own[test] for test in group)
            + sum(self.imports[file] for file in {self.file_of(test) for test in group})
            for group in groups
        )

    def write_record(self, path: Path) -> None:
        events: list[dict[str, object]] = [{"e": "session", "run": self.name, "workers": 1}]
        for file, time in self.imports.items():
            events.append({"e": "collect", "id": file, "s": time / 1e6})
        for test, time in self.own.items():
            events.append({"e": "test", "id": test, "s": time / 1e6, "outcome": "passed"})
        path.write_text("".join(json.dumps(event) + "\n" for event in events))


def three_digits(number: float) -> int:
    """As profiles keep times, in milliseconds: nobody may profit from digits that others lack."""
    return int(float(f"{number:.3g}")) * 1000


def families(name: str, tests: int, files: int, groups: int, most_import: int) -> Instance:
    """Times uniform in 1..999 and as many tests in each file, as in the tests of Franca et al.
    (1994, "A composite heuristic for the identical parallel machine scheduling problem"); imports
    uniform as in those of scheduling with batch set-ups (Chen and Powell 2003)."""
    chance = random.Random(name)
    own = {
        f"f{index % files:02}.py::t{index:03}": three_digits(chance.randint(1, 999))
        for index in range(tests)
    }
    imports = {
        f"f{file:02}.py": three_digits(chance.randint(0, most_import)) for file in range(files)
    }
    return Instance(name, groups, own, imports)


def published() -> Iterator[Instance]:
    for groups in (2, 3, 5):
        for tests in (12, 20, 30):
            yield families(f"no set-ups, {tests} tests, {groups}", tests, tests, groups, 0)
    for groups in (2, 3, 4):
        for tests, files in ((12, 3), (16, 4), (24, 6)):
            for most in (300, 2000):
                name = f"set-ups to {most}, {tests} tests, {files} files, {groups}"
                yield families(name, tests, files, groups, most)


def recorded(suite: str) -> Iterator[Instance]:
    path = CORPUS / "recordings" / f"{suite}.jsonl"
    if not path.exists():
        return
    own: dict[str, int] = {}
    imports: Counter[str] = Counter()
    for line in path.read_text().splitlines():
        event = json.loads(line)
        if event["e"] == "collect":
            imports[event["id"].split("::")[0]] += event["s"] * 1e3
        elif event["e"] == "test":
            spent = event["setup_s"] + event["call_s"] + event["teardown_s"]
            own[event["id"]] = max(three_digits(spent * 1e3), 1000)
    by_file = defaultdict(list)
    for test in own:
        by_file[test.partition("::")[0]].append(test)
    for number, groups in enumerate((2, 3, 4, 3, 4, 2)):
        chance = random.Random(f"{suite} {number}")
        files = chance.sample(sorted(by_file), 5)
        tests = {test: own[test] for file in files for test in sorted(by_file[file])[:6]}
        name = f"{suite}, part {number + 1}, {len(tests)} tests, 5 files, {groups}"
        yield Instance(name, groups, tests, {file: three_digits(imports[file]) for file in files})


def all_instances() -> list[Instance]:
    return [*published(), *recorded("networkx"), *recorded("sklearn")]
