"""Groups that take several pytests, one after the other, or one without workers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from harness import Run, Suite, Venv
from recordings import events, record
from runs import assert_exactly_once, run_groups
from suites import EVERYTHING, MARKERS, code

import pytest

SERIAL = {
    **MARKERS,
    "conftest.py": code("""
        import os, pathlib, pytest, time
        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_protocol(item):
            began = time.time()
            yield
            with open(pathlib.Path(__file__).parent / "times", "a") as times:
                times.write(f"{item.nodeid.split('@')[0]} {began} {time.time()}\\n")
            return True
        """),
    "test_a.py": code("""
        import pytest, time
        @pytest.mark.parametrize("i", range(8))
        def test_beside(i): time.sleep(0.05)
        @pytest.mark.serial
        def test_alone(): time.sleep(0.1)
        """),
    "test_b.py": code("""
        import time
        def test_port(): time.sleep(0.1)
        def test_beside(): time.sleep(0.05)
        """),
    ".splitter.yml": "rules:\n  - serial: [mark:serial, '*::test_port']\n",
}


def overlapping(suite: Suite, alone: tuple[str, ...]) -> list[str]:
    """The tests that ran while one of those did that must be alone."""
    lines = [line.split() for line in (suite.path / "times").read_text().splitlines()]
    spans = {name: (float(began), float(ended)) for name, began, ended in lines}
    return [
        other
        for name in alone
        for other in spans
        if other != name and spans[other][0] < spans[name][1] and spans[name][0] < spans[other][1]
    ]


@pytest.mark.parametrize("typed", ["", "-n 2", "-n 3 --dist loadfile"])
def test_serial_tests_run_beside_no_other(make_suite, pytest8: Venv, typed: str) -> None:
    suite = make_suite(SERIAL)
    full = suite.full(pytest8)
    (suite.path / "times").unlink()
    groups = run_groups(
        suite,
        pytest8,
        1,
        f"pytest {typed} --junit-xml=report.xml",
        "--workers 2 --record ../records",
    )
    assert_exactly_once(full, groups, ordered=False)
    assert not overlapping(suite, ("test_a.py::test_alone", "test_b.py::test_port"))
    checked = suite.shell(pytest8, "splitter verify --splits 1 --workers 2 ../records --json")
    assert checked.code == 0, checked.describe()
    assert json.loads(checked.result.stdout)["tests"] == len(full.ran)
    reported = [
        case.get("name")
        for report in ("report.xml", "report-2.xml")
        for case in ET.parse(suite.path / report).iter("testcase")
    ]
    assert len(reported) == len(full.ran)


def test_serial_tests_run_alone_however_xdist_is_loaded(make_suite, pytest8: Venv) -> None:
    suite = make_suite(SERIAL)
    suite.full(pytest8)
    (suite.path / "times").unlink()
    run = suite.shell(
        pytest8,
        "splitter run --shard 1/1 --workers 2 -- pytest -n 2",
        PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
        PYTEST_PLUGINS="witness,xdist.plugin",
    )
    assert run.code == 0, run.describe()
    assert not overlapping(suite, ("test_a.py::test_alone", "test_b.py::test_port"))


@pytest.mark.parametrize("how", ["--pytest pytest", "--plan ../plan.json"])
def test_a_group_of_nothing_but_serial_tests_has_no_workers(
    make_suite, pytest8: Venv, how: str
) -> None:
    alone = "import time\ndef test_x(): time.sleep(0.2)\ndef test_y(): time.sleep(0.2)\n"
    rules = code("""
        rules:
          - serial: test_alone.py
          - {pin: test_alone.py, group: 2}
          - {pin: [test_a.py, test_b.py], group: 1}
        """)
    suite = make_suite({**SERIAL, "test_alone.py": alone, ".splitter.yml": rules})
    made = suite.shell(pytest8, "splitter plan --splits 2 --workers 2 -o ../plan.json")
    assert made.code == 0, made.describe()
    limits = "--splits 2 --workers 2" if "--pytest" in how else ""
    run = suite.shell(pytest8, f"splitter run {limits} {how} --group 2 -- pytest -n 2")
    assert run.code == 0, run.describe()
    assert run.ran == ["test_alone.py::test_x", "test_alone.py::test_y"]
    assert not overlapping(suite, ("test_alone.py::test_x", "test_alone.py::test_y"))
    assert "part 1" not in run.result.stderr


@pytest.mark.parametrize("where", ["typed", "addopts"])
def test_later_parts_add_to_the_coverage_of_earlier_ones(
    make_suite, pytest8: Venv, where: str
) -> None:
    ini = MARKERS["pytest.ini"] + (
        "addopts = --cov=. --cov-report=\n" if where == "addopts" else ""
    )
    suite = make_suite({**SERIAL, "pytest.ini": ini})
    typed = "--cov=. --cov-report=" if where == "typed" else ""
    groups = run_groups(suite, pytest8, 1, f"pytest {typed}", "--workers 2")
    assert groups[0].code == 0, groups[0].describe()
    assert len(groups[0].sessions) == 2
    told = suite.shell(pytest8, "coverage json -o ../coverage.json")
    assert told.code == 0, told.describe()
    files = json.loads((suite.scratch / "coverage.json").read_text())["files"]
    for file in ("test_a.py", "test_b.py"):
        assert files[file]["summary"]["missing_lines"] == 0, files[file]


def test_the_worst_exit_code_of_all_parts_counts(make_suite, pytest8: Venv) -> None:
    failing = SERIAL["test_b.py"].replace("time.sleep(0.1)", "assert False")
    suite = make_suite({**SERIAL, "test_b.py": failing})
    full = suite.full(pytest8)
    groups = run_groups(suite, pytest8, 1, options="--workers 2")
    assert groups[0].code == 1
    assert_exactly_once(full, groups, ordered=False)


def test_a_part_of_which_nothing_is_left_is_no_failure(make_suite, pytest8: Venv) -> None:
    suite = make_suite(SERIAL)
    groups = run_groups(suite, pytest8, 1, "pytest -k beside", "--workers 2")
    assert groups[0].code == 0, groups[0].describe()
    assert len(groups[0].ran) == 9


LEAKING = {
    **MARKERS,
    "conftest.py": code("""
        import gc
        # As suites do for speed; reference cycles then stay for long.
        gc.set_threshold(1_000_000, 1_000, 1_000)
        """),
    "test_leak.py": code("""
        from unittest import mock
        import pytest

        class Service:
            def call(self): ...

        @pytest.mark.parametrize("i", range(24))
        def test_leak(i):
            service = mock.Mock(spec=Service)
            service.itself = service
            service.page = bytearray(b"x") * (30 << 20)
        """),
    "test_calm.py": "def test_calm(): pass\n",
}


def limited(suite: Suite, venv: Venv, command: str) -> Run:
    """Each process may have 500 MiB of address space."""
    return suite.shell(venv, f"ulimit -v 512000; {command}")


def test_a_suite_that_leaks_ends_under_a_limit_that_one_pytest_breaks(
    make_suite, pytest8: Venv
) -> None:
    suite = make_suite(LEAKING)
    assert record(suite, pytest8, "pytest", "").code == 0
    full = suite.full(pytest8)
    assert len(full.ran) == 25
    broken = limited(suite, pytest8, "splitter run --splits 1 --group 1 -- pytest")
    assert broken.code != 0
    assert "MemoryError" in broken.describe()

    options = "--max-growth 165MiB --record ../records"
    kept = limited(suite, pytest8, f"splitter run --splits 1 --group 1 {options} -- pytest")
    # Parts take the instances that earlier runs told by their ids: [10] comes before [2].
    assert_exactly_once(full, [kept], ordered=False)
    processes = [e for e in events(suite.scratch / "records") if e["e"] == "session"]
    assert len(processes) == 5  # 5 of 30 MiB each, with 15 MiB to spare, but for the last
    checked = suite.shell(
        pytest8, "splitter verify --splits 1 --max-growth 165MiB ../records --json"
    )
    assert checked.code == 0, checked.describe()


def test_parts_come_out_of_a_plan_as_they_do_without(make_suite, pytest8: Venv) -> None:
    suite = make_suite(LEAKING)
    record(suite, pytest8, "pytest", "")
    made = suite.shell(
        pytest8,
        "splitter plan --splits 2 --max-growth 100MiB --memory-limit 200MiB -o ../plan.json",
    )
    assert made.code == 0, made.describe()
    suite.write({"test_calm.py": "def test_calm(): pass\ndef test_new(): pass\n"})
    suite.write({"test_newer.py": "def test_newer(): pass\n"})
    groups = run_groups(suite, pytest8, 2, options="--plan ../plan.json")
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)


@pytest.mark.parametrize("splits", [1, 2, 3])
def test_everything_in_parts_runs_once(make_suite, venv: Venv, splits: int) -> None:
    suite = make_suite({**EVERYTHING, **MARKERS})
    record(suite, venv, "pytest", "")
    groups = run_groups(suite, venv, splits, options="--max-growth 100kB")
    assert_exactly_once(suite.full(venv), groups, ordered=False)


def test_everything_beside_serial_tests_runs_once(make_suite, pytest8: Venv) -> None:
    suite = make_suite(
        {**EVERYTHING, **MARKERS, ".splitter.yml": "rules:\n  - serial: /[13579]/\n"}
    )
    record(suite, pytest8, "pytest", "")
    groups = run_groups(suite, pytest8, 2, options="--workers 2 --max-growth 1MiB")
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)


HOLDING = {
    **MARKERS,
    "conftest.py": code("""
        import pytest
        @pytest.fixture(scope="session")
        def big():
            return bytearray(b"x") * (150 << 20)
        """),
    "test_a.py": code("""
        import pytest
        @pytest.mark.parametrize("i", range(4))
        def test_a(big, i): assert big
        """),
    "test_b.py": code("""
        import pytest
        @pytest.mark.parametrize("i", range(4))
        def test_b(big, i): assert big
        """),
}


def test_a_fixtures_memory_counts_in_every_group_and_worker(make_suite, pytest8: Venv) -> None:
    suite = make_suite(HOLDING)
    record(suite, pytest8, "pytest", "")
    options = "--splits 2 --workers 2 --memory-limit"
    refused = suite.shell(pytest8, f"splitter plan {options} 300MiB")
    assert refused.code == 1
    assert "150 MiB of shared fixtures" in refused.describe()
    made = suite.shell(pytest8, f"splitter plan {options} 450MiB --json")
    assert made.code == 0, made.describe()
    groups = json.loads(made.result.stdout)["groups"]
    assert all(group["memory"] > 300 << 20 for group in groups)
