"""`splitter run` and signals: what ends it, what it passes on, and what it then answers."""

from __future__ import annotations

import signal
import time

from harness import Suite, Venv, quoted
from suites import PINNED, PLAIN

import pytest


def test_a_signal_that_the_command_survives(make_suite, pytest8: Venv) -> None:
    """A command that then never starts is no success."""
    passes_over = """
import os, pathlib, signal, time
def test():
    signal.signal(signal.SIGTERM, lambda *_: None)
    pathlib.Path("began_" + __name__).touch()
    time.sleep(0.5)
"""
    suite: Suite = make_suite({"test_a.py": passes_over, "test_b.py": passes_over, **PINNED})
    words = ["splitter", "run", "--splits", "2", "--all", "--", "pytest"]
    run = suite.shell(pytest8, "exec " + quoted("python3", "-c", STARTER, "SIGTERM", "1", *words))
    assert run.code == 128 + signal.SIGTERM, run.describe()
    assert len(run.sessions) == 1
    assert not run.failed


@pytest.mark.parametrize("which", ["--shard 1/1", "--splits 2 --all", "--splits 2 --all --jobs 2"])
def test_failures_are_seen_where_the_ends_of_commands_were_ignored(
    make_suite, pytest8: Venv, which: str
) -> None:
    ignoring = "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); "
    suite: Suite = make_suite({"test_a.py": "def test(): assert False\n", **PLAIN, **PINNED})
    words = ["python3", "-c", ignoring + "os.execvp(sys.argv[1], sys.argv[1:])"]
    run = suite.shell(pytest8, quoted(*words, "splitter", "run", *which.split(), "--", "pytest"))
    assert run.code == 1, run.describe()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(
    ("which", "at_once"),
    [("--shard 1/2", 1), ("--splits 2 --all", 1), ("--splits 2 --all --jobs 2", 2)],
)
def test_signals(make_suite, pytest8: Venv, name: str, which: str, at_once: int) -> None:
    # Closed before the test says so: what a signal raises while Python closes a file is lost.
    waits = """
import pathlib, time
def test():
    pathlib.Path("began_" + __name__).touch()
    time.sleep(60)
"""
    suite: Suite = make_suite({"test_a.py": waits, "test_b.py": waits, **PINNED})
    words = ["python3", "-c", STARTER, name, str(at_once), "splitter", "run", *which.split()]
    began = time.monotonic()
    run = suite.shell(pytest8, "exec " + quoted(*words, "--", "pytest"))
    assert time.monotonic() - began < 55
    assert run.code == (2 if name == "SIGINT" else 128 + signal.SIGTERM), run.describe()
    assert len(run.sessions) == at_once


STARTER = """
import glob, signal, subprocess, sys, time
child = subprocess.Popen(sys.argv[3:])
while len(glob.glob("began_*")) < int(sys.argv[2]):
    time.sleep(0.05)
child.send_signal(getattr(signal, sys.argv[1]))
sys.exit(child.wait() % 256)
"""
