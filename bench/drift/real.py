"""The leading rules once more, with plans of the real program."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

import tool
from steps import Step
from trial import Estimate

SPLITS = 16
STEPS = 6  # the newest of each history


def run(splitter: Path, directory: Path, steps: Sequence[Step], estimate: Estimate) -> list[float]:
    """Geometric mean of makespan over bound of each history."""
    directory.mkdir(parents=True, exist_ok=True)
    means = []
    for history in sorted({step.history for step in steps}):
        newest = [step for step in steps if step.history == history][-STEPS:]
        means.append(
            math.exp(fmean(math.log(over_bound(splitter, directory, s, estimate)) for s in newest))
        )
    return means


def over_bound(splitter: Path, directory: Path, step: Step, estimate: Estimate) -> float:
    truth = dict(zip(step.tests, step.truth, strict=True))
    estimates = dict(zip(step.tests, estimate(step), strict=True))
    groups = plan(splitter, directory, estimates)
    makespan = max(sum(truth[test] for test in group) for group in groups)
    return makespan / max(sum(truth.values()) / SPLITS, max(truth.values()))


def plan(splitter: Path, directory: Path, estimates: Mapping[str, float]) -> list[Sequence[str]]:
    durations = directory / "durations.json"
    durations.write_text(json.dumps(estimates, sort_keys=True, indent=4))
    options = ("plan", "--discover", "stored", "--durations", str(durations.resolve()))
    how = ("--splits", str(SPLITS), "--expand", "--json")
    text = tool.output(splitter, *options, *how, cwd=directory)
    return [group["selectors"] for group in json.loads(text)["groups"]]
