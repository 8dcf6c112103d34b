"""Real suites from PyPI: does each test lie in exactly one group, and is pytest asked for it?"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from collecting import PYTEST, ROOT, Unavailable, place_for, store_of
from parts import PARTS, full
from projects import PROJECTS, Project
from table import page, row

KEPT = ROOT / "build/sweep"
PAGE = ROOT / "docs/sweep.md"


def stored(project: Project) -> dict[str, dict]:
    path = KEPT / f"{project.name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def keep(project: Project, parts: dict[str, dict]) -> None:
    """Written whole, so that a sweep that was ended can go on."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{project.name}.json"
    path.with_suffix(".new").write_text(json.dumps(parts))
    path.with_suffix(".new").replace(path)


def sweep(project: Project, splitter: Path, wanted: list[str], again: bool) -> Iterator[str]:
    """Tries what is not kept of this program and suite; names each part that it tried."""
    parts = stored(project)
    if again:
        parts = {name: part for name, part in parts.items() if name not in wanted}
    digest = hashlib.sha256(splitter.read_bytes()).hexdigest()[:16]
    base = f"{project!r} pytest {PYTEST}"
    missing = [name for name in wanted if parts.get(name, {}).get("stamp") != f"{base} {digest}"]
    if parts.get("full", {}).get("stamp") != base:
        parts, missing = {}, wanted
    if not missing:
        return
    place = place_for(project, splitter, KEPT)
    if again and "recorded" in wanted:
        shutil.rmtree(store_of(project, KEPT), ignore_errors=True)
    if "full" not in parts:
        parts["full"] = {**full(place), "stamp": base}
        keep(project, parts)
        yield "full"
    for name in missing:
        parts[name] = {**PARTS[name](place, parts["full"]), "stamp": f"{base} {digest}"}
        keep(project, parts)
        yield name


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/sweep/run", description=__doc__)
    default = os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")
    parser.add_argument("--splitter", type=Path, default=default)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--parts", nargs="+", default=list(PARTS), choices=list(PARTS))
    parser.add_argument("--again", action="store_true", help="try again what is kept")
    parser.add_argument("--kept", action="store_true", help="try nothing, take what is kept")
    parser.add_argument("--write", action="store_true", help="write docs/sweep.md")
    return parser.parse_args()


def tell(project: Project, parts: dict[str, dict]) -> bool:
    """One line, and what splitter said where it failed. True where all is right."""
    print(" | ".join(row(project, parts)), flush=True)
    if parts["full"]["said"]:
        print(f"    nothing is collected: {parts['full']['said']}")
    for name, part in parts.items():
        for words in part.get("said", []) if name != "full" else []:
            print(f"    {name}: {words.strip()[-300:]}")
    return all(part["right"] for name, part in parts.items() if name != "full")


def main() -> int:
    options = arguments()
    splitter = options.splitter.resolve()
    if not options.kept and not os.access(splitter, os.X_OK):
        print(f"no program at {splitter}: scripts/build makes it", file=sys.stderr)
        return 2
    projects = [each for each in PROJECTS if not options.only or each.name in options.only]
    wrong = 0
    for project in projects if not options.kept else ():
        try:
            for name in sweep(project, splitter, options.parts, options.again):
                print(f"{project.name}: {name}", file=sys.stderr, flush=True)
        except Unavailable as reason:
            print(f"{project.name}: left out: {reason}", file=sys.stderr)
            continue
        wrong += not tell(project, stored(project))
    if options.write:
        kept = [(each, stored(each)) for each in PROJECTS]
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(kept, PYTEST, before), encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
