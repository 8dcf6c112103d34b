"""The questions that are asked of each suite; each part gives a piece of JSON."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from collecting import Place, Ran
from union import Collected, judge

SPLITS = 4
SEED = 19
HEAVY_FILES = 3
"""So many files take fifty times as long, so that they are cut."""

Part = dict[str, object]
COLLECT = ("pytest", "--collect-only", "-q")


def full(place: Place) -> Part:
    """Two full collections: what is there, what changes from process to process, and its cost."""
    place.forget()
    runs = [place.run(COLLECT) for _ in range(2)]
    return {
        "code": runs[0].code,
        "said": "" if runs[0].collected.ids else tail(runs[0]),
        "ids": runs[0].collected.ids,
        "again": runs[1].collected.ids,
        "broken": runs[0].collected.broken,
        "processor": min(run.processor for run in runs),
    }


def tail(run: Ran) -> str:
    return (run.out.decode(errors="replace") + run.said).strip()[-500:]


def full_of(part: Part) -> tuple[Collected, Collected]:
    """Both collections as they were stored."""
    broken = Counter(part["broken"])
    return Collected(Counter(part["ids"]), broken), Collected(Counter(part["again"]), broken)


def pipe(place: Place, whole: Part, options: Sequence[str] = ()) -> Part:
    """Each group's words are collected by a pytest of their own."""
    calls, groups = [], []
    for group in range(1, SPLITS + 1):
        which = ("--splits", str(SPLITS), "--group", str(group))
        calls.append(place.run(("splitter", *which, "-0", "-v", *options)))
        # As in CI: were an empty group to print nothing, xargs would start a pytest of everything.
        groups.append(place.run(("xargs", "-0", *COLLECT), calls[-1].out).collected)
    return told(calls, groups, whole)


def told(calls: Sequence[Ran], groups: Sequence[Collected], whole: Part) -> Part:
    """The verdict, and what splitter said of itself."""
    verdict = judge(*full_of(whole), groups)
    refused = all(call.code != 0 and "splitter: error" in call.said for call in calls)
    said = calls[0].said
    found = re.search(r"splitter: found .*? in ([\d,]+) files? in .*?(?:\((.*)\))?$", said, re.M)
    return {
        "verdict": "refused" if refused else str(verdict),
        "right": refused or verdict.right,
        **{name: names for name, names in asdict(verdict).items() if names},
        "codes": [call.code for call in calls],
        "asked": sum(call.asked for call in calls),
        "files": ": ".join(filter(None, found.groups())) if found else "",
        "why": reasons(said),
        "processor": max(call.processor for call in calls),
        "said": [call.said[-500:] for call in calls if call.code != 0],
    }


def reasons(said: str) -> list[str]:
    """Why pytest is asked, by splitter's own words."""
    everything = re.findall(r"because the files do not tell which .*? \((.*)\): ", said)
    some = re.findall(r"^splitter: asking pytest about (.*)$", said, re.M)
    return [*(f"everything: {why}" for why in everything), *some]


def made_up(ids: Mapping[str, int]) -> dict[str, float]:
    """Lognormal seconds from one seed; of a few files fifty times as many."""
    dice = random.Random(SEED)
    files = sorted({test.partition("::")[0] for test in ids})
    heavy = set(dice.sample(files, min(HEAVY_FILES, len(files))))
    seconds = {}
    for test in sorted(ids):
        factor = 50 if test.partition("::")[0] in heavy else 1
        seconds[test] = round(dice.lognormvariate(-4, 1.5) * factor, 6)
    return seconds


def with_durations(place: Place, whole: Part, options: Sequence[str] = ()) -> Part:
    """The pipe with durations that are made up."""
    place.forget()
    text = json.dumps(made_up(whole["ids"]))
    (place.folder / ".test_durations").write_text(text, encoding="utf-8")
    part = pipe(place, whole, options)
    place.forget()
    return part


def without_keep(place: Place, whole: Part) -> Part:
    return with_durations(place, whole, ("--keep", "none"))


def run(place: Place, whole: Part) -> Part:
    """`splitter run`: the groups collect, and keep what is theirs. A --collect-only in the command
    would make splitter ask for everything."""
    place.forget()
    calls = []
    for group in range(1, SPLITS + 1):
        which = ("--splits", str(SPLITS), "--group", str(group))
        command = ("splitter", "run", "-v", *which, "--", "pytest", "-q")
        calls.append(place.run(command, stop=True))
    return told(calls, [call.collected for call in calls], whole)


def recorded(place: Place, whole: Part) -> Part:
    """The pipe after the whole suite ran once and was recorded."""
    place.forget()
    place.record()
    part = pipe(place, whole)
    place.forget()
    return part


PARTS: dict[str, Callable[[Place, Part], Part]] = {
    "pipe": pipe,
    "none": without_keep,
    "default": with_durations,
    "run": run,
    "recorded": recorded,
}
