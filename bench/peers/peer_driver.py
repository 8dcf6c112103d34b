"""One CI job of pytest-split without pytest: load the durations, split, print one group.

This is the part of a job that splitter replaces. Collection is left out, which favours
pytest-split: a real job imports the whole suite first. Progress goes to stderr as JSON.
"""

import json
import sys
import time

from pytest_split.algorithms import Algorithms
from pytest_split.ipynb_compatibility import ensure_ipynb_compatibility


class Item:
    """The part of a pytest item that the algorithms read: its id, and the repr that sorts it."""

    __slots__ = ("_nodeid", "name")

    def __init__(self, nodeid: str) -> None:
        self._nodeid = nodeid
        self.name = nodeid.rpartition("::")[2]

    @property
    def nodeid(self) -> str:
        return self._nodeid

    def __repr__(self) -> str:
        return f"<Function {self.name}>"


def load(path: str) -> dict[str, float]:
    """The same calls as in pytest_split.plugin.Base, which needs a pytest session."""
    with open(path) as f:
        durations = json.loads(f.read())
    return dict(durations) if isinstance(durations, list) else durations


def select(algorithm: str, splits: int, group: int, path: str) -> dict[str, float]:
    start = time.perf_counter()
    durations = load(path)
    loaded = time.perf_counter()
    items = [Item(nodeid) for nodeid in durations]
    made = time.perf_counter()
    chosen = Algorithms[algorithm].value(splits, items, durations)[group - 1]
    ensure_ipynb_compatibility(chosen, items)
    items[:] = chosen.selected
    split = time.perf_counter()
    sys.stdout.write("\n".join(item.nodeid for item in items) + "\n")
    return {"load": loaded - start, "items": made - loaded, "split": split - made}


def main() -> None:
    algorithm, splits, group, path = sys.argv[1:]
    print(json.dumps(select(algorithm, int(splits), int(group), path)), file=sys.stderr)


if __name__ == "__main__":
    main()
