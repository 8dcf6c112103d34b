"""`splitter record` with real pytest: what it finds, and what becomes of it."""

from __future__ import annotations

import json
from collections import defaultdict

from conftest import usable
from harness import Venv
from recordings import events, record, stored
from suites import EVERYTHING, PLAIN, dedented

import pytest

SET_UPS = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "clock.py": """
            import time
            passed = [0.0]
            def wait(seconds): passed[0] += seconds
            def start(): time.perf_counter = lambda: passed[0]
        """,
        "conftest.py": """
            import clock, random, pytest
            clock.start()
            @pytest.fixture(scope="session")
            def server():
                clock.wait(1); yield; clock.wait(0.4)
            def pytest_collection_modifyitems(items):
                random.Random(7).shuffle(items)
        """,
        **{
            f"test_{name}.py": """
                import clock, pytest
                @pytest.fixture(scope="module")
                def table(server):
                    clock.wait(0.5); yield; clock.wait(0.2)
                @pytest.fixture(scope="class")
                def row(table):
                    clock.wait(0.3)
                class TestRows:
                    def test_a(self, row): clock.wait(0.05)
                    def test_b(self, row): clock.wait(0.05)
                def test_c(table): pass
                def test_d(): pass
            """
            for name in ("one", "two")
        },
    }
)
"""A suite with a clock of its own, which only its `wait` moves: times are exact on any machine."""


@pytest.mark.parametrize("workers", ["", "-n 2"])
def test_shared_set_ups_are_billed_to_themselves(make_suite, venv: Venv, workers: str) -> None:
    if workers and venv.name != "main":
        pytest.skip(f".venv/{venv.name} has no pytest-xdist")
    suite = make_suite(SET_UPS)
    run = record(suite, venv, f"pytest {workers}")
    assert run.code == 0, run.describe()
    seen = events(suite.scratch / "records")
    for event in seen:
        if event["e"] == "test":
            expected = 0.05 if "Rows" in event["id"] else 0
            assert event["s"] == pytest.approx(expected), event
    set_up, torn_down = defaultdict(list), defaultdict(list)
    for event in (event for event in seen if event["e"] == "fixture"):
        name = event["id"].rsplit("::", 1)[-1]
        (set_up if "s" in event else torn_down)[name].append(
            event.get("s", event.get("teardown_s"))
        )
    for name, seconds in {"server": 1, "table": 0.5, "row": 0.3}.items():
        assert set_up[name] == pytest.approx([seconds] * len(set_up[name]))
    for name, seconds in {"server": 0.4, "table": 0.2}.items():
        assert torn_down[name] == pytest.approx([seconds] * len(set_up[name]))
    assert len(set_up["server"]) == (2 if workers else 1)


@pytest.mark.parametrize("workers", ["", "-n 2"])
def test_every_test_is_recorded_once(make_suite, venv: Venv, workers: str) -> None:
    if workers and venv.name != "main":
        pytest.skip(f".venv/{venv.name} has no pytest-xdist")
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    run = record(suite, venv, f"pytest -W error {workers}")
    recorded = [event["id"] for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert sorted(recorded) == sorted(run.ran)
    assert run.code == 1, "one test fails, and that is passed on"


def test_the_durations_file_is_made_and_renewed(make_suite, venv: Venv) -> None:
    suite = make_suite({**PLAIN, "pytest.ini": "[pytest]\n"})
    suite.write(
        {".test_durations": '{\n    "gone.py::f": 1.50,\n    "test_one.py::test_a": 9\n}\n'}
    )
    run = record(suite, venv, "pytest -q", "")
    assert run.code == 1
    text = (suite.path / ".test_durations").read_text()
    assert '"gone.py::f": 1.50' in text, "what was not measured stays to the byte"
    assert text.endswith("}\n"), "and so does the line break at the end"
    assert 0 < stored(suite)["test_one.py::test_a"] < 1
    assert len(stored(suite)) == 7
    assert not list((suite.path / ".splitter/records").iterdir())


def test_what_recording_itself_takes_is_told(make_suite, venv: Venv) -> None:
    suite = make_suite({"test_a.py": "import time\ndef test_a(): time.sleep(0.2)\n"})
    run = record(suite, venv, "pytest")
    (end,) = (event for event in events(suite.scratch / "records") if event["e"] == "end")
    assert 0 < end["recorder_s"] < 0.1, "and not what the test takes"
    assert "recording itself" in run.describe()


SUBTESTS = """
import time, unittest

class TestOld(unittest.TestCase):
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                time.sleep(0.05)
                if i == 2: self.skipTest("one of them")

def test_new(subtests):
    for i in range(3):
        with subtests.test(i=i):
            if i == 1: pytest.skip("one of them")
            time.sleep(0.05)
"""

ODD_OUTCOME = """
import pytest
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    outcome = yield
    if outcome.get_result().when == "call": outcome.get_result().outcome = "flaky"
"""


def test_subtests_are_parts_of_their_test(make_suite, venv: Venv) -> None:
    text = "import pytest\n" + SUBTESTS
    if venv.major < 9:
        text = text.partition("def test_new")[0]
    suite = make_suite({"test_a.py": text, "pytest.ini": "[pytest]\n"})
    run = record(suite, venv, "pytest -q")
    assert run.code == 0, run.describe()
    tests = [event for event in events(suite.scratch / "records") if event["e"] == "test"]
    for test in tests:
        assert test["outcome"] == "passed" or test["id"].endswith("TestOld::test_sub"), test
        assert 0.09 < test["call_s"] < 1, "each of them once"


FAILED_SUBTESTS = """
import unittest

class TestOld(unittest.TestCase):
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                assert i != 1
    def test_good(self):
        with self.subTest(): pass

def test_new(subtests):
    for i in range(3):
        with subtests.test(i=i):
            assert i != 1
"""


def test_a_failed_subtest_is_a_failed_test(make_suite) -> None:
    suite = make_suite({"test_a.py": FAILED_SUBTESTS, "pytest.ini": "[pytest]\n"})
    nine = usable(Venv("pytest9", 9))
    suite.shell(nine, "splitter run --shard 1/1 --record ../records -- pytest")
    ended = {e["id"]: e["outcome"] for e in events(suite.scratch / "records") if e["e"] == "test"}
    assert ended == {
        "test_a.py::TestOld::test_sub": "failed",
        "test_a.py::TestOld::test_good": "passed",
        "test_a.py::test_new": "failed",
    }
    verified = suite.shell(nine, "splitter verify --splits 1 ../records")
    assert b"3 tests ran, each exactly once: 0 skipped, 2 failed" in verified.result.stdout


def test_outcomes_of_other_plugins_break_nothing(make_suite, venv: Venv) -> None:
    suite = make_suite({**PLAIN, "conftest.py": ODD_OUTCOME, "pytest.ini": "[pytest]\n"})
    run = record(suite, venv, "pytest -q")
    assert "INTERNALERROR" not in run.describe()
    tests = [event for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert len(tests) == len(run.ran)


def test_pytest_split_reads_what_splitter_writes(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, "pytest.ini": "[pytest]\n"})
    record(suite, pytest8, "pytest -q", "")
    ours = stored(suite)
    run = suite.shell(pytest8, "pytest -q --splits 2 --group 1")
    assert "Running group 1/2" in run.result.stdout.decode()
    assert "No test durations found" not in run.result.stdout.decode()
    suite.shell(pytest8, "pytest -q --store-durations")
    assert stored(suite).keys() == ours.keys()
    assert suite.shell(pytest8, "splitter plan --splits 2 -q").code == 0


@pytest.mark.parametrize("code", [0, 1, 2, 5, 77])
def test_the_exit_code_is_passed_on(make_suite, pytest8: Venv, code: int) -> None:
    suite = make_suite({"test_a.py": f"import pytest\ndef test_a(): pytest.exit('x', {code})\n"})
    assert record(suite, pytest8, "pytest", "").code == code


def test_what_cannot_be_started_is_splitters_failure(make_suite, pytest8: Venv) -> None:
    suite = make_suite(PLAIN)
    for command in ("splitter record -- not-there", "splitter record", "splitter record -- ''"):
        run = suite.shell(pytest8, command)
        assert run.code == 125, run.describe()
        assert run.result.stdout == b""


def test_pytests_that_tests_start_are_not_recorded(make_suite, pytest8: Venv) -> None:
    inner = "import subprocess\ndef test_a():\n"
    inner += "    subprocess.run(['pytest', '-q', 'other_inner.py'], check=True)\n"
    suite = make_suite(
        {
            "conftest.py": "pytest_plugins = ['pytester']\n",
            "test_outer.py": inner,
            "other_inner.py": "def test_inner(): pass\n",
            "test_inside.py": """
def test_inside(pytester):
    pytester.makepyfile(test_deep="def test_deep(): pass")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)
""",
        }
    )
    run = record(suite, pytest8, "pytest")
    assert run.code == 0, run.describe()
    recorded = [event["id"] for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert sorted(recorded) == ["test_inside.py::test_inside", "test_outer.py::test_a"]


def test_groups_recorded_apart_merge_to_the_same_bytes(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    for k in (1, 2, 3):
        suite.shell(
            pytest8,
            f"splitter --shard {k}/3 -o ../ids-{k} && splitter record -o ../records/{k}"
            f" -- pytest @../ids-{k}",
        )
    orders = ["1 2 3", "3 1 2", "2 3 1 1 2 3"]
    for number, order in enumerate(orders):
        folders = " ".join(f"../records/{k}" for k in order.split())
        run = suite.shell(pytest8, f"splitter merge --durations ../out-{number} {folders}")
        assert run.code == 0, run.describe()
    suite.shell(pytest8, "splitter merge --durations ../out-0 ../records")
    texts = {(suite.scratch / f"out-{number}").read_bytes() for number in range(len(orders))}
    assert len(texts) == 1
    assert len(json.loads(texts.pop())) > 80
