"""`record`, `setups`, `events`: the events of a real pytest."""

from __future__ import annotations

import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from conftest import Inner, can_rename

import pytest
from splitter_pytest.events import Record, end_of_collection, part_of, seconds, worker_count
from splitter_pytest.record import combined, outcome_of
from splitter_pytest.setups import is_within

CHECKOUT = Path(__file__).resolve().parents[2]

SHARED = """
import time, pytest
@pytest.fixture(scope="session")
def server():
    time.sleep(0.05)
    yield
@pytest.fixture(scope="module", params=["x", "y"])
def table(server):
    time.sleep(0.02)
@pytest.fixture
def own(): pass
def test_plain(own): pass
def test_uses(table): pass
@pytest.mark.xfail
def test_expected(): assert False
@pytest.mark.skip
def test_skipped(): pass
def test_fails(): assert False
@pytest.fixture
def broken(): raise RuntimeError
def test_error(broken): pass
"""


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["e"] for event in events]


def of(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["e"] == kind]


def test_the_events_of_one_test(inner: Inner) -> None:
    events = inner.write({"test_rec.py": "def test_a(): pass\n"}).record()
    assert kinds(events)[0] == "session"
    assert kinds(events)[-3:] == ["start", "test", "end"]
    assert events[-3] == {"e": "start", "id": "test_rec.py::test_a"}
    test, end = events[-2:]
    assert list(test)[:6] == ["e", "id", "s", "setup_s", "call_s", "teardown_s"]
    assert test["outcome"] == "passed"
    assert test["uses"] == []
    assert end["exit"] == 0
    assert 0 < end["recorder_s"] < end["wall_s"]


def test_the_session_says_which_part_of_a_plan_it_is(inner: Inner) -> None:
    part = {"pipeline": "ci", "plan": "f00d", "group": 1, "groups": 2, "planned_s": 12.0}
    inner.write({"test_rec.py": "def test_a(): pass\n"})
    (session,) = of(inner.record(planned_tests=3, **part), "session")
    members = ["e", "v", "run", *part, "planned_tests", "pid", "pytest", "python", "workers"]
    assert list(session)[: len(members)] == members, "in the order of all records"
    assert {name: session[name] for name in part} == part
    assert session["selected"] == 1
    assert session["pid"] == os.getpid()
    assert "worker" not in session


def test_the_session_has_every_number_that_splitter_reads(inner: Inner) -> None:
    table = (CHECKOUT / "include/splitter/model/session.hpp").read_text(encoding="utf-8")
    names = re.findall(r'SessionNumber\{"(\w+)"', table)
    assert "startup_s" in names
    (session,) = of(inner.write({"test_rec.py": "def test_a(): pass\n"}).record(), "session")
    assert [name for name in names if not isinstance(session.get(name), (int, float))] == []


def test_outcomes_and_uses(inner: Inner) -> None:
    tests = {
        test["id"].partition("::")[2]: test
        for test in of(inner.write({"test_rec.py": SHARED}).record(), "test")
    }
    assert {name: test["outcome"] for name, test in tests.items()} == {
        "test_plain": "passed",
        "test_uses[x]": "passed",
        "test_uses[y]": "passed",
        "test_expected": "xfailed",
        "test_skipped": "skipped",
        "test_fails": "failed",
        "test_error": "error",
    }
    assert tests["test_uses[x]"]["uses"] == ["server", "test_rec.py::table[0]"]
    assert tests["test_uses[y]"]["uses"] == ["server", "test_rec.py::table[1]"]
    assert tests["test_plain"]["uses"] == []


def test_shared_set_ups_are_billed_for_themselves(inner: Inner) -> None:
    events = inner.write({"test_rec.py": SHARED}).record()
    fixtures = [event for event in of(events, "fixture") if "s" in event]
    assert [(event["id"], event["scope"]) for event in fixtures] == [
        ("server", "session"),
        ("test_rec.py::table[0]", "module"),
        ("test_rec.py::table[1]", "module"),
    ]
    server, table = fixtures[:2]
    assert server["s"] >= 0.05
    assert 0.02 <= table["s"] < server["s"], "without the set-up that it waited for"
    uses = next(test for test in of(events, "test") if test["id"].endswith("test_uses[x]"))
    assert uses["s"] < 0.02 < uses["setup_s"]
    ended = [event["id"] for event in of(events, "fixture") if "teardown_s" in event]
    assert ended == ["test_rec.py::table[0]", "test_rec.py::table[1]", "server"]


def test_files_that_cannot_be_collected_say_so(inner: Inner) -> None:
    inner.write({"test_rec.py": "def test_a(): pass\n", "test_rec_broken.py": "raise RuntimeError"})
    collected = {event.get("id"): event for event in of(inner.record(), "collect")}
    assert collected["test_rec_broken.py"]["outcome"] == "failed"
    assert "outcome" not in collected["test_rec.py"]


@can_rename
def test_ids_are_those_before_xdist_appends_to_them(inner: Inner) -> None:
    appends = "def pytest_collection_modifyitems(items): items[0]._nodeid += '@group'\n"
    events = inner.write({"test_rec.py": "def test_a(): pass\n", "conftest.py": appends}).record()
    assert [event["id"] for event in of(events, "test")] == ["test_rec.py::test_a"]


def test_a_test_that_is_broken_off_has_no_end(inner: Inner) -> None:
    exits = "import pytest\ndef test_a(): pytest.exit('enough')\n"
    events = inner.write({"test_rec.py": exits}).record()
    assert kinds(events)[-2:] == ["start", "end"]


def test_a_listing_is_not_recorded(inner: Inner) -> None:
    assert inner.write({"test_rec.py": "def test_a(): pass\n"}).record("--collect-only") == []


class TestRecord:
    """The file of one process."""

    def test_its_name_says_run_worker_and_process(self, tmp_path: Path) -> None:
        names = [
            Path(Record({"folder": str(tmp_path), **part}, worker).path).name
            for part, worker in [({"run": "7"}, "gw1"), ({}, "")]
        ]
        assert names == [f"7-gw1-{os.getpid()}.jsonl", f"run-main-{os.getpid()}.jsonl"]

    def test_events_that_are_held_come_before_the_next(self, tmp_path: Path) -> None:
        record = Record({"folder": str(tmp_path), "run": "1"}, "")
        record.hold("collect", id="", s=0.5, outcome=None)
        assert not Path(record.path).exists()
        record.write("start", id="caf\u00e9\udcff.py")
        assert Path(record.path).read_text(encoding="ascii") == (
            '{"e":"collect","s":0.5}\n{"e":"start","id":"caf\\u00e9\\udcff.py"}\n'
        )

    def test_a_folder_that_is_gone_ends_it(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        record = Record({"folder": str(tmp_path / "gone")}, "")
        record.write("start", id="a")
        record.write("start", id="b")
        assert capfd.readouterr().err.count("splitter: recording ends: ") == 1


def test_part_of_a_plan_has_all_members() -> None:
    members = ["pipeline", "plan", "group", "groups", "planned_s", "planned_tests"]
    assert part_of({"plan": "f00d"}) == {**dict.fromkeys(members), "plan": "f00d"}


def test_seconds_are_whole_microseconds() -> None:
    assert seconds(0.12345678) == 0.123457
    assert seconds(None) is None


@pytest.mark.parametrize(("count", "workers"), [(4, 4), (0, 1), (None, 1), ("auto", 1)])
def test_workers_are_a_number(count: object, workers: int) -> None:
    assert worker_count(SimpleNamespace(numprocesses=count)) == workers
    assert worker_count(SimpleNamespace()) == 1


def test_a_collector_that_died_has_failed() -> None:
    assert end_of_collection(None) == "failed"
    assert end_of_collection(pytest.CollectReport("a.py", "passed", None, [])) == "empty"
    assert end_of_collection(pytest.CollectReport("a.py", "skipped", None, [])) == "skipped"


@pytest.mark.parametrize(
    ("report", "outcome"),
    [
        ({"failed": True, "when": "call", "outcome": "failed"}, "failed"),
        ({"failed": True, "when": "teardown", "outcome": "failed"}, "error"),
        ({"failed": False, "when": "call", "outcome": "flaky"}, "flaky"),
        ({"wasxfail": "", "skipped": True}, "xfailed"),
        ({"wasxfail": "", "skipped": False}, "xpassed"),
    ],
)
def test_outcomes_of_phases(report: dict[str, Any], outcome: str) -> None:
    assert outcome_of(SimpleNamespace(**report)) == outcome


def test_the_worst_outcome_of_a_test_counts() -> None:
    assert combined("", "passed") == "passed"
    assert combined("passed", "error") == "error"
    assert combined("failed", "passed") == "failed"
    assert combined("skipped", "passed") == "skipped"
    assert combined("flaky", "skipped") == "skipped"


def test_nodes_are_within_those_above_them() -> None:
    assert is_within("a/b.py::C::d", "")
    assert is_within("a/b.py::C::d", "a")
    assert is_within("a/b.py::C::d", "a/b.py::C")
    assert is_within("a/b.py", "a/b.py")
    assert not is_within("a/bc.py", "a/b")
    assert not is_within("a/b.py::CD", "a/b.py::C")


SUBTESTS = """
import unittest
class TestUnit(unittest.TestCase):
    def test_u(self):
        for i in range(3):
            with self.subTest(i=i):
                assert i != 1
    def test_v(self):
        with self.subTest(): pass
"""
SUBTESTS_FIXTURE = """
def test_sub(subtests):
    for i in range(3):
        with subtests.test(i=i):
            assert i != 1
def test_good(subtests):
    with subtests.test(): pass
"""


def test_a_failed_subtest_is_a_failed_test(inner: Inner) -> None:
    files = {"test_rec_u.py": SUBTESTS}
    expected = {"test_u": "failed", "test_v": "passed"}
    if int(pytest.__version__.split(".")[0]) >= 9:
        files["test_rec_s.py"] = SUBTESTS_FIXTURE
        expected.update(test_sub="failed", test_good="passed")
    tests = of(inner.write(files).record(), "test")
    assert {test["id"].rpartition("::")[2]: test["outcome"] for test in tests} == expected
    for test in tests:
        assert test["call_s"] <= test["s"], "the subtests' time is not counted again"


OWN_WAY = """
import pytest
from _pytest.runner import runtestprotocol
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item):
    for plugin in item.config.pluginmanager.get_plugins():
        for name in ("pytest_runtest_protocol", "pytest_runtest_makereport", "pytest_runtest_call"):
            if type(plugin).__name__ == "Recorder":
                wrapper = getattr(plugin, name)(*[item, None][: 0 if name.endswith("call") else 1])
                next(wrapper)
                try:
                    wrapper.send(None)
                except StopIteration:
                    pass
    runtestprotocol(item)
    return True
"""


def test_a_runner_that_gives_no_outcome_is_not_broken(inner: Inner) -> None:
    inner.write({"test_rec.py": "def test_a(): pass\n", "conftest.py": OWN_WAY})
    events = inner.record()
    assert events[-1]["e"] == "end"
    assert events[-1]["exit"] == 0
    assert of(events, "test")[-1]["outcome"] == "passed"


def test_an_error_of_the_recorder_is_no_failed_test(
    inner: Inner, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("splitter_pytest.process.System.resident_kib", lambda _: 1 // 0)
    inner.write({"test_rec.py": "def test_a(): pass\ndef test_b(): pass\n"})
    assert of(inner.record(), "end") == []
    said = capfd.readouterr()
    assert "2 passed" in said.out
    assert said.err.count("splitter: recording ends: ") == 1
