"""Tries what scripts/package has built where users would install it; writes docs/packages.md."""

from __future__ import annotations

import argparse
import json
import sys

from artifacts import targets
from page import Tried, rewritten
from roots import ROOT, Failed, Unavailable
from trials import TRIALS, Trial

KEPT = ROOT / "build/package/tried.json"
PAGE = ROOT / "docs/packages.md"


def tried(trial: Trial) -> Tried:
    try:
        return Tried(trial.target, trial.what, trial.place, True, trial.run())
    except Unavailable as error:
        return Tried(trial.target, trial.what, trial.place, True, f"not run: {error}")
    except Failed as error:
        print(error, file=sys.stderr)
        return Tried(trial.target, trial.what, trial.place, False, "failed")


def main() -> int:
    """The exit code is 1 if a trial fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    wanted = [
        trial
        for trial in TRIALS
        if not options.names or any(name.lower() in trial.name.lower() for name in options.names)
    ]
    if options.list:
        print("\n".join(trial.name for trial in wanted))
        return 0
    earlier = json.loads(KEPT.read_text()) if KEPT.exists() else []
    kept = {tuple(row[:3]): Tried(*row) for row in earlier}
    for trial in wanted:
        print(f"==> {trial.name}", file=sys.stderr, flush=True)
        done = tried(trial)
        print(f"    {done.result}", file=sys.stderr, flush=True)
        kept[done.target, done.what, done.place] = done
        KEPT.write_text(json.dumps([list(each) for each in kept.values()], indent=1) + "\n")
    order = [(trial.target, trial.what, trial.place) for trial in TRIALS]
    rows = [kept[key] for key in order if key in kept]
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), rows, targets()), encoding="utf-8")
    return 0 if all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
