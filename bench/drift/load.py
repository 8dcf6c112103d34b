"""Taking out of a run's times what its machine put in: one factor a job, or one a run."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from histories import Times
from known import CHOICE, STATISTICS
from steps import Run, Store, add

# Shorter tests are mostly noise; of fewer ratios a median says little.
SHORTEST, FEWEST = 0.01, 10


@dataclass(frozen=True)
class Normalise:
    """How the times of a job are divided before they become samples."""

    by_run: bool = False  # one factor for the whole run instead of one a job
    relative: bool = False  # only what sets a job apart from its run
    clamp: float = math.inf
    by_sums: bool = False  # of summed times instead of the median of ratios

    def __call__(self, store: Store, run: Run) -> None:
        jobs = [list(pairs(store, job)) for job in run.jobs]
        whole = self.factor([pair for job in jobs for pair in job])
        factors = [whole if self.by_run else self.factor(job) for job in jobs]
        for job, own in zip(run.jobs, factors, strict=True):
            factor = own / whole if self.relative else own
            factor = min(max(factor, 1 / self.clamp), self.clamp)
            for test, time in job.items():
                add(store, test, time / factor)

    def factor(self, pairs: Sequence[tuple[float, float]]) -> float:
        if len(pairs) < FEWEST:
            return 1.0
        if self.by_sums:
            return sum(time for time, _ in pairs) / sum(expected for _, expected in pairs)
        return median(time / expected for time, expected in pairs)


def pairs(store: Store, job: Times) -> Iterator[tuple[float, float]]:
    """The time of a test now, and the time expected of it."""
    for test, time in job.items():
        if samples := store.get(test):
            expected = STATISTICS[CHOICE](tuple(samples))
            if expected >= SHORTEST:
                yield time, expected


RULES: dict[str, Normalise] = {
    "each run": Normalise(by_run=True),
    "each job": Normalise(),
    "each job, by sums": Normalise(by_sums=True),
    "each job against its run": Normalise(relative=True),
    "each job against its run, at most ×2": Normalise(relative=True, clamp=2.0),
    "each job against its run, at most ×1.25": Normalise(relative=True, clamp=1.25),
    "each job against its run, by sums": Normalise(relative=True, by_sums=True),
}
