"""Disturbances that histories lack, made up with a fixed seed; judged values stay as they are."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from zlib import crc32

from histories import History, Times
from steps import Run, Store, add, file_of

OUTLIERS, JUMP = 0.01, 10.0
ZEROS = 0.05
FAILURES, HANGS = 0.05, 0.2  # of all tests; of those that fail
SLOW = 1.5


def chosen(run: Times, rng: random.Random, share: float) -> list[str]:
    tests = sorted(run)
    return rng.sample(tests, round(len(tests) * share))


def outliers(run: Times, rng: random.Random) -> Run:
    return Run([{**run, **{test: run[test] * JUMP for test in chosen(run, rng, OUTLIERS)}}])


def zeros(run: Times, rng: random.Random) -> Run:
    """Skipped tests, and those that a clock stood still for."""
    return Run([{**run, **dict.fromkeys(chosen(run, rng, ZEROS), 0.0)}])


def skipped_for_good(history: History) -> History:
    """The same tests are skipped from the middle on, and when judged."""
    runs = list(history.runs)
    for number in range(len(runs) // 2, len(runs)):
        gone = {test for test in runs[number] if crc32(test.encode()) % 100 < 100 * ZEROS}
        runs[number] = {test: 0.0 if test in gone else t for test, t in runs[number].items()}
    return replace(history, runs=runs)


def failures(run: Times, rng: random.Random) -> Run:
    """Most fail somewhere on the way, some hang before they do."""
    failed = chosen(run, rng, FAILURES)
    times = {test: run[test] * (JUMP if rng.random() < HANGS else rng.random()) for test in failed}
    return Run([{**run, **times}], frozenset(failed))


def two_jobs(run: Times, rng: random.Random, slow: float) -> Run:
    """A random half of the files on a machine of its own."""
    files = sorted({file_of(test) for test in run})
    half = set(rng.sample(files, len(files) // 2))
    second = {test: time * slow for test, time in run.items() if file_of(test) in half}
    return Run([{test: time for test, time in run.items() if test not in second}, second])


two_even_jobs = partial(two_jobs, slow=1.0)
one_slow_job = partial(two_jobs, slow=SLOW)


def admit_measured(store: Store, run: Run) -> None:
    """Zero is no data."""
    for job in run.jobs:
        for test, time in job.items():
            if time > 0:
                add(store, test, time)


def admit_passed(store: Store, run: Run) -> None:
    """A failure counts only while nothing else is known."""
    admit_by(store, run, lambda time, earlier: None if earlier else time)


def admit_raising(store: Store, run: Run) -> None:
    """A failure counts as at least the newest sample."""
    admit_by(store, run, lambda time, earlier: max(time, *earlier[-1:]) if earlier else time)


def admit_by(store: Store, run: Run, failed: Callable[[float, list[float]], float | None]) -> None:
    for job in run.jobs:
        for test, time in job.items():
            kept = failed(time, store[test]) if test in run.failed else time
            if kept is not None:
                add(store, test, kept)
