"""LPT on whole files, those above an even share cut to tests: docs/algorithm.md at its simplest."""

import heapq
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from steps import Step

Groups = list[list[tuple[int, int]]]  # runs of tests


def blocks(step: Step, estimates: Sequence[float], splits: int) -> list[tuple[float, int, int]]:
    """Less its estimate, first test and end of each block, longest first."""
    before = list(accumulate(estimates, initial=0.0))
    share = before[-1] / splits
    found = []
    for begin, end in step.files:
        whole = before[end] - before[begin]
        if whole <= share:
            found.append((-whole, begin, end))
        else:
            found += [(-estimates[i], i, i + 1) for i in range(begin, end)]
    found.sort()
    return found


def pack(step: Step, estimates: Sequence[float], splits: int) -> Groups:
    groups: Groups = [[] for _ in range(splits)]
    loads = [(0.0, group) for group in range(splits)]
    for minus, begin, end in blocks(step, estimates, splits):
        load, group = loads[0]
        groups[group].append((begin, end))
        heapq.heapreplace(loads, (load - minus, group))
    return groups


def over_bound(step: Step, groups: Groups) -> float:
    before = step.truth_before
    makespan = max(sum(before[end] - before[begin] for begin, end in group) for group in groups)
    return makespan / max(before[-1] / len(groups), max(step.truth))


def placement(step: Step, groups: Groups) -> dict[str, int]:
    tests = step.tests
    return {tests[i]: g for g, group in enumerate(groups) for b, e in group for i in range(b, e)}


def moved(before: dict[str, int], after: dict[str, int]) -> float:
    """Share of the common tests in another group, groups matched by what they have in common."""
    common = before.keys() & after.keys()
    shared = Counter((before[test], after[test]) for test in common)
    stayed = 0
    left: set[int] = set()
    right: set[int] = set()
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            stayed += count
    return 1 - stayed / max(1, len(common))
