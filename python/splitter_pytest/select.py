"""Keeps exactly the tests of one group of splitter's plan; public hooks only.

pytest gets no arguments but the user's own: it collects as it would without splitter, but for the
files of other groups, which are not imported. Each test of the rest is kept or not by its id
alone, whatever shuffles or selects besides: `dispatch` tells which group it belongs to.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Generator

import pytest

from .dispatch import MissingFilesError, Selection
from .others import LeftOut, second_splitter
from .session import read_session

if TYPE_CHECKING:
    from pathlib import Path

    from .session import SelectionPart


def make_selector(config: pytest.Config, part: SelectionPart) -> Selector:
    """The selector of a pytest; leaves a mark by which splitter sees that a pytest chose."""
    second = second_splitter(config, part.get("prepared", False))
    if second:
        option, place = second
        with open(part["seen"] + ".refused", "w", encoding="utf-8") as refused:
            refused.write(f"{option} in {place}")
        raise pytest.UsageError(f"splitter: {option} in {place} divides the tests a second time")
    selection = Selection(part)
    if selection.is_list:
        try:
            selection.see_from(str(config.rootpath), str(config.invocation_params.dir))
        except MissingFilesError as error:
            raise pytest.UsageError(
                f"splitter: no file of this group's tests is there: {error}"
            ) from None
    with open(part["seen"], "ab"):
        pass
    return Selector(config, selection)


def append_coverage(path: str, options: Any) -> None:
    """Has a later session of a group add to the coverage that an earlier one measured."""
    part = read_session(path).selection
    if part and part.get("session", 1) > 1 and hasattr(options, "cov_append"):
        options.cov_append = True


def adapt_options(path: str, options: Any) -> None:
    """Starts no workers where tests must run alone, and parts the reports of sessions.

    Of several sessions each writes a report of its own: `report.xml`, `report-2.xml`.
    """
    part = read_session(path).selection
    if not part:
        return
    if not part.get("workers", True) and hasattr(options, "numprocesses"):
        # All three: plugins of PYTEST_PLUGINS come before this, and have read the first by now.
        options.numprocesses = 0
        options.dist, options.tx = "no", []
    report = getattr(options, "xmlpath", None)
    session = part.get("session", 1)
    if report and session > 1:
        stem, suffix = os.path.splitext(report)
        options.xmlpath = f"{stem}-{session}{suffix}"


class Selector:
    """The hooks that leave only the tests of one group."""

    def __init__(self, config: pytest.Config, selection: Selection) -> None:
        self.config = config
        self.selection = selection
        self.root = os.path.join(str(config.rootpath), "")
        # pytest fails where a file that an argument names tests of has none.
        self.withholds = not any("::" in arg for arg in config.args)
        self.undecided: dict[
            int, pytest.Item
        ] = {}  # by what does not change: pytest's items hash as their ids
        self.found = True
        self.found_any = False
        self.left_out = LeftOut()

    def pytest_report_header(self) -> str:
        """Says which group this is."""
        chosen = self.selection
        part = f" ({chosen.session} of {chosen.sessions} parts)" if chosen.sessions > 1 else ""
        return f"splitter: group {chosen.group} of {chosen.groups}{part}, plan {chosen.plan}"

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leaves out files of other groups."""
        # Unknown files are pytest's business, and `__init__.py` stands for its package in pytest 7.
        path = str(collection_path)
        if not path.startswith(self.root) or path.endswith("__init__.py"):
            return None
        path = path[len(self.root) :].replace(os.sep, "/")
        if path in self.selection.homes and not self.selection.may_hold(path):
            return True
        return None

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> pytest.CollectReport | None:
        """Does not import files of other groups that the arguments name."""
        if not isinstance(collector, pytest.File) or isinstance(collector, pytest.Package):
            return None
        path = collector.nodeid.partition("::")[0]
        if not self.withholds or self.selection.may_hold(path):
            return None
        return pytest.CollectReport(collector.nodeid, "passed", None, [], withheld=True)

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> Generator[None, Any, None]:
        """Keeps the tests of this group.

        Decides before all others, while ids are still pytest's own (xdist's loadgroup appends to
        them), and takes the rest away behind them: some judge a file by all that is collected.
        """
        before = list(items)
        theirs = {id(item) for item in before if not self.is_of_group(item)}
        self.found = self.found_any or not items
        self.left_out.keep([item for item in before if id(item) not in theirs])
        known = {id(item) for item in before}
        yield
        theirs |= {id(i) for i in items if id(i) not in known and not self.is_of_group(i)}
        kept = [item for item in items if id(item) not in theirs]
        self.deselect(items, kept, [item for item in items if id(item) in theirs])

    def is_of_group(self, item: pytest.Item) -> bool:
        """Tells whether this group runs a test, as far as its id tells."""
        of_group = self.selection.group_of(item.nodeid) == self.selection.group
        self.found_any = self.found_any or of_group
        if self.selection.is_list and not self.selection.knows(item.nodeid):
            # The list may have been written with ids that somebody is yet to change.
            self.undecided[id(item)] = item
            return True
        return of_group

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Tells what pytest's own options leave out from what a plugin does."""
        self.left_out.deselected(items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Decides by the ids that tests of a list have in the end."""
        self.left_out.compare(session.items)
        if not self.selection.is_list:
            return
        kept: list[pytest.Item] = []
        others: list[pytest.Item] = []
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

    def group_of_changed(self, item: pytest.Item) -> int:
        """The group by the id that the test got since.

        loadgroup of pytest-xdist appends a name to it.
        """
        plain, at, _ = item.nodeid.rpartition("@")
        known = self.selection.knows(item.nodeid) or not at
        return self.selection.group_of(item.nodeid if known else plain)

    def deselect(
        self, items: list[pytest.Item], kept: list[pytest.Item], others: list[pytest.Item]
    ) -> None:
        """Leaves KEPT of ITEMS, and tells pytest of the OTHERS."""
        if others:
            self.config.hook.pytest_deselected(items=others)
            items[:] = kept

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Names the tests of the group that another plugin left out."""
        gone = self.left_out.gone
        by = self.left_out.by
        if gone:
            terminalreporter.write_line(
                f"splitter: warning: another plugin{by and f' ({by})'} left out {len(gone)} of "
                f"this group's tests, which no other group runs: {gone[0]}"
                + (", …" if len(gone) > 1 else ""),
                yellow=True,
            )

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(
        self, session: pytest.Session, exitstatus: int | pytest.ExitCode
    ) -> None:
        """Lets a part of the suite be empty."""
        # The tests that -k and the like leave of the suite may lie in other groups.
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self.selection.is_part():
            session.exitstatus = pytest.ExitCode.OK
