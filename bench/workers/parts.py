"""The parts of the time of a job with workers, from the records of its processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Process:
    """Times of one pytest process in seconds: the controller or a worker."""

    start: float = 0.0
    collection: float = 0.0
    fixtures: float = 0.0
    wall: float = 0.0
    imports: dict[str, float] = field(default_factory=dict)
    tests: dict[str, float] = field(default_factory=dict)

    def ran(self) -> float:
        return self.fixtures + sum(self.tests.values())

    def rest(self) -> float:
        """Waiting for the controller and for the other workers, and pytest between tests."""
        return self.wall - self.start - self.collection - self.ran()


@dataclass(frozen=True)
class Alone:
    """Times that the profile expects of tests and imports."""

    tests: dict[str, float]
    imports: dict[str, float]


@dataclass(frozen=True)
class Parts:
    """Times of one job, by the worker that ended last."""

    controller: float
    worker: float
    collection: float
    ran: float
    rest: float
    outside: float
    tests_ratio: float
    imports_ratio: float


def read_process(path: Path) -> Process:
    process = Process()
    for line in path.read_text().splitlines():
        event = json.loads(line)
        if event["e"] == "session":
            process.start = event.get("startup_s", 0.0)
            process.collection = event.get("collected_s", 0.0)
        elif event["e"] == "collect" and "id" in event:
            file = event["id"].partition("::")[0]
            process.imports[file] = process.imports.get(file, 0.0) + event["s"]
        elif event["e"] == "fixture":
            process.fixtures += event.get("s", 0.0) + event.get("teardown_s", 0.0)
        elif event["e"] == "test":
            process.tests[event["id"]] = event["s"]
        elif event["e"] == "end":
            process.wall = event["wall_s"]
    return process


def expected(profile: Path) -> Alone:
    tests, imports = {}, {}
    for file, entry in json.loads(profile.read_text())["files"].items():
        imports[file] = mean(entry.get("import", {}))
        for name, samples in entry.get("tests", {}).items():
            tests[f"{file}::{name}"] = mean(samples)
    return Alone(tests, imports)


def mean(samples: dict[str, float | list[float]]) -> float:
    seconds = [s[0] if isinstance(s, list) else s for s in samples.values()]
    return sum(seconds) / len(seconds) if seconds else 0.0


def ratio(real: Iterator[tuple[str, float]], alone: dict[str, float]) -> float:
    known = [(seconds, alone[name]) for name, seconds in real if alone.get(name, 0.0) > 0]
    return sum(seconds for seconds, _ in known) / max(sum(least for _, least in known), 1e-9)


def parts_of(records: Path, wall: float, alone: Alone) -> Parts:
    """In a job without workers the controller is the worker, and has no start of its own."""
    by_name = {path.stem: read_process(path) for path in sorted(records.glob("*.jsonl"))}
    workers = [process for name, process in by_name.items() if "-gw" in name]
    controller = next(process for name, process in by_name.items() if "-main-" in name)
    last = max(workers or [controller], key=lambda process: process.wall)
    start = controller.start if workers else 0.0
    both = workers or [controller]
    return Parts(
        start,
        last.start,
        last.collection,
        last.ran(),
        last.rest(),
        wall - start - last.wall,
        ratio((pair for process in both for pair in process.tests.items()), alone.tests),
        ratio((pair for process in both for pair in process.imports.items()), alone.imports),
    )
