"""Writes down what every test, import and set-up costs; public hooks only.

Each worker of pytest-xdist writes a file of its own. The events of a test are on disk before the
next test begins, and a `start` without its `test` names what a killed process died in.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Generator

import pytest

from .events import Record, end_of_collection, part_of, seconds, worker_count
from .guard import guarded, guarded_call
from .others import LeftOut
from .setups import SHARED_SCOPES, SharedSetUps

if TYPE_CHECKING:
    from .session import RecordPart

HookSteps = Generator[None, Any, None]
"""The steps of a hook around those of other plugins."""

PLAIN_ID = pytest.StashKey[str]()


def make_recorder(config: pytest.Config, part: RecordPart) -> Recorder:
    """The recorder of a pytest, or of a worker of pytest-xdist."""
    worker = getattr(config, "workerinput", {"workerid": ""})["workerid"]
    return Recorder(config, Record(part, worker))


class Recorder:
    """The hooks that measure tests, collectors and shared set-ups."""

    def __init__(self, config: pytest.Config, record: Record) -> None:
        self.config = config
        self.record = record
        self.system = record.system
        self.began, self.started_before = self.system.now(), self.system.since_start()
        self.startup_s: float | None = None
        self.shared = SharedSetUps(record)
        self.reports: dict[str, float] = {}
        self.outcome = self.needs = ""
        self.left_out = LeftOut()
        self.uses: list[str] = []
        self.in_call = self.wrote_session = False
        self.recorder_s = 0.0

    def since_start(self) -> float:
        """Seconds since the process was started, as far as the system tells."""
        running = self.system.now() - self.began
        return running if self.started_before is None else self.started_before + running

    @pytest.hookimpl(trylast=True)
    @guarded_call
    def pytest_sessionstart(self) -> None:
        """Marks the end of the start-up."""
        self.startup_s = self.since_start()

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_collection(self, session: pytest.Session) -> HookSteps:
        """Times the collection, and writes the session at its end."""
        begin = self.system.now()
        yield
        took = self.system.now() - begin
        items = getattr(session, "items", None) or []
        self.left_out.compare(items)
        self.write_session(took, len(items))

    @pytest.hookimpl(tryfirst=True)
    @guarded_call
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Remembers what was collected."""
        self.left_out.keep(items)

    @guarded_call
    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Tells what pytest's own options leave out from what a plugin does."""
        self.left_out.deselected(items)

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_make_collect_report(self, collector: pytest.Collector) -> HookSteps:
        """Times one collector."""
        begin = self.system.now()
        outcome = yield
        took = self.system.now() - begin
        report = result_of(outcome)
        if getattr(report, "withheld", False):
            return  # by the selector: nothing was collected
        self.record.hold(
            "collect",
            id=collector.nodeid,
            s=seconds(took),
            outcome=end_of_collection(report),
        )

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> HookSteps:
        """Times the set-up of a shared fixture."""
        if fixturedef.scope not in SHARED_SCOPES:
            yield
            return
        with self.shared.setting_up(fixturedef, request):
            yield

    @guarded_call
    def pytest_fixture_post_finalizer(self, fixturedef: pytest.FixtureDef[Any]) -> None:
        """Ends the time of a tear-down."""
        self.shared.torn_down(fixturedef)

    @guarded_call
    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Keeps the id: loadgroup of pytest-xdist will append to it."""
        item.stash[PLAIN_ID] = item.nodeid

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_runtest_protocol(self, item: pytest.Item) -> HookSteps:
        """Measures one test, and has it on disk before the next begins."""
        entered = self.system.now()
        plain_id = item.stash.get(PLAIN_ID, item.nodeid)
        self.record.write("start", id=plain_id)
        self.reports, self.outcome, self.needs, self.uses = {}, "", "", []
        self.in_call = False
        self.shared.begin_test()
        exact = self.system.reset_peak()
        children = self.system.max_rss_kib("RUSAGE_CHILDREN")
        before = self.system.resident_kib()
        begin = self.system.now()
        ended = yield
        whole = self.system.now() - begin
        if getattr(ended, "excinfo", None) is not None:
            return  # broken off, by Ctrl-C or pytest.exit: how long it takes is not known
        after = self.system.resident_kib()
        peak = self.system.peak_kib()
        grown = self.system.max_rss_kib("RUSAGE_CHILDREN")
        self.record.write(
            "test",
            id=plain_id,
            s=seconds(whole - self.shared.in_test_s),
            **{name: seconds(value) for name, value in self.reports.items()},
            outcome=self.outcome,
            needs=self.needs,
            named=name_of(item),
            before_kib=before,
            peak_kib=peak,
            after_kib=after,
            children_kib=grown if grown != children else None,
            peak_is="" if exact else "bound",
            uses=self.uses,
        )
        self.recorder_s += self.system.now() - entered - whole

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_runtest_call(self) -> HookSteps:
        """Marks the time in which reports may be those of subtests."""
        self.in_call = True
        try:
            yield
        finally:
            self.in_call = False

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    @guarded
    def pytest_runtest_makereport(self, item: pytest.Item) -> HookSteps:
        """Takes the time and the outcome of one phase."""
        report = result_of((yield))
        if report is None:
            return
        if self.in_call:
            # A subtest: its time is within that of the test, its failure is the failure of it.
            if outcome_of(report) == "failed":
                self.outcome = combined(self.outcome, "failed")
            return
        # A plugin may run a test again within its protocol: the times add up, the last end counts.
        if report.when == "setup":
            self.outcome = self.needs = ""
            # Later, those of its last user would be gone already.
            self.uses = self.shared.used_by(item)
        self.needs = self.needs or needed_by(item, report)
        name = report.when + "_s"
        self.reports[name] = self.reports.get(name, 0) + report.duration
        self.outcome = combined(self.outcome, outcome_of(report))

    @pytest.hookimpl(trylast=True)
    @guarded_call
    def pytest_sessionfinish(self, exitstatus: int | pytest.ExitCode) -> None:
        """Writes the end of a session that ended in order."""
        self.write_session(None, None)
        self.record.write(
            "end",
            wall_s=seconds(self.since_start()),
            recorder_s=seconds(self.recorder_s),
            exit=int(exitstatus),
        )

    def write_session(self, collected_s: float | None, selected: int | None) -> None:
        """Writes the session once, in front of the events of its collection."""
        if self.wrote_session:
            return
        self.wrote_session = True
        held, self.record.held = self.record.held, []
        option = self.config.option
        self.record.hold(
            "session",
            v=1,
            run=self.record.run,
            worker=self.record.worker,
            **part_of(self.record.part),
            pid=os.getpid(),
            pytest=pytest.__version__,
            python=".".join(map(str, sys.version_info[:3])),
            workers=worker_count(option),
            cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
            load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
            began_s=round(self.began - (self.started_before or 0.0), 3),
            startup_s=seconds(self.startup_s),
            collected_s=seconds(collected_s),
            selected=selected,
            left_out=len(self.left_out.gone) or None,
            left_out_by=(self.left_out.gone and self.left_out.by) or None,
            baseline_kib=self.system.resident_kib(),
        )
        self.record.held += held
        self.record.flush()


def result_of(outcome: Any) -> Any:
    """The result of a hook; None where it raised, or where a runner gives no outcome."""
    if outcome is None or getattr(outcome, "excinfo", None) is not None:
        return None
    return outcome.get_result()


def needed_by(item: pytest.Item, report: pytest.TestReport) -> str:
    """The test for whose sake another one was skipped, in the words of pytest-dependency.

    Empty where it was not skipped, or for other reasons.
    """
    reason = report.longrepr[2] if report.skipped and isinstance(report.longrepr, tuple) else ""
    return reason.partition(f"{item.name} depends on ")[2]


def name_of(item: pytest.Item) -> str:
    """The name by which others may need a test; empty where it has none but its id."""
    mark = item.get_closest_marker("dependency")
    name = mark.kwargs.get("name") if mark else None
    return name if isinstance(name, str) else ""


def outcome_of(report: pytest.TestReport) -> str:
    """The outcome of one phase of a test, in the words of records."""
    if hasattr(report, "wasxfail"):
        return "xfailed" if report.skipped else "xpassed"
    if report.failed and report.when != "call":
        return "error"
    return report.outcome


def combined(before: str, now: str) -> str:
    """The worse of two outcomes: a tear-down does not mend a call that failed."""
    rank = ("", "passed", "xpassed", "xfailed", "skipped", "failed", "error")
    return max(before, now, key=lambda word: rank.index(word if word in rank else "passed"))
