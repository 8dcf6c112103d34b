"""splitter's plugin in the user's process: no outcome changes, nobody sees it."""

from __future__ import annotations

from textwrap import dedent

from harness import Venv
from outcomes import full_outcomes, said, split_outcomes
from runs import NO_PLUGINS

import pytest

PLAIN = {
    f"test_plain_{name}.py": "def test_1(): pass\ndef test_2(): pass\ndef test_3(): pass\n"
    for name in "ab"
}

CASES = {
    "snapshots": {
        "conftest.py": """
            import pytest
            seen = []
            @pytest.hookimpl(tryfirst=True)
            def pytest_collection_modifyitems(items):
                seen.extend(item.nodeid for item in items)
            def pytest_sessionfinish(session):
                files = {item.path.name for item in session.items}
                stored = {f"{name}::test_{i}" for name in files for i in (1, 2, 3)}
                if stored - set(seen):
                    session.exitstatus = 1
            """
    },
    "a clean environment": {
        "test_x.py": """
            import os, sys
            def test_names(): assert not [name for name in os.environ if "SPLITTER_SES" in name]
            def test_modules(): assert "splitter" not in " ".join(
                getattr(module, "__file__", None) or "" for name, module in sys.modules.items()
                if not name.startswith("splitter_pytest"))
            """
    },
    "a protocol of one's own": {
        "conftest.py": """
            from _pytest.runner import runtestprotocol
            def pytest_runtest_protocol(item, nextitem):
                item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
                for report in runtestprotocol(item, log=False, nextitem=nextitem):
                    item.ihook.pytest_runtest_logreport(report=report)
                item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
                return True
            """
    },
    "a loop of one's own": {
        "conftest.py": """
            def pytest_runtestloop(session):
                for index, item in enumerate(session.items):
                    after = session.items[index + 1] if index + 1 < len(session.items) else None
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                return True
            """
    },
    "warnings are errors": {"pytest.ini": "[pytest]\nfilterwarnings = error\n"},
    "everything is strict": {
        "pytest.ini": "[pytest]\naddopts = --strict-config --strict-markers -p no:cacheprovider\n"
    },
    "patched modules": {
        "test_x.py": """
            import builtins, json, os, time
            def test_patches(monkeypatch):
                for module, name in ((builtins, "open"), (json, "dumps"), (os, "getcwd")):
                    monkeypatch.setattr(module, name, None)
                monkeypatch.setattr(time, "perf_counter", lambda: 0.0)
            def test_forks():
                child = os.fork()
                if child == 0:
                    os._exit(0)
                os.waitpid(child, 0)
            """
    },
}


@pytest.mark.parametrize("name", CASES)
def test_a_group_ends_as_in_a_full_run(name: str, make_suite, venv: Venv) -> None:
    files = {path: dedent(text) for path, text in CASES[name].items()}
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN, **files})
    suite.variables |= NO_PLUGINS
    full = full_outcomes(suite, venv)
    suite.write_durations({f"test_plain_a.py::test_{i}": 9.0 for i in (1, 2, 3)})
    for options in ("", "--record ../records"):
        together, jobs = split_outcomes(suite, venv, 2, run=True, options=options)
        assert together == full, said(jobs)
        assert {job.code for job in jobs} == {0}, said(jobs)


@pytest.mark.parametrize("how", ["run --shard 1/2", "record"])
@pytest.mark.parametrize("command", ["python -I -m pytest", "env -i pytest", "tox -e tests"])
def test_a_program_that_loses_the_plugin_is_refused_before_a_test_runs(
    make_suite, pytest8: Venv, command: str, how: str
) -> None:
    suite = make_suite({**PLAIN, "tox.ini": "[testenv:tests]\ncommands = pytest\n"})
    suite.variables |= NO_PLUGINS
    run = suite.shell(pytest8, f"splitter {how} -- {command}")
    assert run.code == 125, run.describe()
    assert "splitter's plugin" in run.result.stderr
    assert not run.ran
    assert b"passed" not in run.result.stdout
