"""The same commands under pytest-split and under splitter: each difference is meant, and listed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

from cases import CASES, Case
from harness import ROOT, Run, Suite, Venv

import pytest

BLOCKED = {"pytest-split": "-p no:splitter", "splitter": "-p no:pytest-split"}

Facts = dict[str, object]


def run_groups(suite: Suite, venv: Venv, case: Case, block: str) -> list[Run]:
    if case.first:
        suite.shell(venv, f"{case.first} {block}")
    command = f"{case.program} -q {block} {case.words}"
    if case.splits is None:
        return [suite.shell(venv, command, case.folder)]
    return [
        suite.shell(
            venv,
            f"{command} --splits {case.splits} --group {group}",
            case.folder,
            **({"SEED": str(group)} if case.seeded else {}),
        )
        for group in range(1, case.splits + 1)
    ]


def facts_of(suite: Suite, runs: list[Run]) -> Facts:
    ran = Counter(test for run in runs for test in run.ran)
    stored = suite.path / ".test_durations"
    try:
        ids = sorted(dict(json.loads(stored.read_text()))) if stored.exists() else None
    except json.JSONDecodeError:
        ids = ["broken"]
    return {
        "codes": sorted(run.code for run in runs),
        "ran": sorted(ran),
        "repeated": sorted(test for test, times in ran.items() if times > 1),
        "failed": sorted({test for run in runs for test in run.failed}),
        "stored": ids,
    }


@pytest.mark.parametrize("name", CASES)
def test_the_same_command(make_suite: Callable[..., Suite], beside: Venv, name: str) -> None:
    case = CASES[name]
    facts: dict[str, Facts] = {}
    said = ""
    for plugin, block in BLOCKED.items():
        suite = make_suite(case.files, plugin)
        if case.durations is not None:
            suite.write({".test_durations": json.dumps(case.durations)})
        runs = run_groups(suite, beside, case, block)
        facts[plugin] = facts_of(suite, runs)
        said += "".join(f"\n=== {plugin}\n{run.describe()}" for run in runs)
    theirs, ours = facts["pytest-split"], facts["splitter"]
    different = {fact for fact in ours if ours[fact] != theirs[fact]}
    assert different == set(case.differs), f"{theirs}\n{ours}{said}"
    if case.splits and 0 in ours["codes"]:  # type: ignore[operator]
        assert not ours["repeated"], f"{ours}{said}"


def test_each_difference_is_on_the_page() -> None:
    page = " ".join((ROOT / "docs/migrating.md").read_text(encoding="utf-8").split())
    reasons = {reason for case in CASES.values() for reason in case.differs.values()}
    assert not {reason for reason in reasons if reason not in page}
