"""The same durations file at successive commits, reduced to what each version really measured.

pytest-split keeps the values of tests that did not run. A value that equals the one of the version
before is therefore taken as carried over: no sample, and no test of the suite that is judged.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# A version is judged if it measured at least this share of its entries anew …
FRESH = 0.5
# … and after so many versions, so that statistics have something to differ in.
WARM_UP = 2

Times = Mapping[str, float]


@dataclass(frozen=True)
class History:
    name: str
    runs: list[Times]  # fresh values only, oldest first
    judged: frozenset[int]  # numbers of the runs that were measured largely anew


def load_all(corpus: Path) -> list[History]:
    folders = sorted(path for path in corpus.glob("history/*") if path.is_dir())
    return [load(folder) for folder in folders]


def load(folder: Path) -> History:
    runs: list[Times] = []
    judged = set()
    before: Times = {}
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        values = dict(json.loads(path.read_text()))
        runs.append({test: time for test, time in values.items() if before.get(test) != time})
        if number >= WARM_UP and len(runs[-1]) >= FRESH * len(values):
            judged.add(number)
        before = values
    return History(folder.name, runs, frozenset(judged))
