"""splitter against its peers: ratios of time and memory, balance, and known failures."""

import argparse
import os
import sys
from pathlib import Path

import failures
import machine
import quality
import speed
import tool
from measure import BenchError
from tables import Section, as_markdown, as_text

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("speed", "quality", "failures")

OTHERS = "## The slowest group, really run"

HEADER = """\
# Benchmarks

Ratios measured in one run, against peers and against a physical limit. This page is written by

```sh
{command}
```

{facts}
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/peers/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds instead of 7")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there too")
    parser.add_argument("--only", choices=PARTS, help="one part instead of all three")
    release = ROOT / "build" / "release"
    parser.add_argument("--splitter", type=Path, default=release / "splitter")
    parser.add_argument("--parse-only", type=Path, default=release / "bench" / "bench_parse_only")
    return parser.parse_args()


def tell(words: str) -> None:
    print(f"bench/peers: {words}", file=sys.stderr)


def sections(options: argparse.Namespace, splitter: Path) -> list[Section]:
    directory = ROOT / "build" / "bench"
    directory.mkdir(parents=True, exist_ok=True)
    found: list[Section] = []
    if options.only in (None, "speed"):
        build = "cmake --build build/release --target bench_parse_only"
        parse_only = tool.require(options.parse_only, "the parser of the physical limit", build)
        programs = speed.Programs(splitter, parse_only)
        found += speed.run(programs, directory, 3 if options.quick else 7, tell)
    if options.only in (None, "quality"):
        tell("balance on real durations")
        corpus = Path(os.environ.get("SPLITTER_CORPUS", ROOT.parent / "shared" / "corpus"))
        found.append(quality.run(splitter, corpus, directory))
    if options.only in (None, "failures"):
        tell("failures of pytest-split")
        found.append(failures.run(splitter, directory / "failures"))
    return found


def markdown(options: argparse.Namespace, facts: list[str], found: list[Section]) -> str:
    words = ["bench/peers/run", *(["--quick"] if options.quick else [])]
    words += ["--only", options.only] if options.only else []
    target = options.markdown.resolve()
    shown = target.relative_to(ROOT) if target.is_relative_to(ROOT) else Path(target.name)
    command = " ".join([*words, "--markdown", str(shown)])
    header = HEADER.format(command=command, facts="\n".join(f"- {fact}" for fact in facts))
    return "\n".join([header, *map(as_markdown, found)])


def kept_of(page: Path) -> str:
    """The end of the page, with the figures of other benchmarks."""
    text = page.read_text() if page.exists() else ""
    return text[text.index(OTHERS) - 1 :] if OTHERS in text else ""


def main() -> int:
    options = arguments()
    try:
        splitter = tool.require(options.splitter, "splitter's binary", "run scripts/build")
        facts = machine.facts(splitter)
        found = sections(options, splitter)
    except BenchError as error:
        print(f"bench/peers: error: {error}", file=sys.stderr)
        return 2
    print("\n".join([*facts, "", *map(as_text, found)]))
    if options.markdown:
        options.markdown.write_text(markdown(options, facts, found) + kept_of(options.markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
