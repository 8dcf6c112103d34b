"""How even the groups are on real durations files, judged by nothing but the durations."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_split.algorithms import Algorithms

import tool
from measure import BenchError
from peer_driver import Item, load
from tables import Section

SPLITS = (4, 8, 16, 32)
AIM = 1.002

Groups = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Score:
    """Makespan over the lower bound, and the number of jobs without a test."""

    over_bound: float
    empty: int

    def cells(self) -> tuple[str, str]:
        return (f"{self.over_bound:.4f}", str(self.empty))


def run(splitter: Path, corpus: Path, directory: Path) -> Section:
    section = Section(
        "Balance on real durations",
        ("suite", "groups", "bound s", "chunks", "empty", "least", "empty", "splitter", "empty"),
    )
    files = sorted(corpus.glob("durations/*.json"))
    if not files:
        section.notes.append("skipped: no durations/*.json in the corpus (SPLITTER_CORPUS)")
        return section
    worst = 0.0
    for path in files:
        durations = load(str(path))
        for splits in SPLITS:
            groups = tool.bare_plan(splitter, path.resolve(), splits, directory)
            own = score(groups, durations)
            worst = max(worst, own.over_bound)
            section.rows.append(row(path.stem, durations, splits, own))
    section.notes += notes(worst)
    return section


def notes(worst: float) -> list[str]:
    verdict = "met" if worst <= AIM else "missed"
    return [
        "makespan / max(total / N, longest test), plain sums of the stored durations;"
        " chunks and least are pytest-split's duration_based_chunks and least_duration",
        "pytest-split gets the tests in the order of the file; splitter is called as"
        " `splitter plan --discover stored --keep none --expand --splits N --json`",
        "every test is in exactly one of splitter's groups (checked)",
        f"splitter's worst: {worst:.4f}; aim ≤ {AIM}: {verdict}",
    ]


def row(suite: str, durations: Mapping[str, float], splits: int, own: Score) -> Sequence[str]:
    chunks = peer_cells("duration_based_chunks", durations, splits)
    least = peer_cells("least_duration", durations, splits)
    bound = f"{lower_bound(durations, splits):.1f}"
    return (suite, str(splits), bound, *chunks, *least, *own.cells())


def peer_cells(algorithm: str, durations: Mapping[str, float], splits: int) -> Sequence[str]:
    items = [Item(nodeid) for nodeid in durations]
    try:
        groups = Algorithms[algorithm].value(splits, items, dict(durations))
    except IndexError:
        return ("IndexError", "–")
    return score([[item.nodeid for item in g.selected] for g in groups], durations).cells()


def lower_bound(durations: Mapping[str, float], splits: int) -> float:
    return max(sum(durations.values()) / splits, max(durations.values()))


def score(groups: Groups, durations: Mapping[str, float]) -> Score:
    placed = Counter(nodeid for group in groups for nodeid in group)
    wanted = Counter(durations.keys())
    if placed != wanted:
        example = next(iter((placed - wanted) + (wanted - placed)))
        raise BenchError(f"not every test is in exactly one group: {json.dumps(example)}")
    makespan = max(sum(durations[nodeid] for nodeid in group) for group in groups)
    over = makespan / lower_bound(durations, len(groups))
    return Score(over, sum(not group for group in groups))
