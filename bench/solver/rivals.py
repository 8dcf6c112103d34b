"""Other ways to split, and the exact one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from instances import Instance

Groups = list[list[str]]


def longest_first(blocks: list[list[str]], instance: Instance) -> Groups:
    groups: Groups = [[] for _ in range(instance.groups)]
    loads = [0] * instance.groups

    def length(block: list[str]) -> int:
        return sum(instance.own[test] for test in block)

    for block in sorted(blocks, key=length, reverse=True):
        least = loads.index(min(loads))
        groups[least] += block
        loads[least] += length(block)
    return groups


def lpt(instance: Instance) -> Groups:
    """As pytest-split's least_duration: tests alone, without their set-ups."""
    return longest_first([[test] for test in instance.own], instance)


def file_lpt(instance: Instance) -> Groups:
    files: dict[str, list[str]] = defaultdict(list)
    for test in instance.own:
        files[instance.file_of(test)].append(test)
    return longest_first(list(files.values()), instance)


def hybrid(instance: Instance) -> Groups:
    """Whole files, but those that take more than 70 % of a share test by test."""
    files: dict[str, list[str]] = defaultdict(list)
    for test in instance.own:
        files[instance.file_of(test)].append(test)
    share = 0.7 * sum(instance.own.values()) / instance.groups
    blocks: list[list[str]] = []
    for tests in files.values():
        large = sum(instance.own[test] for test in tests) > share
        blocks += [[test] for test in tests] if large else [tests]
    return longest_first(blocks, instance)


def chunks(instance: Instance) -> Groups:
    """As pytest-split's duration_based_chunks: runs of the order, each filled to an even share."""
    share = sum(instance.own.values()) / instance.groups
    groups: Groups = [[] for _ in range(instance.groups)]
    spent, at = 0.0, 0
    for test in instance.own:
        if spent >= share and at + 1 < instance.groups:
            spent, at = 0.0, at + 1
        groups[at].append(test)
        spent += instance.own[test]
    return groups


RIVALS = {"LPT": lpt, "whole files": file_lpt, "70 % hybrid": hybrid, "chunks": chunks}


@dataclass(frozen=True)
class Exact:
    """The best makespan found, and whether it is proved that there is none better."""

    makespan: int
    proved: bool


def exact(instance: Instance, hint: int, seconds: float) -> Exact:
    model = cp_model.CpModel()
    groups = range(instance.groups)
    here = {(test, group): model.new_bool_var("") for test in instance.own for group in groups}
    paid = {(file, group): model.new_bool_var("") for file in instance.imports for group in groups}
    makespan = model.new_int_var(0, hint, "")
    for test in instance.own:
        model.add_exactly_one(here[test, group] for group in groups)
        for group in groups:
            model.add_implication(here[test, group], paid[instance.file_of(test), group])
    loads = [
        sum(time * here[test, group] for test, time in instance.own.items())
        + sum(time * paid[file, group] for file, time in instance.imports.items())
        for group in groups
    ]
    for load in loads:
        model.add(load <= makespan)
    for earlier, later in zip(loads, loads[1:], strict=False):
        model.add(earlier >= later)
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Exact(hint, False)
    return Exact(round(solver.objective_value), status == cp_model.OPTIMAL)
