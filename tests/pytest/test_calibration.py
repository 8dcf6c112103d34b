"""Times of jobs under `splitter run --record`, and the plans that come after them."""

from __future__ import annotations

import json
from pathlib import Path

from harness import Suite, Venv
from recordings import events
from runs import make_plan, read_plan, run_groups
from suites import dedented

import pytest

CONFTEST = """
    import json, os, time, pytest
    SESSION = os.environ.get("SPLITTER_SESSION")
    PART = json.load(open(SESSION)).get("record", {}) if SESSION else {}
    GROUP = f"{PART.get('group')}/{PART.get('groups')}"
    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(item, nextitem):
        if GROUP == os.environ.get("SLOW_GROUP"):
            time.sleep(0.02)
        if nextitem is None and "STOP" in os.environ:
            pytest.exit("enough")
        yield
    def pytest_sessionfinish():
        time.sleep(float(os.environ.get("SLOW_END", "0")))
    if "SLOW_EXIT" in os.environ:
        import atexit
        atexit.register(time.sleep, float(os.environ["SLOW_EXIT"]))
"""

FILES = {
    "pytest.ini": "[pytest]\n",
    **dedented({"conftest.py": CONFTEST}),
    **{
        f"test_{name}.py": "import time, pytest\n"
        "@pytest.mark.parametrize('x', range(20))\n"
        "def test_a(x): time.sleep(0.03)\n"
        for name in "abcd"
    },
}
"""Four files of 20 tests, each of 30 ms: two for each of two groups."""


def recorded(make_suite, venv: Venv) -> Suite:
    suite: Suite = make_suite(FILES)
    first = suite.shell(venv, "splitter record -q -- pytest -q")
    assert first.code == 0, first.describe()
    return suite


def run_twice_and_merge(suite: Suite, venv: Venv, options: str = "", **variables: str) -> None:
    options = f"--record ../records {options}"
    for pipeline in ("one", "two"):
        variables["SPLITTER_PIPELINE"] = pipeline
        for group in run_groups(suite, venv, 2, "pytest -q", options, **variables):
            assert group.code == 0, group.describe()
    merge(suite, venv)


def merge(suite: Suite, venv: Venv, records: str = "records") -> None:
    merged = suite.shell(venv, f"splitter merge -q ../{records}")
    assert merged.code == 0, merged.describe()


def plan(suite: Suite, venv: Venv, options: str = "") -> dict:
    make_plan(suite, venv, 2, options)
    return read_plan(suite)


def jobs(folder: Path, group: int | None = None) -> list[dict]:
    """For each recorded process, or those of one group, the oldest run first: what its session
    and its end say, and where it ran in a command of its own how long that took."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        seen = {event["e"]: event for event in map(json.loads, path.read_text().splitlines())}
        if group in (None, seen["session"]["group"]):
            job = {**seen["session"], **seen["end"]}
            if "exit" in seen:
                job["took_s"] = seen["exit"]["at_s"] - job["began_s"]
            found.append(job)
    return sorted(found, key=lambda job: job["run"])


def test_the_next_plan_expects_what_jobs_really_took(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    before = plan(suite, pytest8)
    assert "calibration" not in before
    run_twice_and_merge(suite, pytest8, SLOW_END="1")
    ran = jobs(suite.scratch / "records")
    assert [job["planned_tests"] for job in ran] == [40] * 4
    for job in ran:
        assert job["planned_s"] == pytest.approx(before["makespan"], rel=0.02)
    after = plan(suite, pytest8)
    usual = sum(job["took_s"] for job in ran[2:]) / 2
    assert after["calibration"]["jobs"] == 2, "the first of each group brought the times"
    assert after["calibration"]["factor"] == pytest.approx(usual / before["makespan"], rel=0.02)
    assert after["makespan"] == pytest.approx(usual, rel=0.25)
    assert "calibration" not in plan(suite, pytest8, "--calibration none")


def test_the_end_of_pytest_is_a_part_of_its_job(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    run_groups(suite, pytest8, 2, "pytest -q", "--record ../records", SLOW_EXIT="0.7")
    ends = [job["took_s"] - job["wall_s"] for job in jobs(suite.scratch / "records")]
    assert min(ends) > 0.7
    for path in (suite.scratch / "records").glob("*.jsonl"):
        lines = path.read_text().splitlines(keepends=True)
        cut = suite.scratch / "without-exit" / path.name
        cut.parent.mkdir(exist_ok=True)
        cut.write_text("".join(line for line in lines if '"e":"exit"' not in line))
    startup = {}
    profile = (suite.path / ".test_profile").read_bytes()
    for records in ("records", "without-exit"):
        (suite.path / ".test_profile").write_bytes(profile)
        merge(suite, pytest8, records)
        startup[records] = plan(suite, pytest8, "--calibration none")["startup"]
    more = startup["records"] - startup["without-exit"]
    assert more == pytest.approx(sum(ends) / 2, abs=0.01), "of groups, not of the whole suite"


def test_several_pytests_of_one_command_have_no_end_of_their_own(make_suite, pytest8: Venv) -> None:
    suite: Suite = make_suite(FILES)
    command = "pytest -q test_a.py && pytest -q test_b.py"
    suite.shell(pytest8, f"splitter record -q --output ../records -- sh -c '{command}'")
    kinds = [event["e"] for event in events(suite.scratch / "records")]
    assert kinds.count("end") == 2
    assert "exit" not in kinds


def test_what_was_planned_is_never_calibrated(make_suite, pytest8: Venv) -> None:
    """Else each plan would lengthen what the one before had lengthened already."""
    suite = recorded(make_suite, pytest8)
    run_twice_and_merge(suite, pytest8, SLOW_END="1")
    for number, options in enumerate(("--speeds auto", "--overhead 30s", "--plan ../plan.json")):
        made = plan(suite, pytest8, "" if "plan" in options else options)
        folder = suite.scratch / f"records-{number}"
        run_groups(suite, pytest8, 2, "pytest -q", f"--record {folder} {options}")
        for group in made["groups"]:
            (job,) = jobs(folder, group["group"])
            assert group["seconds"] > group["raw_seconds"] * 1.2
            assert job["planned_s"] == pytest.approx(group["raw_seconds"], rel=0.02), options


def test_speeds_of_uneven_runners(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    unknown = suite.shell(pytest8, "splitter plan --splits 2 --speeds auto")
    assert "no group of 2 has two jobs" in unknown.result.stderr
    run_twice_and_merge(suite, pytest8, SLOW_GROUP="2/2")
    made = plan(suite, pytest8, "--speeds auto")
    fast, slow = (
        sum(job["took_s"] for job in jobs(suite.scratch / "records", k)) / 2 for k in (1, 2)
    )
    # A busy machine slows both groups: only what this test measured tells the ratio.
    assert made["speeds"] == [1, pytest.approx(fast / slow, rel=0.1)]
    assert made["speed_jobs"] == 4
    # The speeds are not in the factor, too.
    assert made["calibration"]["factor"] == pytest.approx(
        plan(suite, pytest8)["calibration"]["factor"] * 2 * fast / (fast + slow), rel=0.1
    )
    tests = [group["tests"] for group in made["groups"]]
    assert (tests[0] > tests[1]) == (made["speeds"][1] < 0.95), "the slow runner is given less"


def test_what_is_no_whole_job_says_nothing(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    plan(suite, pytest8)
    options = "--record ../records --plan ../plan.json"
    run_groups(suite, pytest8, 2, "pytest -q -k 'not 3'", options)
    stopped = run_groups(suite, pytest8, 2, "pytest -q", options, STOP="1")
    assert [group.code for group in stopped] == [2, 2]
    assert [len(group.ran) for group in stopped] == [39, 39], "more than 95 % of the tests"
    merge(suite, pytest8)
    assert "calibration" not in plan(suite, pytest8)
    for _ in range(2):
        run_groups(suite, pytest8, 2, "pytest -q", options)
    merge(suite, pytest8)
    assert plan(suite, pytest8)["calibration"]["jobs"] == 2


def test_processes_of_a_group_are_one_job(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    twice = "sh -c 'pytest -q test_a.py test_b.py; pytest -q test_c.py test_d.py; true'"
    for _ in range(2):
        run_groups(suite, pytest8, 2, twice, "--record ../records")
    sessions = [e for e in events(suite.scratch / "records") if e["e"] == "session"]
    assert [e["planned_tests"] for e in sessions] == [40] * 8
    merge(suite, pytest8)
    made = plan(suite, pytest8)
    assert made["calibration"]["jobs"] == 2
    walls = sum(job["wall_s"] for job in jobs(suite.scratch / "records")[4:]) / 2
    assert made["calibration"]["factor"] == pytest.approx(
        walls / sessions[0]["planned_s"], rel=0.02
    )


def test_workers_are_part_of_their_job(make_suite, pytest8: Venv) -> None:
    suite = recorded(make_suite, pytest8)
    run_twice_and_merge(suite, pytest8, "--workers 2")
    made = plan(suite, pytest8, "--workers 2")
    assert made["calibration"]["jobs"] == 2
    controllers = [job for job in jobs(suite.scratch / "records") if "worker" not in job]
    factors = [job["took_s"] / job["planned_s"] for job in controllers[2:]]
    assert made["calibration"]["factor"] == pytest.approx(sum(factors) / 2, rel=0.02)
