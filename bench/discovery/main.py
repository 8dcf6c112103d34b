"""Discovery from files, on real suites: every test in exactly one group? How long does it take?"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from suites import folder_of  # noqa: E402

SUITES = ("networkx", "sympy", "sklearn", "pandas", "flask")
ROUNDS = 5

LISTING = """
import json, os
def pytest_collection_finish(session):
    with open(os.environ["LISTING"], "a", encoding="ascii") as listing:
        for item in session.items:
            listing.write(json.dumps(item.nodeid) + "\\n")
"""


@dataclass(frozen=True)
class Bench:
    """One suite, in the folder of its package, and the programs."""

    name: str
    splitter: Path
    scratch: Path

    def environment(self, listing: Path | None = None) -> dict[str, str]:
        variables = dict(os.environ)
        variables["PATH"] = f"{Path(sys.executable).parent}:{self.splitter.parent}:{os.defpath}"
        variables.pop("PYTHONPATH", None)
        if listing is not None:
            variables |= {"LISTING": str(listing), "PYTHONPATH": str(self.scratch)}
        return variables

    def shell(self, command: str, listing: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=folder_of(self.name),
            env=self.environment(listing),
            capture_output=True,
            text=True,
            check=False,
        )

    def collected(self, arguments: list[str]) -> Counter[str]:
        """The tests that pytest collects with these arguments, given as by `pytest @file`."""
        listing = self.scratch / "listing"
        listing.unlink(missing_ok=True)
        words = self.scratch / "words"
        words.write_text("\0".join(arguments))
        tail = (
            "xargs -0 pytest --collect-only -q -p listing"
            if arguments
            else "pytest --collect-only -q -p listing"
        )
        self.shell(f"{tail} <{words}", listing)
        if not listing.exists():
            return Counter()
        return Counter(json.loads(line) for line in listing.read_text().splitlines())

    def group(self, splits: int, group: int) -> tuple[list[str], str]:
        done = self.shell(
            f"splitter --splits {splits} --group {group} --discover auto --keep none -0 -v"
        )
        return [word for word in done.stdout.split("\0") if word], done.stderr


def user_seconds(command: str, bench: Bench) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    bench.shell(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def speed(bench: Bench) -> tuple[float, float]:
    """Processor time of a whole `splitter plan`, and of reading the same files with `wc -w`."""
    files = "find . -name 'test_*.py' -o -name '*_test.py'"
    splitter, words = [], []
    for _ in range(ROUNDS):
        splitter.append(
            user_seconds("splitter plan --splits 4 --discover files --json >/dev/null", bench)
        )
        words.append(user_seconds(f"{files} | xargs cat | wc -w", bench))
    return sorted(splitter)[ROUNDS // 2], sorted(words)[ROUNDS // 2]


def row(bench: Bench, splits: int, full: Counter[str]) -> str:
    together: Counter[str] = Counter()
    said = ""
    for group in range(1, splits + 1):
        words, said = bench.group(splits, group)
        together += bench.collected(words)
    lost, twice = full - together, together - full
    found = re.search(r"found .*? in ([\d,]+) files? in (\d+) ms(?: \((.*)\))?", said)
    files, spent, how = found.groups() if found else ("–", "–", "all asked of pytest")
    verdict = (
        "equal"
        if not lost and not twice
        else f"lost {sum(lost.values())}, too many {sum(twice.values())}"
    )
    for name in [*list(lost)[:3], *list(twice)[:3]]:
        print(f"{bench.name}, {splits} groups: {name}", file=sys.stderr)
    cells = (
        bench.name,
        splits,
        f"{sum(full.values()):,}",
        files,
        how or "all closed",
        spent,
        verdict,
    )
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", nargs="*", default=SUITES, metavar="SUITE")
    parser.add_argument("--splits", nargs="*", type=int, default=[4, 16])
    options = parser.parse_args()
    rows, times = [], []
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "listing.py").write_text(LISTING)
        for name in options.only:
            bench = Bench(name, options.splitter.resolve(), Path(scratch))
            mine, words = speed(bench)
            times.append(
                f"| {name} | {mine * 1000:.0f} | {words * 1000:.0f} | {mine / words:.2f} |"
            )
            full = bench.collected([]) if options.splits else Counter()
            rows += [row(bench, splits, full) for splits in options.splits]
    print("| suite | groups | tests | files with tests | not closed | ms | union of the groups |")
    print("| --- | ---: | ---: | ---: | --- | ---: | --- |", *rows, sep="\n")
    print("\n| suite | splitter plan, CPU ms | cat, wc -w, CPU ms | ratio |")
    print("| --- | ---: | ---: | ---: |", *times, sep="\n")
    return 0 if all("equal" in row for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
