"""Loaded into the pytests under test: writes down what really ran.

One JSON list a line, [kind, node id], appended to the file that SPLITTER_WITNESS names. Knows
nothing of splitter. Sessions that only collect, such as splitter's own, leave no trace.
"""

import json
import os


def pytest_configure(config) -> None:
    path = os.environ.get("SPLITTER_WITNESS")
    worker = "PYTEST_XDIST_WORKER" in os.environ
    if path and not worker and not config.option.collectonly:
        config.pluginmanager.register(Witness(path, str(config.rootpath)), "witness-report")


class Witness:
    def __init__(self, path, rootdir) -> None:
        self.path = path
        self.rootdir = rootdir

    def say(self, kind, text) -> None:
        with open(self.path, "a", encoding="ascii") as report:
            report.write(json.dumps([kind, text]) + "\n")

    def pytest_sessionstart(self, session) -> None:
        self.say("session", self.rootdir)

    def pytest_runtest_logstart(self, nodeid, location) -> None:
        self.say("ran", nodeid)

    def pytest_runtest_logreport(self, report) -> None:
        if report.failed:
            self.say("failed", report.nodeid)

    def pytest_collectreport(self, report) -> None:
        if report.failed:
            self.say("broken", report.nodeid)
