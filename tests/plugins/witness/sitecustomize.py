"""A witness in every pytest below a command, which splitter cannot see among the plugins.

Python imports this module at its start, as its folder is on PYTHONPATH. A pytest then gets one more
plugin, registered from within: no -p, no PYTEST_PLUGINS, no entry point, nothing that would make
splitter read the suite with other eyes. One JSON list a line is appended to the file that
PYTEST_WITNESS names: a kind, the process, and what was seen. Knows nothing of splitter but the name
of the plugin with which it asks pytest a question of its own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys

REPORT = "PYTEST_WITNESS"
QUESTION = "splitter-listing"
STOP = "PYTEST_WITNESS_STOP"
"""Set where sessions end after their collection, though their command says nothing of that."""


def say(kind: str, *words: object) -> None:
    """Workers say nothing: pytest-xdist, which sets the variable late, reports for them."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    line = json.dumps([kind, os.getpid(), *words]) + "\n"
    with open(os.environ[REPORT], "a", encoding="ascii") as report:
        report.write(line)


def outcome_of(report) -> str:
    """The outcome as the terminal tells it; an expected failure is neither skipped nor passed."""
    if hasattr(report, "wasxfail"):
        return "xfailed" if report.skipped else "xpassed"
    return report.outcome


class Witness:
    """Only reads: no hook wrapper, and no return value unless it is told to stop."""

    def pytest_sessionstart(self, session) -> None:
        config = session.config
        asked = config.option.collectonly and config.pluginmanager.hasplugin(QUESTION)
        say("asked" if asked else "session", str(config.rootpath))

    def pytest_collectreport(self, report) -> None:
        if report.failed:
            say("broken", report.nodeid)

    def pytest_collection_finish(self, session) -> None:
        say("collected", [item.nodeid for item in session.items])

    def pytest_runtestloop(self, session) -> bool | None:
        return True if os.environ.get(STOP) else None

    def pytest_runtest_logreport(self, report) -> None:
        say("report", report.nodeid, str(report.when), outcome_of(report))


def register_in(module) -> None:
    """Each manager of plugins that is made from now on has the witness."""
    from pluggy import HookimplMarker

    mark = HookimplMarker("pytest")
    mark(trylast=True)(Witness.pytest_collection_finish)
    mark(tryfirst=True)(Witness.pytest_runtestloop)
    make = module.PytestPluginManager.__init__

    def make_with_witness(manager) -> None:
        make(manager)
        manager.register(Witness(), "witness-of-runs")

    module.PytestPluginManager.__init__ = make_with_witness


class Door:
    """Waits for the import of pytest, so that other programs pay nothing."""

    def find_spec(self, name, path=None, target=None) -> object:
        if name != "_pytest.config":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def run_and_register(module) -> None:
            run(module)
            register_in(module)

        spec.loader.exec_module = run_and_register
        return spec


if os.environ.get(REPORT):
    sys.meta_path.insert(0, Door())
