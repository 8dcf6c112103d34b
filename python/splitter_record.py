"""Writes down what every test, import and set-up costs, for splitter; public hooks only.

Loaded by the environment (PYTEST_PLUGINS), so that it reaches pytest through any wrapper, and the
workers of pytest-xdist, each of which writes a file of its own. One JSON object a line, on disk
before the next test begins: docs/file-formats.md describes them. A `start` without its `test`
names what a killed process died in.
"""

import contextlib
import os
import sys

import pytest
from splitter_process import Record, end_of_collection, part_of, seconds, worker_count

FOLDER = "SPLITTER_RECORD"
"""The environment variable that names the folder for the records; nothing is recorded without."""

RUN = "SPLITTER_RUN"
"""The run's id: the same in every process of the run."""

OWNER = "SPLITTER_RECORDER"
"""Set by the pytest that records, so that pytests which its tests start do not."""

PLAIN_ID = pytest.StashKey()

SHARED_SCOPES = ("class", "module", "package", "session")

recorders = []
"""The recorder of this process, if any: a test may run a whole pytest inside it."""


def pytest_configure(config):
    folder = os.environ.get(FOLDER)
    worker = getattr(config, "workerinput", None)
    if not folder or recorders or config.option.collectonly:
        return
    if worker is None and os.environ.get(OWNER):
        return
    if worker is not None and FOLDER not in worker:
        return
    os.environ[OWNER] = str(os.getpid())
    name = "" if worker is None else worker["workerid"]
    recorders.append(Recorder(config, Record(folder, os.environ.get(RUN, ""), name)))
    config.pluginmanager.register(recorders[0], "splitter-recorder")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    if recorders and recorders[0].config is node.config:
        node.workerinput[FOLDER] = True


class Recorder:
    def __init__(self, config, record):
        self.config = config
        self.record = record
        self.system = record.system
        self.began, self.started_before = self.system.now(), self.system.since_start()
        self.startup_s = None
        self.shared = SharedSetUps(record)
        self.reports, self.outcome, self.uses = {}, "", []
        self.in_call = self.wrote_session = False
        self.recorder_s = 0.0

    def since_start(self):
        running = self.system.now() - self.began
        return running if self.started_before is None else self.started_before + running

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self):
        self.startup_s = self.since_start()

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection(self, session):
        begin = self.system.now()
        yield
        took = self.system.now() - begin
        self.write_session(took, len(getattr(session, "items", None) or ()))

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_make_collect_report(self, collector):
        begin = self.system.now()
        outcome = yield
        took = self.system.now() - begin
        report = None if outcome.excinfo else outcome.get_result()
        if getattr(report, "withheld", False):
            return  # by splitter_select.py: nothing was collected
        self.record.hold(
            "collect",
            id=collector.nodeid,
            s=seconds(took),
            outcome=end_of_collection(report),
        )

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef, request):
        if fixturedef.scope not in SHARED_SCOPES:
            yield
            return
        with self.shared.setting_up(fixturedef, request):
            yield

    def pytest_fixture_post_finalizer(self, fixturedef):
        self.shared.torn_down(fixturedef)

    def pytest_itemcollected(self, item):
        item.stash[PLAIN_ID] = item.nodeid  # xdist's loadgroup will append to it

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item):
        entered = self.system.now()
        plain_id = item.stash.get(PLAIN_ID, item.nodeid)
        self.record.write("start", id=plain_id)
        self.reports, self.outcome, self.uses = {}, "", []
        self.shared.begin_test()
        exact = self.system.reset_peak()
        children = self.system.max_rss_kib("RUSAGE_CHILDREN")
        before = self.system.resident_kib()
        begin = self.system.now()
        ended = yield
        whole = self.system.now() - begin
        if ended.excinfo is not None:
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
            before_kib=before,
            peak_kib=peak,
            after_kib=after,
            children_kib=grown if grown != children else None,
            peak_is="" if exact else "bound",
            uses=self.uses,
        )
        self.recorder_s += self.system.now() - entered - whole

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_call(self):
        self.in_call = True
        yield
        self.in_call = False

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item):
        outcome = yield
        if self.in_call:
            return  # of a subtest, whose test goes on
        report = outcome.get_result()
        # A plugin may run a test again within its protocol: the times add up, the last end counts.
        if report.when == "setup":
            self.outcome = ""
            # Later, those of its last user would be gone already.
            self.uses = self.shared.used_by(item)
        name = report.when + "_s"
        self.reports[name] = self.reports.get(name, 0) + report.duration
        self.outcome = combined(self.outcome, outcome_of(report))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus):
        self.write_session(None, None)
        self.record.write(
            "end",
            wall_s=seconds(self.since_start()),
            recorder_s=seconds(self.recorder_s),
            exit=int(exitstatus),
        )

    def pytest_unconfigure(self):
        recorders.clear()
        if os.environ.get(OWNER) == str(os.getpid()):
            del os.environ[OWNER]

    def write_session(self, collected_s, selected):
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
            **part_of(),
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
            baseline_kib=self.system.resident_kib(),
        )
        self.record.held += held
        self.record.flush()


class SharedSetUps:
    """The fixtures of class scope and wider: their own costs, kept apart from the tests'."""

    def __init__(self, record):
        self.record = record
        self.system = record.system
        self.in_test_s = 0.0
        self.nested_s = []
        self.alive = {}
        self.tearing_down = {}

    def begin_test(self):
        self.in_test_s = 0.0

    @contextlib.contextmanager
    def setting_up(self, fixturedef, request):
        """Times one set-up, also one that fails."""
        before = self.system.resident_kib()
        self.enter()
        begin = self.system.now()
        try:
            yield
        finally:
            own_s = self.leave(self.system.now() - begin)
            self.set_up(fixturedef, request, own_s, before, self.system.resident_kib())

    def enter(self):
        self.nested_s.append(0.0)

    def leave(self, elapsed):
        """The time without that of the shared set-ups within, which are billed for themselves."""
        own = elapsed - self.nested_s.pop()
        if self.nested_s:
            self.nested_s[-1] += elapsed
        else:
            self.in_test_s += elapsed
        return own

    def set_up(self, fixturedef, request, own_s, before, after):
        place = request.node.nodeid
        name = f"{place}::{fixturedef.argname}" if place else fixturedef.argname
        if fixturedef.params:
            name += f"[{getattr(request, 'param_index', 0)}]"
        self.alive[id(fixturedef)] = (fixturedef.argname, place, name)
        self.record.hold(
            "fixture",
            id=name,
            scope=fixturedef.scope,
            s=seconds(own_s),
            before_kib=before,
            after_kib=after,
        )
        # Finalizers run last in, first out: this one marks the beginning of the tear-down.
        fixturedef.addfinalizer(lambda: self.begin_tear_down(fixturedef))

    def begin_tear_down(self, fixturedef):
        self.enter()
        self.tearing_down[id(fixturedef)] = self.system.now()

    def torn_down(self, fixturedef):
        begin = self.tearing_down.pop(id(fixturedef), None)
        if begin is None:
            return
        own_s = self.leave(self.system.now() - begin)
        _, _, name = self.alive.pop(id(fixturedef))
        self.record.hold("fixture", id=name, scope=fixturedef.scope, teardown_s=seconds(own_s))

    def used_by(self, item):
        """The ids of the shared fixtures that the test needs, set up by it or before it."""
        names = set(getattr(item, "fixturenames", ()))
        return sorted(
            fixture
            for name, place, fixture in self.alive.values()
            if name in names and is_within(item.nodeid, place)
        )


def is_within(nodeid, place):
    return not place or nodeid == place or nodeid.startswith((place + "::", place + "/"))


def outcome_of(report):
    if hasattr(report, "wasxfail"):
        return "xfailed" if report.skipped else "xpassed"
    if report.failed and report.when != "call":
        return "error"
    return report.outcome


def combined(before, now):
    """Of the phases' outcomes the worst: a call that failed is not mended by its tear-down."""
    rank = ("", "passed", "xpassed", "xfailed", "skipped", "failed", "error")
    return max(before, now, key=lambda word: rank.index(word if word in rank else "passed"))
