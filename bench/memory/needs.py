"""Memory that jobs need, from a raw recording and nothing that splitter made of it."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """Memory of one test in KiB: its peak above the memory at its start, and the rest after it."""

    peak: int
    retained: int


@dataclass(frozen=True)
class Suite:
    """BASELINE is what a process has after collection, in KiB."""

    baseline: int
    needs: dict[str, Need]

    def group(self, tests: Iterable[str], workers: int) -> int:
        """The project's model: all that is retained, and the largest peaks at the same moment."""
        needs = [self.needs[test] for test in tests]
        peaks = heapq.nlargest(workers, (need.peak for need in needs))
        return workers * self.baseline + sum(need.retained for need in needs) + sum(peaks)


def read(recording: Path) -> Suite:
    baseline = 0
    needs = {}
    for line in recording.read_text().splitlines():
        event = json.loads(line)
        if event["e"] == "session":
            baseline = event["baseline_kib"]
        elif event["e"] == "test":
            before = event["before_kib"]
            needs[event["id"]] = Need(
                max(event["peak_kib"] - before, 0), max(event["after_kib"] - before, 0)
            )
    return Suite(baseline, needs)
