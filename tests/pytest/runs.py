"""Groups run by `splitter run`, and what must hold of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harness import Run, Suite, Venv, is_subsequence


def run_groups(
    suite: Suite,
    venv: Venv,
    splits: int,
    command: str = "pytest",
    options: str = "",
    **environment: str,
) -> list[Run]:
    """Each group as a CI job would run it; `{k}` in the texts is the group."""
    return [
        suite.shell(
            venv,
            f"splitter run --splits {splits} --group {k} {options} -- {command}".replace(
                "{k}", str(k)
            ),
            **{name: text.replace("{k}", str(k)) for name, text in environment.items()},
        )
        for k in range(1, splits + 1)
    ]


def assert_exactly_once(full: Run, groups: Sequence[Run], *, ordered: bool = True) -> None:
    """The groups together run what FULL ran, each test once, with pytest's own exit codes."""
    together = Counter(test for group in groups for test in group.ran)
    wanted = Counter(full.ran)
    said = "\n".join(f"=== group {k}\n{g.describe()}" for k, g in enumerate(groups, start=1))
    assert wanted, f"the full run ran nothing:\n{full.describe()}"
    assert not wanted - together, f"lost: {sorted(wanted - together)}\n{said}"
    assert not together - wanted, f"too many: {sorted(together - wanted)}\n{said}"
    for group in groups:
        broken = 2 if group.broken else 0
        assert group.code == (broken or (1 if group.failed else 0)), group.describe()
        assert set(group.sessions) <= set(full.sessions), "another rootdir\n" + group.describe()
        if ordered:
            assert is_subsequence(group.ran, full.ran), "not in collection order\n" + said


NO_PLUGINS = {"PYTEST_PLUGINS": ""}
"""The files of a suite do not tell what a plugin does that the environment loads."""


def make_plan(suite: Suite, venv: Venv, splits: int, options: str = "", **environment: str) -> Run:
    """A plan.json beside the suite."""
    made = suite.shell(
        venv, f"splitter plan --splits {splits} {options} -o ../plan.json", **environment
    )
    assert made.code == 0, made.describe()
    return made


def read_plan(suite: Suite) -> dict:
    return json.loads((suite.scratch / "plan.json").read_text())


def run_planned_group(
    suite: Suite, venv: Venv, k: int, arguments: str = "", **environment: str
) -> Run:
    """One group of the plan.json, with its records beside it."""
    command = f"splitter run --plan ../plan.json --group {k} --record ../records/{k} -- pytest"
    return suite.shell(venv, f"{command} {arguments}", **environment)


def run_planned(
    suite: Suite, venv: Venv, splits: int, arguments: str = "", **environment: str
) -> list[Run]:
    return [
        run_planned_group(suite, venv, k, arguments, **environment) for k in range(1, splits + 1)
    ]


def imported(suite: Suite, group: Run) -> set[str]:
    """The test files whose import left a mark."""
    del group
    marks = suite.path / "imports"
    files = set(marks.read_text().split()) if marks.exists() else set()
    marks.unlink(missing_ok=True)
    return files


def names_in_plan(path: Path) -> list[str]:
    plan = json.loads(path.read_text())
    return [name for group in plan["groups"] for name in group["selectors"]]
