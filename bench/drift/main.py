"""Rules of estimating, judged on histories: plan with the versions up to one, judge by the next."""

import argparse
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import histories
import sections
import tool
from measure import BenchError
from steps import Source
from tables import Section, as_markdown, as_text

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS: dict[str, Callable[[sections.Bench], Section | list[Section]]] = {
    "floor": sections.floor,
    "statistic": sections.statistics,
    "samples": sections.samples,
    "unknown": sections.unknowns,
    "zeros": sections.no_data,
    "outliers": sections.outliers,
    "failures": sections.failures,
    "load": sections.loads,
}
HEADER = """\
# Drift

What estimates are worth a version later: makespan over bound, geometric mean over the judged
versions of each history and N = 4, 8, 16, 32. Deterministic; written by
`bench/drift/run --markdown FILE`.
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/drift/run", description=__doc__)
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there too")
    only = (*QUESTIONS, "program")
    parser.add_argument("--only", choices=only, help="one question instead of all")
    release = ROOT / "build" / "release" / "splitter"
    parser.add_argument("--splitter", type=Path, default=release)
    return parser.parse_args()


def answers(options: argparse.Namespace, bench: sections.Bench) -> list[Section]:
    found: list[Section] = []
    asked = [ask for name, ask in QUESTIONS.items() if options.only in (None, name)]
    with ProcessPoolExecutor() as pool:
        for answer in [pool.submit(ask, bench) for ask in asked]:
            told = answer.result()
            found += told if isinstance(told, list) else [told]
    if options.only in (None, "program"):
        splitter = tool.require(options.splitter, "splitter's binary", "run scripts/build")
        found.append(sections.confirmed(bench, splitter, ROOT / "build" / "bench" / "drift"))
    return found


def main() -> int:
    options = arguments()
    corpus = Path(os.environ.get("SPLITTER_CORPUS", ROOT.parent / "shared" / "corpus"))
    known = histories.load_all(corpus)
    if not known:
        print("bench/drift: skipped: no history/*/*.json in the corpus (SPLITTER_CORPUS)")
        return 0
    try:
        found = answers(options, sections.Bench(known, Source(known).steps()))
    except BenchError as error:
        print(f"bench/drift: error: {error}", file=sys.stderr)
        return 2
    print("\n".join(map(as_text, found)))
    if options.markdown:
        options.markdown.write_text("\n".join([HEADER, *map(as_markdown, found)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
