"""The least memory limit that any plan can keep, and a plan that comes near it: by CP-SAT."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from needs import Suite

HEAVY = 40
"""So many tests with the largest peaks are placed one by one."""


@dataclass(frozen=True)
class Floor:
    """In KiB: no plan needs less than LEAST; one was found that needs FOUND."""

    least: int
    found: int


class Relaxation:
    """Of the tests beside the heavy ones only what they retain counts, and it may be cut anywhere.

    Every plan is a solution of it that needs no more than the plan does, so its bound holds for
    plans. A group without tests counts as one that has some: to give it a test of another group
    makes none larger. The W largest peaks of a group add up to the least value, over all t >= 0, of
    W * t plus what its peaks have above t.
    """

    def __init__(self, suite: Suite, groups: int, workers: int) -> None:
        self.suite = suite
        self.workers = workers
        self.groups = range(groups)
        order = sorted(suite.needs, key=lambda test: (-suite.needs[test].peak, test))
        self.heavy, self.light = order[:HEAVY], order[HEAVY:]
        self.model = cp_model.CpModel()
        self.most = sum(need.peak + need.retained for need in suite.needs.values())
        self.room = self.model.new_int_var(0, self.most, "")
        self.here = [
            [self.model.new_bool_var("") for _ in self.groups] for _ in range(len(self.heavy))
        ]
        for choices in self.here:
            self.model.add_exactly_one(choices)
        self.share_out()
        self.model.minimize(self.room)

    def share_out(self) -> None:
        spread = [self.model.new_int_var(0, self.most, "") for _ in self.groups]
        self.model.add(sum(spread) == sum(self.suite.needs[test].retained for test in self.light))
        for group in self.groups:
            self.model.add(self.heavy_room(group) + spread[group] <= self.room)

    def heavy_room(self, group: int) -> cp_model.LinearExpr:
        threshold = self.model.new_int_var(0, self.most, "")
        room = self.workers * threshold
        for test, choices in zip(self.heavy, self.here, strict=True):
            need = self.suite.needs[test]
            above = self.model.new_int_var(0, need.peak, "")
            self.model.add(above >= need.peak * choices[group] - threshold)
            room += above + need.retained * choices[group]
        return room

    def solve(self, seconds: float) -> Floor:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.solve(self.model)
        base = self.workers * self.suite.baseline
        least = base + int(solver.best_objective_bound)
        groups: list[list[str]] = [[] for _ in self.groups]
        for test, choices in zip(self.heavy, self.here, strict=True):
            groups[next(g for g in self.groups if solver.value(choices[g]))].append(test)
        return Floor(least, self.completed(groups))

    def completed(self, groups: list[list[str]]) -> int:
        """What the plan needs that has the light tests, too, each where most room is left."""
        needs = self.suite.needs
        peaks = [sorted((needs[t].peak for t in group), reverse=True) for group in groups]
        retained = [sum(needs[test].retained for test in group) for group in groups]

        def after(group: int, test: str) -> int:
            largest = sorted([*peaks[group], needs[test].peak], reverse=True)[: self.workers]
            return retained[group] + needs[test].retained + sum(largest)

        for test in self.light:
            group = min(self.groups, key=lambda g, test=test: after(g, test))
            groups[group].append(test)
            retained[group] += needs[test].retained
            peaks[group] = sorted([*peaks[group], needs[test].peak], reverse=True)[: self.workers]
        return max(self.suite.group(group, self.workers) for group in groups)


def floor(suite: Suite, groups: int, workers: int, seconds: float) -> Floor:
    return Relaxation(suite, groups, workers).solve(seconds)
