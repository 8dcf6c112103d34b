"""Do plans keep their memory limit: by the recording, beside an exact solver, and in fact?"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import recomputed
import survival

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("SPLITTER_CORPUS", ROOT.parent / "shared/corpus"))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splitter", type=Path, default=ROOT / "build/release/splitter")
    parser.add_argument("--only", choices=["recomputed", "survival"])
    parser.add_argument("--workers", type=int, default=4, help="of the recomputed plans")
    parser.add_argument("--seconds", type=float, default=60, help="for CP-SAT, each time")
    parser.add_argument(
        "--limit", type=int, default=950, metavar="MIB", help="that the hungry suite must survive"
    )
    parser.add_argument("--rounds", type=int, default=3, help="of the hungry suite")
    parser.add_argument(
        "--python",
        type=Path,
        default=ROOT / ".venv/main/bin/python",
        help="of the hungry suite: beside it pytest, pytest-xdist and pytest-split",
    )
    return parser.parse_args()


def main() -> int:
    options = parse()
    splitter = options.splitter.resolve()
    recording = CORPUS / "recordings/sklearn.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if options.only != "survival" and not recording.exists():
            print("no corpus: recomputed plans are skipped")
        elif options.only != "survival":
            settings = folder, options.workers, options.seconds
            print(*recomputed.tables(splitter, recording, *settings), "", sep="\n")
        if options.only != "recomputed":
            hungry = folder / "hungry"
            hungry.mkdir()
            # Not resolved: a virtual environment's Python is a link out of it.
            settings = options.python.absolute(), hungry, options.limit, options.rounds
            print(*survival.tables(splitter, *settings), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
