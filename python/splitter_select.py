"""Keeps exactly the tests of one group of splitter's plan; public hooks only.

Loaded by the environment (PYTEST_PLUGINS), so that it reaches pytest through any wrapper, and the
workers of pytest-xdist. pytest gets no arguments but the user's own: it collects as it would
without splitter, but for the files of other groups, which are not imported. Of the rest each test
is kept or not by its id alone, whatever shuffles or selects besides: by the longest name in the
plan that stands for it, else its file's home group, else, in a file that the plan does not know,
by the path. `model/dispatch.hpp` says the same; `render/selection_text.hpp` describes the file.
"""

import binascii
import functools
import os

import pytest

SELECTION = "SPLITTER_SELECTION"
"""The environment variable that names the file with the plan; nothing is selected without."""

OWNER = "SPLITTER_SELECTOR"
"""Set by the pytest that selects, so that pytests which its tests start do not."""

selectors = []
"""The selector of this process, if any: a test may run a whole pytest inside it."""


def pytest_configure(config):
    path = os.environ.get(SELECTION)
    worker = getattr(config, "workerinput", None)
    if not path or selectors:
        return
    if worker is None and os.environ.get(OWNER):
        return
    if worker is not None and SELECTION not in worker:
        return
    os.environ[OWNER] = str(os.getpid())
    selection = read_selection(path)
    if selection.is_list:
        selection.see_from(str(config.rootpath), str(config.invocation_params.dir))
    selectors.append(Selector(config, selection))
    config.pluginmanager.register(selectors[0], "splitter-selector")
    with open(path + ".seen", "ab"):
        pass  # splitter sees by it that its choice reached a pytest


@functools.lru_cache(maxsize=1)
def read_selection(path):
    """Once for all of pytest's hooks: of a large suite it takes its time."""
    with open(path, "rb") as source:
        return Selection(source.read())


def selection_to_come():
    """Before this pytest is configured: what it will select; None for one that a test starts."""
    path = os.environ.get(SELECTION)
    if not path or os.environ.get(OWNER):
        return None
    return read_selection(path)


@pytest.hookimpl(tryfirst=True, hookwrapper=True)
def pytest_load_initial_conftests(early_config):
    """Before pytest-cov's, which begins here: a later session adds to what an earlier one
    measured, wherever `--cov` stands."""
    selection = selection_to_come()
    options = early_config.known_args_namespace
    if selection and selection.session > 1 and hasattr(options, "cov_append"):
        options.cov_append = True
    yield


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """Before pytest-xdist's: tests that must run alone do so whatever `-n` says. Of several
    sessions each writes a report of its own: `report.xml`, `report-2.xml`."""
    selection = selection_to_come()
    if selection is None:
        return
    if not selection.has_workers and hasattr(config.option, "numprocesses"):
        # All three: what PYTEST_PLUGINS names comes before this, and has read the first by now.
        config.option.numprocesses = 0
        config.option.dist, config.option.tx = "no", []
    report = getattr(config.option, "xmlpath", None)
    if report and selection.session > 1:
        stem, suffix = os.path.splitext(report)
        config.option.xmlpath = f"{stem}-{selection.session}{suffix}"


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    if selectors and selectors[0].config is node.config:
        node.workerinput[SELECTION] = True


class Selection:
    """The plan, seen from one group."""

    def __init__(self, data):
        self.group = self.groups = 0
        self.session = self.sessions = 1
        self.has_workers = True
        self.plan = ""
        self.is_list = False
        self.busy = []
        self.homes = {}
        self.names = {}
        self.mine = set()
        if not data.endswith(b"\0e\0"):
            raise pytest.UsageError("splitter: the file with the group's tests is cut short")
        for record in data.split(b"\0"):
            self.take(chr(record[0]) if record else "", os.fsdecode(record[1:]))

    def take(self, kind, value):
        if kind == "g":
            self.group = int(value)
        elif kind == "n":
            self.groups = int(value)
        elif kind == "p":
            self.plan = value
        elif kind == "t":
            session, _, sessions = value.partition(" ")
            self.session, self.sessions = int(session), int(sessions)
        elif kind == "w":
            self.has_workers = False
        elif kind == "l":
            self.is_list = True
        elif kind == "b":
            self.busy.append(int(value))
        elif kind == "h":
            home, _, path = value.partition(" ")
            self.homes[path] = int(home)
        elif kind == "s":
            group, _, name = value.partition(" ")
            self.names[name] = int(group)
            if int(group) == self.group:
                self.mine.add(name.partition("::")[0])

    def see_from(self, root, folder):
        """Names of a list are seen from where pytest starts if most of their files are there.
        Files that are not there are no reason to run nothing and call it a success."""

        def there(place, paths):
            return sum(os.path.exists(os.path.join(place, path)) for path in paths)

        def seen(name):
            path, inside, rest = name.partition("::")
            path = os.path.relpath(os.path.join(folder, path), root).replace(os.sep, "/")
            return path + inside + rest

        paths = {name.partition("::")[0] for name in [*self.names, *self.homes]}
        if there(folder, paths) >= max(there(root, paths), 1):
            self.names = {seen(name): group for name, group in self.names.items()}
            self.homes = {seen(path): home for path, home in self.homes.items()}
            self.mine = {seen(path) for path in self.mine}
        if self.mine and not there(root, self.mine):
            name = f"{min(self.mine)} in pytest's rootdir {root}"
            raise pytest.UsageError(f"splitter: no file of this group's tests is there: {name}")

    def knows(self, nodeid):
        return any(name in self.names for name in names_for(nodeid))

    def group_of(self, nodeid):
        """The one group that runs the test; 0 where none does."""
        for name in names_for(nodeid):
            if name in self.names:
                return self.names[name]
        return self.home_of(nodeid.partition("::")[0])

    def home_of(self, path):
        if self.is_list or not self.busy:
            return 0
        if path in self.homes:
            return self.homes[path]
        return self.busy[binascii.crc32(os.fsencode(path)) % len(self.busy)]

    def is_part(self):
        """Whether other pytests run the rest of the suite."""
        return self.groups > 1 or self.sessions > 1

    def may_hold(self, path):
        """Whether a file has, or may have, tests of the group."""
        return any(name in self.mine for name in names_for(path)) or (
            self.home_of(path) == self.group and self.names.get(path, self.group) == self.group
        )


def names_for(nodeid):
    """The names that may stand for a test, the longest first."""
    yield nodeid
    path, inside, _ = nodeid.partition("::")
    if inside:
        bracket = nodeid.find("[", len(path))
        name = nodeid if bracket < 0 else nodeid[:bracket]
        while len(name) > len(path):
            yield name
            cut = name.rfind("::")
            if cut <= len(path):
                break
            name = name[:cut]
        yield path
    while len(path) > 1:
        path = path[:-1]
        path = path[: path.rfind("/") + 1]
        if path:
            yield path
            yield path[:-1]


class Selector:
    def __init__(self, config, selection):
        self.config = config
        self.selection = selection
        self.root = os.path.join(str(config.rootpath), "")
        # pytest fails where a file that an argument names tests of has none.
        self.withholds = not any("::" in arg for arg in config.args)
        self.undecided = {}  # by what does not change: pytest's items hash as their ids
        self.found = True

    def pytest_report_header(self):
        chosen = self.selection
        part = f" ({chosen.session} of {chosen.sessions} parts)" if chosen.sessions > 1 else ""
        return f"splitter: group {chosen.group} of {chosen.groups}{part}, plan {chosen.plan}"

    def pytest_ignore_collect(self, collection_path):
        # Unknown files are pytest's business, and `__init__.py` stands for its package in pytest 7.
        path = str(collection_path)
        if not path.startswith(self.root) or path.endswith("__init__.py"):
            return None
        path = path[len(self.root) :].replace(os.sep, "/")
        if path in self.selection.homes and not self.selection.may_hold(path):
            return True
        return None

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(self, collector):
        """Does not import files of other groups that the arguments name."""
        if not isinstance(collector, pytest.File) or isinstance(collector, pytest.Package):
            return None
        path = collector.nodeid.partition("::")[0]
        if not self.withholds or self.selection.may_hold(path):
            return None
        return pytest.CollectReport(collector.nodeid, "passed", None, [], withheld=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config, items):
        # First, while ids are still pytest's own: xdist's loadgroup appends to them.
        group = self.selection.group
        kept, others, found = [], [], False
        for item in items:
            of_item = self.selection.group_of(item.nodeid)
            found = found or of_item == group
            if self.selection.is_list and not self.selection.knows(item.nodeid):
                # The list may have been written with ids that somebody is yet to change.
                self.undecided[id(item)] = item
                of_item = group
            (kept if of_item == group else others).append(item)
        self.found = found or not items
        self.deselect(items, kept, others)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session):
        if not self.selection.is_list:
            return
        kept, others = [], []
        for item in session.items:
            of_item = self.group_of_changed(item) if id(item) in self.undecided else None
            (kept if of_item in (None, self.selection.group) else others).append(item)
            self.found = self.found or of_item == self.selection.group
        self.deselect(session.items, kept, others)
        if not self.found and not self.config.getoption("lf", False):
            name = min(self.selection.mine, default="")
            message = f"splitter: none of this group's tests is there, of {name}"
            if not hasattr(self.config, "workerinput"):
                raise pytest.UsageError(message)
            session.shouldfail = message  # pytest-xdist takes it to its controller

    def group_of_changed(self, item):
        """By the id that it got since; loadgroup of pytest-xdist appends a name to it."""
        plain, at, _ = item.nodeid.rpartition("@")
        known = self.selection.knows(item.nodeid) or not at
        return self.selection.group_of(item.nodeid if known else plain)

    def deselect(self, items, kept, others):
        if others:
            self.config.hook.pytest_deselected(items=others)
            items[:] = kept

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session, exitstatus):
        # What -k and the like leave of the suite may lie in other groups.
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self.selection.is_part():
            session.exitstatus = pytest.ExitCode.OK

    def pytest_unconfigure(self):
        selectors.clear()
        if os.environ.get(OWNER) == str(os.getpid()):
            del os.environ[OWNER]
