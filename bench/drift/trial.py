"""One rule over all steps: how good its plans were, and comparisons in pairs."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

import packing
from known import Statistic
from steps import Step
from unknown import REFERENCE, RULES, Kin

SPLITS = (4, 8, 16, 32)
MOVES_AT = 16

Estimate = Callable[[Step], list[float]]


@dataclass(frozen=True)
class Outcome:
    """One step under one rule."""

    history: str
    number: int
    logs: dict[int, float]  # log of makespan over bound, by the number of groups
    error: float  # sum of |estimate - truth| over the sum of the truth
    moved: float | None  # share of tests that left their group since the plan before

    @property
    def log(self) -> float:
        return fmean(self.logs.values())


def rule(statistic: Statistic, kin: Kin = RULES[REFERENCE]) -> Estimate:
    return lambda step: kin.fill(step, [statistic(s) if s else None for s in step.samples])


def run(steps: Sequence[Step], estimate: Estimate, count_moves: bool = False) -> list[Outcome]:
    outcomes = []
    before: dict[str, int] = {}
    history = ""
    for step in steps:
        estimates = estimate(step)
        plans = {n: packing.pack(step, estimates, n) for n in SPLITS}
        after = packing.placement(step, plans[MOVES_AT]) if count_moves else {}
        outcomes.append(
            Outcome(
                step.history,
                step.number,
                {n: math.log(packing.over_bound(step, plan)) for n, plan in plans.items()},
                sum(abs(e - t) for e, t in zip(estimates, step.truth, strict=True))
                / sum(step.truth),
                packing.moved(before, after) if before and step.history == history else None,
            )
        )
        before, history = after, step.history
    return outcomes


def by_history(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.history, []).append(outcome)
    return found


def makespans(outcomes: Sequence[Outcome]) -> list[float]:
    """Geometric mean of makespan over bound, a history each, then over the histories."""
    means = [fmean(o.log for o in group) for group in by_history(outcomes).values()]
    return [math.exp(value) for value in (*means, fmean(means))]


def by_splits(outcomes: Sequence[Outcome]) -> list[float]:
    histories = by_history(outcomes).values()
    return [math.exp(fmean(fmean(o.logs[n] for o in g) for g in histories)) for n in SPLITS]


@dataclass(frozen=True)
class Difference:
    """Difference of two rules, in pairs of the same step; histories count alike."""

    mean: float
    standard_error: float

    def text(self) -> str:
        return f"{100 * self.mean:+.2f} ± {100 * self.standard_error:.2f}"

    @property
    def clear(self) -> bool:
        return abs(self.mean) > 2 * self.standard_error


def difference(outcomes: Sequence[Outcome], reference: Sequence[Outcome]) -> Difference:
    pairs = list(zip(outcomes, reference, strict=True))
    means, squares = [], []
    for history in by_history(outcomes):
        deltas = [a.log - b.log for a, b in pairs if a.history == history]
        means.append(fmean(deltas))
        squares.append(stdev(deltas) ** 2 / len(deltas) if len(deltas) > 1 else 0.0)
    return Difference(fmean(means), math.sqrt(sum(squares)) / len(means))


def error(outcomes: Sequence[Outcome]) -> float:
    return fmean(fmean(o.error for o in g) for g in by_history(outcomes).values())


def moves(outcomes: Sequence[Outcome]) -> float:
    return fmean(
        fmean(o.moved for o in g if o.moved is not None) for g in by_history(outcomes).values()
    )
