"""The matrix of plugins: splitter with each, beside one full run; see CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

from compare import Finding, Kind
from copies import Place
from matrix import QUICK_WAYS, WAYS, Trial
from page import page, row_of
from plugin import NEWEST, Plugin
from suites import ROWS
from venvs import ROOT, Unavailable, ensure_venv, newest

HERE = Path(__file__).resolve().parent
KEPT = ROOT / "build/plugins"
PAGE = ROOT / "docs/plugins.md"
LONGEST_WORDS = 200
CONSTRAINTS = ROOT / "python/requirements/plugins.txt"


@dataclass(frozen=True)
class Cell:
    """A row with one pytest."""

    row: Plugin
    pytest: str
    ci: bool = False

    @property
    def kept(self) -> Path:
        name = "".join(c if c.isalnum() else "-" for c in f"{self.row.name} {self.pytest}")
        return (KEPT / "ci" if self.ci else KEPT) / f"{name}.json"

    def pins(self) -> list[str]:
        """In CI those of all rows that share its environment."""
        rows = [row for row in ROWS if row.ci == self.row.ci] if self.ci else [self.row]
        requires = {pin for row in rows for pin in row.requires}
        return [f"pytest=={self.pytest}", *(sorted(requires) if self.ci else self.row.requires)]

    def venv(self) -> Path:
        """One environment for rows of the same pins."""
        name = f"ci {self.row.ci}" if self.ci else self.row.name.split(",")[0]
        digest = hashlib.sha256("\n".join(self.pins()).encode()).hexdigest()[:8]
        return ROOT / ".venv/plugins" / f"{name.replace(' ', '-')}-{digest}"


def chosen(options: argparse.Namespace) -> Iterator[Cell]:
    """Cells in the order of the table; names may be parts of a plugin's."""
    for row in ROWS:
        named = any(name.lower() in row.name.lower() for name in options.names)
        if (options.names and not named) or (options.ci and not row.ci):
            continue
        versions = row.pytests[-1:] if options.ci else row.pytests
        for version in versions:
            if version.startswith(tuple(options.pytest or ("",))):
                yield Cell(row, version, options.ci)


@cache
def harness(splitter: Path) -> str:
    """Changes with whatever may change all results."""
    digest = hashlib.sha256(splitter.read_bytes())
    for name in ("compare.py", "copies.py", "matrix.py", "witness/sitecustomize.py"):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()[:16]


def tried(cell: Cell, splitter: Path, again: bool) -> list[Finding] | Unavailable:
    """What came of it, from the last time where nothing has changed since; or why nothing did."""
    kept, now = cell.kept, f"{cell.row.digest} {harness(splitter)}"
    if kept.exists() and not again:
        before = json.loads(kept.read_text())
        if before["stamp"] == now:
            return findings_of(before)
    try:
        found = try_now(cell, splitter)
    except Unavailable as reason:
        return reason
    kept.parent.mkdir(parents=True, exist_ok=True)
    written = [{**asdict(each), "kind": each.kind.value} for each in found]
    kept.write_text(json.dumps({"stamp": now, "findings": written}, indent=1))
    return found


def findings_of(kept: dict) -> list[Finding]:
    return [Finding(f["way"], Kind(f["kind"]), f["words"]) for f in kept["findings"]]


def try_now(cell: Cell, splitter: Path) -> list[Finding]:
    """In a folder that is gone afterwards."""
    for program in cell.row.needs:
        if not shutil.which(program):
            raise Unavailable(f"there is no {program} on this machine")
    version = newest() if cell.row.python == NEWEST else cell.row.python
    bin_folder = ensure_venv(cell.venv(), version, cell.pins(), "--constraint", str(CONSTRAINTS))
    with tempfile.TemporaryDirectory(prefix="plugins-", ignore_cleanup_errors=True) as scratch:
        suite = Path(scratch) / "pristine" / "suite"
        suite.mkdir(parents=True)
        place = Place(suite, Path(scratch), bin_folder, splitter)
        place.write(cell.row.suite())
        return list(Trial(cell.row, place, QUICK_WAYS if cell.ci else WAYS).findings())


def tell(cell: Cell, found: Iterable[Finding]) -> None:
    wrong = [each for each in found if not each.good]
    verdict = "WRONG" if wrong else "ok"
    print(f"{verdict:6}{cell.row.name}, pytest {cell.pytest}", flush=True)
    for each in wrong:
        first = next(iter(each.words.splitlines()), "")
        print(f"      {each.way}: {first[:LONGEST_WORDS]}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/plugins", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only plugins whose names hold it")
    parser.add_argument("--ci", action="store_true", help="a few, some ways, newest pytest")
    parser.add_argument("--pytest", action="append", metavar="VERSION", help="only with this one")
    parser.add_argument("--again", action="store_true", help="try again what is kept")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="so many at once")
    parser.add_argument("--kept", action="store_true", help="try nothing, take what is kept")
    parser.add_argument("--list", action="store_true", help="only name them")
    parser.add_argument("--write", action="store_true", help="write docs/plugins.md")
    default = os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")
    parser.add_argument("--splitter", type=Path, default=default)
    return parser.parse_args()


def main() -> int:
    options = arguments()
    splitter = Path(options.splitter).resolve()
    cells = list(chosen(options))
    if not cells:
        print(f"no plugin has a name with {' or '.join(options.names)}", file=sys.stderr)
        return 2
    if options.list:
        print(*(f"{cell.row.name}, pytest {cell.pytest}" for cell in cells), sep="\n")
        return 0
    if not options.kept and not os.access(splitter, os.X_OK):
        print(f"no program at {splitter}: scripts/build makes it", file=sys.stderr)
        return 2
    good = options.kept or run(cells, splitter, options)
    if options.write:
        PAGE.write_text(page(kept_rows()), encoding="utf-8")
    return 0 if good else 1


def run(cells: list[Cell], splitter: Path, options: argparse.Namespace) -> bool:
    """Several at once, told in the order of the table. True where none is wrong, and in CI none is
    left out."""
    wrong = left_out = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(partial(tried, splitter=splitter, again=options.again), cells)
        for cell, found in zip(cells, results):
            if isinstance(found, Unavailable):
                left_out += 1
                print(f"–     {cell.row.name}, pytest {cell.pytest}: {found}", flush=True)
                continue
            tell(cell, found)
            wrong += any(not each.good for each in found)
    print(f"{len(cells) - wrong - left_out} passed, {wrong} failed, {left_out} skipped")
    return wrong == 0 and not (options.ci and left_out)


def kept_rows() -> Iterator[str]:
    """A line of the table for each row that was tried, whatever splitter it was tried with."""
    for row in ROWS:
        found = {}
        for version in row.pytests:
            kept = Cell(row, version).kept
            if kept.exists():
                found[version] = findings_of(json.loads(kept.read_text()))
        if found:
            yield row_of(row, found)


if __name__ == "__main__":
    sys.exit(main())
