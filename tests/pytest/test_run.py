"""`splitter run` with real pytest: each test in exactly one group, in one pytest."""

from __future__ import annotations

import json
from dataclasses import replace

from harness import Suite, Venv
from recordings import events
from runs import assert_exactly_once, imported, make_plan, run_groups
from suites import EVERYTHING, ONE_HUGE_FILE, PARAMETERS, PINNED, PLAIN, dedented

import pytest

SHUFFLED = """
    import os, random
    def pytest_collection_modifyitems(items):
        random.Random(int(os.environ.get("SEED", "0"))).shuffle(items)
"""


def test_everything_runs_once(make_suite, venv: Venv) -> None:
    suite = make_suite({**EVERYTHING, **PINNED})
    full = suite.full(venv, "--continue-on-collection-errors")
    groups = run_groups(suite, venv, 4, "pytest --continue-on-collection-errors")
    assert_exactly_once(full, groups)
    assert all(len(group.sessions) == 1 for group in groups if group.ran)


@pytest.mark.parametrize("keep", ["none", "function", "class"], ids=lambda keep: f"keep {keep}")
def test_cut_files_run_once(make_suite, venv: Venv, keep: str) -> None:
    suite = make_suite({**ONE_HUGE_FILE, **PARAMETERS, **PINNED})
    groups = run_groups(suite, venv, 4, options=f"--keep {keep}")
    assert_exactly_once(suite.full(venv), groups)


def test_files_of_other_groups_are_not_imported(make_suite, venv: Venv) -> None:
    marking = "open('imports', 'a').write(__name__ + '.py\\n')\ndef test_a(): pass\n"
    suite = make_suite({**{f"test_{i}.py": marking for i in range(6)}, **PINNED})
    make_plan(suite, venv, 3)
    for command in ("pytest", "pytest test_0.py test_1.py test_2.py test_3.py test_4.py test_5.py"):
        for k in (1, 2, 3):
            (suite.path / "imports").unlink(missing_ok=True)
            run = suite.shell(venv, f"splitter run --plan ../plan.json --group {k} -- {command}")
            assert run.code == 0, run.describe()
            assert imported(suite, run) == {test.partition("::")[0] for test in run.ran}


@pytest.mark.parametrize("arguments", ["-n 2", "-n 2 --dist loadfile", "-n 2 --dist loadgroup"])
def test_workers_select_alike(make_suite, pytest8: Venv, arguments: str) -> None:
    grouped = """
        import pytest
        @pytest.mark.xdist_group("one")
        class TestGrouped:
            def test_a(self): pass
            def test_b(self): pass
        @pytest.mark.xdist_group("two")
        @pytest.mark.parametrize("x", [1, 2, 3])
        def test_c(x): pass
    """
    suite = make_suite({**EVERYTHING, **dedented({"test_grouped.py": grouped}), **PINNED})
    groups = run_groups(suite, pytest8, 3, f"pytest {arguments}", "--keep none")
    full = suite.full(pytest8)
    # xdist's loadgroup appends the name of the group.
    bare = [
        replace(group, events=[(kind, text.partition("@")[0]) for kind, text in group.events])
        for group in groups
    ]
    assert_exactly_once(full, bare, ordered=False)


def test_any_order_of_any_job(make_suite, venv: Venv) -> None:
    """As with pytest-randomly: each job shuffles in its own way."""
    suite = make_suite({**EVERYTHING, **dedented({"conftest.py": SHUFFLED}), **PINNED})
    groups = run_groups(suite, venv, 3, options="--keep none", SEED="{k}", PYTHONHASHSEED="{k}")
    assert_exactly_once(suite.full(venv), groups, ordered=False)


@pytest.mark.parametrize(
    "arguments",
    [
        "-k 'test_a or many'",
        "-m slow",
        "plain classes",
        "plain/test_one.py classes/test_classes.py::TestOuter",
        "-p no:cacheprovider -p no:doctest",
        "--deselect plain/test_one.py::test_b --ignore classes",
        "--rootdir=plain plain",
    ],
)
def test_the_command_restricts(make_suite, pytest8: Venv, arguments: str) -> None:
    slow = "import pytest\n@pytest.mark.slow\ndef test_s(): pass\ndef test_f(): pass\n"
    suite = make_suite(
        {**EVERYTHING, "test_slow.py": slow, "pytest.ini": "[pytest]\nmarkers = slow\n"}
    )
    groups = run_groups(suite, pytest8, 3, f"pytest {arguments}")
    assert_exactly_once(suite.full(pytest8, arguments), groups)


@pytest.mark.parametrize("arguments", ["-k test_a", "-m slow", "plain"])
def test_the_command_restricts_a_plan_of_everything(make_suite, venv: Venv, arguments: str) -> None:
    """A group of which nothing is left ends well: 5 would fail its job."""
    slow = "import pytest\n@pytest.mark.slow\ndef test_s(): pass\ndef test_f(): pass\n"
    suite = make_suite(
        {**EVERYTHING, "test_slow.py": slow, "pytest.ini": "[pytest]\nmarkers = slow\n"}
    )
    make_plan(suite, venv, 5)
    groups = [
        suite.shell(venv, f"splitter run --plan ../plan.json --group {k} -- pytest {arguments}")
        for k in range(1, 6)
    ]
    assert_exactly_once(suite.full(venv, arguments), groups)


def test_last_failed_runs_once(make_suite, venv: Venv) -> None:
    """Whatever each job's cache says: here all share one, of a full run."""
    fails = "def test_a(): pass\ndef test_b(): assert 0\ndef test_c(): assert 0\n"
    suite = make_suite({"test_one.py": fails, "test_two.py": fails, **PINNED})
    suite.full(venv)
    cache = (suite.path / ".pytest_cache/v/cache/lastfailed").read_bytes()
    ran = []
    for k in (1, 2, 3):
        (suite.path / ".pytest_cache/v/cache/lastfailed").write_bytes(cache)
        run = suite.shell(venv, f"splitter run --splits 3 --group {k} --keep none -- pytest --lf")
        assert run.code == (1 if run.ran else 0), run.describe()
        ran += run.ran
    assert sorted(ran) == [f"test_{x}.py::test_{y}" for x in ("one", "two") for y in "bc"]


@pytest.mark.parametrize(
    "command", ["python -m pytest", "make -s test", "env A=1 pytest -q", "sh -c 'pytest -q'"]
)
def test_through_wrappers(make_suite, pytest8: Venv, command: str) -> None:
    suite = make_suite({**PLAIN, **PINNED, "Makefile": "test:\n\tpytest -q || exit 1\n"})
    groups = run_groups(suite, pytest8, 2, command)
    for group in groups:
        assert group.code in (0, 1, 2)
    assert sorted(t for g in groups for t in g.ran) == sorted(suite.full(pytest8).ran)


def test_pytests_that_tests_start_run_whole(make_suite, pytest8: Venv) -> None:
    inner = """
        import os, subprocess, sys, pytest
        pytest_plugins = ["pytester"]
        INNER = "def test_x(): pass\\ndef test_y(): pass\\n"
        def test_inside(pytester):
            pytester.makepyfile(INNER)
            pytester.runpytest_inprocess().assert_outcomes(passed=2)
        def test_outside(tmp_path):
            (tmp_path / "test_in.py").write_text(INNER)
            words = [sys.executable, "-m", "pytest", "-q", str(tmp_path)]
            assert "2 passed" in subprocess.run(words, capture_output=True, text=True).stdout
        def test_other(): pass
    """
    suite = make_suite({**dedented({"test_runs.py": inner}), **PLAIN, **PINNED})
    groups = run_groups(suite, pytest8, 3, options="--keep none", SPLITTER_WITNESS="")
    for group in groups:
        assert b"test_runs" not in group.result.stdout or group.code in (0, 1), group.describe()
        assert b"FAILED test_runs" not in group.result.stdout, group.describe()


def test_a_selection_brings_nothing_back(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**EVERYTHING, **PINNED})
    wanted = ["plain/test_one.py::test_b", "classes/test_names.py::TestAA::test"]
    suite.write({"../list": "\n".join([*wanted, "plain/unit"])})
    groups = run_groups(suite, pytest8, 3, options="--tests ../list")
    ran = sorted(test for group in groups for test in group.ran)
    assert ran == sorted([*wanted, "plain/unit/test_three.py::test_a"])


def test_an_empty_group_starts_nothing(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"test_a.py": "def test_a(): pass\n", **PINNED})
    groups = run_groups(suite, pytest8, 3)
    assert [len(group.ran) for group in groups] == [1, 0, 0]
    assert [group.code for group in groups] == [0, 0, 0]
    assert groups[2].sessions == []
    assert "pytest is not started" in groups[2].result.stderr


def test_all_groups_one_after_the_other(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, **PINNED})
    run = suite.shell(pytest8, "splitter run --splits 3 --all --record ../records -- pytest")
    assert sorted(run.ran) == sorted(suite.full(pytest8).ran)
    assert run.code == 1, "one of the tests fails"
    assert len(run.sessions) == 3
    sessions = [
        event
        for path in (suite.scratch / "records").iterdir()
        for event in map(json.loads, path.read_text().splitlines())
        if event["e"] == "session"
    ]
    assert sorted(event["group"] for event in sessions) == [1, 2, 3]
    assert len({event["plan"] for event in sessions}) == 1
    assert sessions[0]["plan"] in run.result.stderr


def test_all_groups_at_once(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, **PINNED})
    run = suite.shell(pytest8, "splitter run --splits 3 --all --jobs 3 -- pytest -v")
    assert sorted(run.ran) == sorted(suite.full(pytest8).ran)
    assert run.code == 1
    assert "group 2 of 3 ended with code" in run.result.stderr
    assert run.result.stdout.count(b"test session starts") == 3


def test_records_hold_no_imports_of_others(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, **PINNED})
    files = "test_one.py test_two.py unit/test_three.py"
    run = suite.shell(pytest8, f"splitter run --shard 1/3 --record ../records -- pytest {files}")
    found = events(suite.scratch / "records")
    collected = {e["id"] for e in found if e["e"] == "collect" and e.get("id", "").endswith(".py")}
    assert collected == {test.partition("::")[0] for test in run.ran}


def test_a_command_whose_pytest_sees_no_plan(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, **PINNED})
    run = suite.shell(pytest8, "splitter run --shard 1/2 -- env -u PYTEST_PLUGINS pytest unit")
    assert run.code == 125
    assert "started no pytest that knows which group this is" in run.result.stderr
    run = suite.shell(pytest8, "splitter run --shard 1/2 --pytest pytest -- pytest --no-such")
    assert run.code == 4
    assert "before any pytest chose its tests" in run.result.stderr


@pytest.mark.parametrize("command", ["no-such-command", "./not-there/pytest -q"])
def test_a_command_that_cannot_start(make_suite, pytest8: Venv, command: str) -> None:
    suite = make_suite({**PLAIN, **PINNED})
    run = suite.shell(pytest8, f"splitter run --shard 1/2 -- {command}")
    assert run.code == 125
    assert "cannot be started: No such file or directory" in run.result.stderr


def test_the_n_of_a_launcher_is_not_that_of_xdist(make_suite, pytest8: Venv) -> None:
    suite: Suite = make_suite({**PLAIN, **PINNED})
    run = suite.shell(pytest8, "splitter run --shard 1/1 --workers 2 -- nice -n 1 pytest")
    assert len(run.failed) == run.code == 1, run.describe()
    assert b"2 workers" in run.result.stdout


@pytest.mark.parametrize("place", ["the command", "PYTEST_ADDOPTS"])
def test_a_second_splitter_is_refused_before_a_test_runs(
    make_suite, pytest8: Venv, place: str
) -> None:
    suite: Suite = make_suite(PLAIN)
    words = "--splits 2 --group 1"
    own, variables = (f" {words}", {}) if "command" in place else ("", {"PYTEST_ADDOPTS": words})
    run = suite.shell(pytest8, f"splitter run --splits 2 --group 1 -- pytest -q{own}", **variables)
    assert run.code == 125, run.describe()
    assert f"splitter: error: --splits in {place}: divides" in run.result.stderr
    assert not run.ran
