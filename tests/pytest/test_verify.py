"""`splitter verify` with what real pytests recorded."""

from __future__ import annotations

import json
import re
import shutil

from conftest import usable
from harness import TIES, Suite, Venv
from runs import NO_PLUGINS, make_plan, read_plan, run_planned, run_planned_group
from suites import PARAMETERS, PINNED, PLAIN

import pytest

SUITE = {
    **PLAIN,
    **PINNED,
    "test_params.py": """
import os, pytest
@pytest.mark.parametrize("x", os.environ.get("VALUES", "1 2 3").split())
def test_p(x): pass
@pytest.mark.skip
def test_skipped(): pass
def test_last(): pass
""",
}

SPLITS = 3


def verify(suite: Suite, venv: Venv, which: str = "--plan ../plan.json") -> tuple[int, dict]:
    run = suite.shell(venv, f"splitter verify {which} --json ../records")
    assert run.code in (0, 1), run.describe()
    report = json.loads(run.result.stdout)
    assert report["holds"] == (run.code == 0)
    return run.code, report


@pytest.fixture
def suite(make_suite, pytest8: Venv) -> Suite:
    made = make_suite(SUITE)
    make_plan(made, pytest8, SPLITS, "--keep none --expand")
    return made


def lost(report: dict) -> list[str]:
    return sorted(entry["name"] for entry in report["lost"])


def planned(suite: Suite, k: int) -> list[str]:
    return read_plan(suite)["groups"][k - 1]["selectors"]


@pytest.mark.parametrize("family", ["xunit1", "xunit2"])
def test_reports_of_junit(make_suite, venv: Venv, family: str) -> None:
    """They name no group, and classes instead of files."""
    suite = make_suite({**SUITE, **PARAMETERS})
    make_plan(suite, venv, SPLITS, "--keep none")
    for k in range(1, SPLITS + 1):
        options = f"-o junit_family={family} --junitxml=../records/{k}.xml"
        suite.shell(venv, f"splitter run --plan ../plan.json --group {k} -- pytest {options}")
    code, report = verify(suite, venv)
    assert code == 0, report
    assert report["tests"] == len(suite.full(venv).ran)
    (suite.scratch / "records/2.xml").unlink()
    code, report = verify(suite, venv)
    assert code == 1
    assert [group["missing"] for group in report["groups"]] == [False, True, False]
    assert {entry["group"] for entry in report["lost"]} == {2}


@pytest.mark.parametrize("arguments", ["", "-n 2", "-p no:randomly -k test"])
def test_each_test_exactly_once(suite: Suite, pytest8: Venv, arguments: str) -> None:
    run_planned(suite, pytest8, SPLITS, arguments)
    code, report = verify(suite, pytest8)
    assert code == 0, report
    assert report["tests"] == len(suite.full(pytest8).ran)
    assert report["skipped"] == 1
    assert report["failed"] == 1
    assert [group["finished"] for group in report["groups"]] == [True] * SPLITS
    # The same plan, made again.
    assert verify(suite, pytest8, f"--splits {SPLITS} --keep none")[1]["holds"]


def test_names_that_xdist_appends_are_not_part_of_an_id(suite: Suite, pytest8: Venv) -> None:
    grouped = "import pytest\n@pytest.mark.xdist_group('one')\ndef test_g(): pass\n"
    suite.write({"test_grouped.py": grouped})
    make_plan(suite, pytest8, SPLITS, "--keep none --expand")
    run_planned(suite, pytest8, SPLITS, "-n 2 --dist loadgroup")
    code, report = verify(suite, pytest8)
    assert code == 0, report
    assert report["new"] == 0


def test_a_group_that_never_ran(suite: Suite, pytest8: Venv) -> None:
    run_planned(suite, pytest8, SPLITS)
    shutil.rmtree(suite.scratch / "records/2")
    code, report = verify(suite, pytest8)
    assert code == 1
    assert [group["missing"] for group in report["groups"]] == [False, True, False]
    assert lost(report) == sorted(planned(suite, 2))


def test_a_group_that_ran_twice(suite: Suite, pytest8: Venv) -> None:
    run_planned(suite, pytest8, SPLITS)
    run_planned_group(suite, pytest8, 2)
    code, report = verify(suite, pytest8)
    assert code == 1
    assert sorted(entry["id"] for entry in report["repeated"]) == sorted(planned(suite, 2))
    assert len(report["groups"][1]["runs"]) == 2
    assert lost(report) == []


@pytest.mark.parametrize("expand", ["", "--expand"])
def test_one_test_deselected_by_hand(suite: Suite, pytest8: Venv, expand: str) -> None:
    make_plan(suite, pytest8, SPLITS, f"--keep none {expand}")
    run_planned(
        suite,
        pytest8,
        SPLITS,
        "--deselect unit/test_three.py::test_a --deselect test_one.py::test_b",
    )
    code, report = verify(suite, pytest8)
    assert code == 1
    assert sum(entry["tests"] - entry["ran"] for entry in report["lost"]) == 2
    if expand:
        assert lost(report) == ["test_one.py::test_b", "unit/test_three.py::test_a"]


def test_records_of_two_plans_mixed(suite: Suite, pytest8: Venv) -> None:
    run_planned(suite, pytest8, SPLITS)
    suite.write_durations({"test_one.py::test_a": 3.0, "test_two.py::test_a": 1.0})
    make_plan(suite, pytest8, SPLITS, "--keep none --expand")
    shutil.rmtree(suite.scratch / "records/1")
    run_planned_group(suite, pytest8, 1)
    code, report = verify(suite, pytest8)
    assert code == 1
    assert len(report["other_plans"]) == 2
    assert [group["missing"] for group in report["groups"]] == [False, True, True]


def test_a_killed_group(suite: Suite, pytest8: Venv) -> None:
    kill = "import os\ndef test_dies():\n    if os.environ.get('DIE'): os.kill(os.getpid(), 9)\n"
    suite.write({"test_dies.py": kill})
    make_plan(suite, pytest8, SPLITS, "--keep file")
    run_planned(suite, pytest8, SPLITS, DIE="1")
    code, report = verify(suite, pytest8)
    assert code == 1
    (killed,) = (group for group in report["groups"] if not group["finished"])
    assert killed["ended_in"] == "test_dies.py::test_dies"
    assert "test_dies.py" in lost(report)


@pytest.mark.parametrize(
    ("stop", "arguments"),
    [
        ("os.kill(os.getpid(), 9)", ""),
        ("pytest.exit('enough')", ""),
        ("assert False", "-x"),
        ("assert False", "-n 2 --maxfail 1"),
    ],
)
def test_a_group_that_is_broken_off(make_suite, pytest8: Venv, stop: str, arguments: str) -> None:
    """Though its plan names a file alone, whose tests nobody has counted."""
    text = f"""
import os, pytest
@pytest.mark.parametrize("x", range(20))
def test_p(x):
    if x == 2: {stop}
"""
    others = {f"test_{name}.py": "def test_a(): pass\n" for name in "qrs"}
    suite = make_suite({**others, "test_p.py": text, **PINNED})
    make_plan(suite, pytest8, SPLITS, "--discover files", **NO_PLUGINS)
    run_planned(suite, pytest8, SPLITS, arguments)
    code, report = verify(suite, pytest8)
    assert code == 1
    assert not lost(report)
    assert sum(group["not_run"] > 0 for group in report["groups"]) == 1, report


def test_a_file_that_skips_itself(make_suite, pytest8: Venv) -> None:
    skips = "import pytest\npytest.importorskip('no_such_module')\ndef test_a(): pass\n"
    suite = make_suite({**SUITE, "test_gpu.py": skips, "test_util.py": "from os.path import *\n"})
    make_plan(suite, pytest8, SPLITS, "--discover files", **NO_PLUGINS)
    run_planned(suite, pytest8, SPLITS)
    code, report = verify(suite, pytest8)
    assert code == 0, report


def test_instances_with_other_ids(suite: Suite, pytest8: Venv) -> None:
    run_planned(suite, pytest8, SPLITS, VALUES="1 7 8")
    code, report = verify(suite, pytest8)
    assert code == 0, report
    assert report["changed"] == 2


def test_stale_instances_are_not_lost(make_suite, pytest8: Venv) -> None:
    """Stored tests of a parametrized function say nothing of those that exist now."""
    suite = make_suite(SUITE)
    stored = {f"test_params.py::test_p[{x}]": 0.1 for x in ("1", "2", "3", "old", "older")}
    suite.write_durations({**stored, "test_params.py::test_p": 0.1})
    make_plan(suite, pytest8, SPLITS, "--keep none --discover files", **NO_PLUGINS)
    run_planned(suite, pytest8, SPLITS)
    code, report = verify(suite, pytest8)
    assert code == 0, report
    assert report["tests"] == len(suite.full(pytest8).ran)


def test_new_tests_run_and_are_told(suite: Suite, pytest8: Venv) -> None:
    suite.write({"test_new.py": "def test_new(): pass\n"})
    run_planned(suite, pytest8, SPLITS)
    code, report = verify(suite, pytest8)
    assert code == 0, report
    assert report["new"] == 1


def test_records_of_the_pipe(suite: Suite, pytest8: Venv) -> None:
    """They know neither plan nor group: the tests tell."""
    suite.write_durations(dict.fromkeys(suite.full(pytest8).ran, 1.0))
    make_plan(suite, pytest8, SPLITS, "--keep none --expand")
    for k in range(1, SPLITS + 1):
        suite.shell(
            pytest8,
            f"splitter --shard {k}/{SPLITS} --keep none -o ../ids && "
            f"splitter record -o ../records/{k} -- pytest @../ids",
        )
    assert verify(suite, pytest8)[0] == 0
    shutil.rmtree(suite.scratch / "records/3")
    assert verify(suite, pytest8)[0] == 1


def test_which_agrees_with_what_ran(suite: Suite, pytest8: Venv) -> None:
    ran = {
        test: k
        for k in range(1, SPLITS + 1)
        for test in suite.shell(
            pytest8, f"splitter run --plan ../plan.json --group {k} -- pytest"
        ).ran
    }
    words = " ".join(f"'{test}'" for test in ran)
    for source in ("--plan ../plan.json", f"--splits {SPLITS} --keep none"):
        run = suite.shell(pytest8, f"splitter which {source} --json {words}")
        assert run.code == 0, run.describe()
        found = {entry["id"]: entry["groups"] for entry in json.loads(run.result.stdout)["tests"]}
        assert found == {test: [k] for test, k in ran.items()}


NEEDING = {
    **PINNED,
    "test_x.py": "import pytest\n@pytest.mark.dependency(name='made', scope='session')\n"
    "def test_a(): pass\n",
    "test_y.py": "import pytest\n@pytest.mark.dependency(depends=['made'], scope='session')\n"
    "def test_b(): pass\n",
}


def test_a_test_whose_partner_ran_in_another_group(make_suite, pytest8: Venv) -> None:
    """By a plan that does not know of the plugin; nothing fails but this."""
    usable(TIES)
    suite = make_suite(NEEDING)
    suite.write_durations({"test_x.py::test_a": 1.0, "test_y.py::test_b": 1.0})
    make_plan(suite, pytest8, 2)
    run_planned(suite, TIES, 2)
    code, report = verify(suite, TIES)
    assert code == 1
    (unmet,) = report["unmet"]
    assert (unmet["id"], unmet["needs"]) == ("test_y.py::test_b", "made")
    assert report["lost"] == report["repeated"] == []


def test_a_plugin_that_leaves_tests_out_is_named(suite: Suite, pytest8: Venv) -> None:
    hook = "import os\ndef pytest_collection_modifyitems(config, items):\n"
    hook += "    if os.environ.get('HALF'):\n        out = items[::2]\n"
    hook += "        config.hook.pytest_deselected(items=out)\n"
    hook += "        items[:] = [item for item in items if item not in out]\n"
    suite.write({"conftest.py": hook})
    runs = run_planned(suite, pytest8, SPLITS, HALF="1")
    assert any("another plugin (conftest) left out" in r.result.stdout.decode() for r in runs)
    code, report = verify(suite, pytest8)
    assert code == 1
    assert sum(group["left_out"] for group in report["groups"]) >= len(lost(report)) > 0
    text = suite.shell(pytest8, "splitter verify --plan ../plan.json ../records")
    assert "left out by conftest" in text.result.stdout.decode()


def test_a_group_of_which_much_did_not_run_has_no_other_cause(suite: Suite, pytest8: Venv) -> None:
    """Its time is no reason to merge its records, which would teach the times of a broken run."""
    run_planned_group(suite, pytest8, 1)
    names = planned(suite, 2)
    left_out = " ".join(f"--deselect {name}" for name in names[1:])
    run_planned_group(suite, pytest8, 2, left_out)
    run_planned_group(suite, pytest8, 3)
    text = suite.shell(pytest8, "splitter verify --plan ../plan.json ../records")
    assert text.code == 1
    (row,) = re.findall(rb"^ {4}2 .*", text.result.stdout, re.MULTILINE)
    count = f"{len(names) - 1} of its {len(names)} tests did not run"
    assert row.decode().endswith(count), text.describe()
