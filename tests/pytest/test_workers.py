"""`splitter run --workers`: pytest-xdist as the plan counts on, exactly selected."""

from __future__ import annotations

from harness import Suite, Venv
from recordings import events
from runs import assert_exactly_once, make_plan, read_plan, run_groups
from suites import EVERYTHING

import pytest

PINNED = {"pytest.ini": "[pytest]\n"}


def processes(suite: Suite) -> set[str]:
    """The pytest processes that recorded: workers by name, and those that have workers or none."""
    sessions = [e for e in events(suite.scratch / "records") if e["e"] == "session"]
    return {e.get("worker", f"controller of {e['workers']}") for e in sessions}


@pytest.mark.parametrize("mode", ["load", "loadscope", "loadfile", "loadgroup", "worksteal"])
def test_groups_run_on_workers_once(make_suite, pytest8: Venv, mode: str) -> None:
    suite = make_suite({**EVERYTHING, **PINNED})
    options = f"--workers 2 --dist {mode} --record ../records"
    groups = run_groups(suite, pytest8, 3, options=options)
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)
    assert processes(suite) == {"gw0", "gw1", "controller of 2"}


@pytest.mark.parametrize("own", ["-n 0", "-p no:xdist", "--numprocesses=0"])
def test_the_commands_own_workers_win(make_suite, pytest8: Venv, own: str) -> None:
    suite = make_suite({**EVERYTHING, **PINNED})
    options = "--workers 2 --record ../records"
    groups = run_groups(suite, pytest8, 2, f"pytest {own}", options)
    assert_exactly_once(suite.full(pytest8), groups)
    assert processes(suite) == {"controller of 1"}


def test_a_plan_tells_its_jobs_how_many_workers(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**EVERYTHING, **PINNED})
    make_plan(suite, pytest8, 2, "--workers 2")
    plan = read_plan(suite)
    assert (plan["workers"], plan["dist"]) == (2, "load")
    groups = run_groups(suite, pytest8, 2, options="--plan ../plan.json --record ../records")
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)
    assert processes(suite) == {"gw0", "gw1", "controller of 2"}
