"""The least memory limit that any plan can keep, and a plan that comes near it."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from needs import Need, Suite

STEP = 512
"""KiB from one try to find a plan to the next."""


@dataclass(frozen=True)
class Floor:
    """In KiB: no plan needs less than LEAST; one was found that needs FOUND."""

    least: int
    found: int


@dataclass(frozen=True)
class Start:
    """The room that is needed at least, and where the tests with the largest peaks went."""

    room: int
    groups: list[list[str]]


class Relaxation:
    """Retained memory counts in sum only, as if it could be cut anywhere: a bound for all plans.

    Place the tests by falling peaks. A test costs nothing in a group that has W tests already: its
    peak is none of the W largest. So one group alone may take all that follow its W-th test, and
    what a plan must pay for are the first K tests, where the K-th is the W-th of its group and no
    other group has so many. The least over all K is the least of all plans: no group needs less
    than its peaks, and together they need those and all that is retained.
    """

    def __init__(self, suite: Suite, groups: int, workers: int) -> None:
        self.groups = range(groups)
        self.workers = workers
        needs = suite.needs
        self.order = sorted(needs, key=lambda test: (-needs[test].peak, test))
        self.peaks = [needs[test].peak for test in self.order]
        self.retained = sum(need.retained for need in needs.values())
        self.single = max(need.peak + need.retained for need in needs.values())

    def best(self, seconds: float) -> Start:
        best = Start(sum(self.peaks) + self.retained, [])
        for count in range(self.workers, (self.workers - 1) * len(self.groups) + 2):
            everywhere = (self.retained + sum(self.peaks[:count])) // len(self.groups)
            if max(everywhere, self.single) >= best.room:
                break
            best = min(best, self.first(count, seconds), key=lambda start: start.room)
        return best

    def first(self, count: int, seconds: float) -> Start:
        model = cp_model.CpModel()
        here = [[model.new_bool_var("") for _ in self.groups] for _ in range(count)]
        room = model.new_int_var(self.single, self.single + sum(self.peaks[:count]), "")
        for choices in here:
            model.add_exactly_one(choices)
        model.add(here[count - 1][0] == 1)
        for group in self.groups:
            chosen = [choices[group] for choices in here]
            model.add(sum(chosen) <= self.workers - (group > 0))
            model.add(cp_model.LinearExpr.weighted_sum(chosen, self.peaks[:count]) <= room)
        model.add(sum(choices[0] for choices in here) == self.workers)
        total = self.retained + sum(self.peaks[:count])
        model.add(len(self.groups) * room >= total)
        model.minimize(room)
        return self.solved(model, here, seconds)

    def solved(
        self, model: cp_model.CpModel, here: list[list[cp_model.IntVar]], seconds: float
    ) -> Start:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        status = solver.solve(model)
        groups: list[list[str]] = [[] for _ in self.groups]
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            for test, choices in zip(self.order, here, strict=False):
                groups[[solver.value(choice) for choice in choices].index(1)].append(test)
        # Not the value of what was found: only what is proved is a bound.
        return Start(int(solver.best_objective_bound), groups)


class Packing:
    """Groups that fill up; a test goes where it adds least to the largest peaks."""

    def __init__(self, suite: Suite, workers: int, start: list[list[str]]) -> None:
        self.suite = suite
        self.workers = workers
        self.groups = [list(group) for group in start]
        self.peaks = [[suite.needs[test].peak for test in group] for group in start]
        self.retained = [sum(suite.needs[test].retained for test in group) for group in start]

    def place(self, test: str, room: int) -> None:
        need = self.suite.needs[test]

        def cost(group: int) -> tuple[bool, int, int]:
            before, after = sum(self.peaks[group]), sum(self.with_peak(group, need))
            needed = after + self.retained[group] + need.retained
            return needed > room, after - before, needed

        group = min(range(len(self.groups)), key=cost)
        self.groups[group].append(test)
        self.peaks[group] = self.with_peak(group, need)
        self.retained[group] += need.retained

    def with_peak(self, group: int, need: Need) -> list[int]:
        return sorted([*self.peaks[group], need.peak], reverse=True)[: self.workers]


def found(suite: Suite, workers: int, order: list[str], start: Start) -> int:
    """The least limit, step by step from the bound on, that the packing keeps."""
    placed = {test for group in start.groups for test in group}
    base = workers * suite.baseline
    room = start.room
    while True:
        packing = Packing(suite, workers, start.groups)
        for test in order:
            if test not in placed:
                packing.place(test, room)
        most = max(suite.group(group, workers) for group in packing.groups)
        if most <= base + room:
            return most
        room += STEP


def floor(suite: Suite, groups: int, workers: int, seconds: float) -> Floor:
    relaxation = Relaxation(suite, groups, workers)
    start = relaxation.best(seconds)
    least = workers * suite.baseline + start.room
    return Floor(least, found(suite, workers, relaxation.order, start))
