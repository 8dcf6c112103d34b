"""Estimates of tests without a sample, from those of the same suite that have one."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles

from steps import Step, file_of

Middle = Callable[[Sequence[float]], float]
Known = Sequence[float | None]


def function_of(test: str) -> str:
    return test.partition("[")[0]


def folder_of(test: str) -> str:
    return file_of(test).rpartition("/")[0]


def suite_of(_test: str) -> str:
    return ""


def upper(values: Sequence[float]) -> float:
    return quantiles(values, n=4, method="inclusive")[2] if len(values) > 1 else values[0]


@dataclass(frozen=True)
class Kin:
    """The middle of the nearest relatives that are known; optionally drawn towards the next."""

    levels: tuple[Callable[[str], str], ...]
    middle: Middle = fmean
    strength: float = 0.0  # as many relatives as the farther level counts for

    def fill(self, step: Step, known: Known) -> list[float]:
        if all(value is not None for value in known):
            return [value for value in known if value is not None]
        tables = [self.table(step, known, level) for level in self.levels]
        return [
            self.estimate(test, tables) if value is None else value
            for test, value in zip(step.tests, known, strict=True)
        ]

    def table(self, step: Step, known: Known, level: Callable[[str], str]) -> dict:
        times = defaultdict(list)
        for name, value in zip(step.names(level), known, strict=True):
            if value is not None:
                times[name].append(value)
        return {name: (self.middle(values), len(values)) for name, values in times.items()}

    def estimate(self, test: str, tables: Sequence[dict]) -> float:
        value, seen = 1.0, False
        for level, table in reversed(list(zip(self.levels, tables, strict=True))):
            if (entry := table.get(level(test))) is not None:
                own, count = entry
                pull = self.strength if seen else 0.0
                value = (own * count + value * pull) / (count + pull)
                seen = True
        return value


SUITE, FILE = (suite_of,), (file_of, suite_of)
FUNCTION = (function_of, file_of, suite_of)
FOLDER = (function_of, file_of, folder_of, suite_of)

REFERENCE = "function, file, folder, suite: mean"

RULES: dict[str, Kin] = {
    REFERENCE: Kin(FOLDER),
    "suite: mean": Kin(SUITE),
    "suite: median": Kin(SUITE, median),
    "suite: 75th percentile": Kin(SUITE, upper),
    "file, suite: mean": Kin(FILE),
    "file, suite: median": Kin(FILE, median),
    "function, file, suite: mean": Kin(FUNCTION),
    "function, file, suite: median": Kin(FUNCTION, median),
    "function, file, suite: 75th percentile": Kin(FUNCTION, upper),
    "function, file, folder, suite: 75th percentile": Kin(FOLDER, upper),
    "the first, drawn to the next as by 1": Kin(FOLDER, strength=1.0),
    "the first, drawn to the next as by 3": Kin(FOLDER, strength=3.0),
    "the first, drawn to the next as by 10": Kin(FOLDER, strength=10.0),
}
