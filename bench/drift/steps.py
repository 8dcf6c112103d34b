"""From a history to the moments at which a plan is made: samples up to then, truth after it."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from histories import History, Times

# As many samples a test as any rule looks at.
KEPT = 10

Samples = tuple[float, ...]  # of one test, oldest first
Store = defaultdict[str, list[float]]


@dataclass(frozen=True)
class Run:
    """The report of a run: the times of each of its jobs, and the tests that failed."""

    jobs: Sequence[Times]
    failed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One plan to make: the tests of a suite, what is known of them, what they will take."""

    history: str
    number: int
    tests: list[str]  # by file, then name
    truth: list[float]
    samples: list[Samples]
    files: list[tuple[int, int]]  # runs of tests of one file
    named: dict[Callable[[str], str], list[str]] = field(default_factory=dict)

    def names(self, level: Callable[[str], str]) -> list[str]:
        """The container of each test at a level."""
        if level not in self.named:
            self.named[level] = [level(test) for test in self.tests]
        return self.named[level]

    @cached_property
    def truth_before(self) -> list[float]:
        return list(accumulate(self.truth, initial=0.0))


Disturb = Callable[[Times, random.Random], Run]
Admit = Callable[[Store, Run], None]


def undisturbed(run: Times, _rng: random.Random) -> Run:
    return Run([run])


def admit_all(store: Store, run: Run) -> None:
    for job in run.jobs:
        for test, time in job.items():
            add(store, test, time)


def add(store: Store, test: str, time: float) -> None:
    samples = store[test]
    samples.append(time)
    del samples[:-KEPT]


@dataclass
class Source:
    """Makes the steps of all histories, each run disturbed and admitted in a given way."""

    histories: Sequence[History]
    disturb: Disturb = undisturbed
    admit: Admit = admit_all
    made: list[Step] = field(default_factory=list)

    def steps(self) -> list[Step]:
        if not self.made:
            for history in self.histories:
                self.made += self.steps_of(history)
        return self.made

    def steps_of(self, history: History) -> list[Step]:
        found = []
        store: Store = defaultdict(list)
        for number, run in enumerate(history.runs):
            if number in history.judged:
                found.append(step(history.name, number, run, store))
            rng = random.Random(f"{history.name} {number}")
            self.admit(store, self.disturb(run, rng))
        return found


def step(history: str, number: int, run: Times, store: Store) -> Step:
    tests = sorted(run, key=lambda test: (file_of(test), test))
    begins = [i for i, test in enumerate(tests) if i == 0 or file_of(test) != file_of(tests[i - 1])]
    return Step(
        history,
        number,
        tests,
        [run[test] for test in tests],
        [tuple(store.get(test, ())) for test in tests],
        list(zip(begins, [*begins[1:], len(tests)], strict=True)),
    )


def file_of(test: str) -> str:
    return test.partition("::")[0]
