"""`plugin`: who takes the session over, and that it is one plugin, whoever loads it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from conftest import SESSION, Inner

import pytest
import splitter_pytest
from splitter_pytest import plugin

PASS = {"test_plugin_inner.py": "def test_a(): pass\ndef test_b(): pass\n"}
NAMES = {"names": {"test_plugin_inner.py::test_a": 1}, "homes": {"test_plugin_inner.py": 2}}


def test_importing_it_imports_nothing_but_os() -> None:
    script = (
        "import os, sys; before = set(sys.modules); import splitter_pytest; "
        "print(sorted(set(sys.modules) - before))"
    )
    environment = {"PYTHONPATH": str(Path(splitter_pytest.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['splitter_pytest']"


def test_without_a_session_it_does_nothing(inner: Inner) -> None:
    inner.monkeypatch.delenv(SESSION, raising=False)
    code, seen = inner.write(PASS).run()
    assert code == 0
    assert len(seen.ran) == 2
    assert seen.config
    assert not seen.config.pluginmanager.hasplugin("splitter-selector")


def test_the_session_is_taken_while_pytest_runs_and_given_back(inner: Inner) -> None:
    inner.write(PASS).select(**NAMES)
    session = os.environ[SESSION]
    for _ in range(2):
        code, seen = inner.run()
        assert code == 0
        assert seen.ran == ["test_plugin_inner.py::test_a"]
        assert seen.during is None, "tests see nothing of the session"
        assert os.environ[SESSION] == session


def test_a_session_that_cannot_be_taken_is_given_back(inner: Inner) -> None:
    inner.write(PASS).select(is_list=True, names={"gone.py": 1})
    session = os.environ[SESSION]
    assert inner.run()[0] == pytest.ExitCode.USAGE_ERROR
    assert os.environ[SESSION] == session


@pytest.mark.parametrize("name", ["splitter_pytest", "splitter_pytest.plugin"])
def test_either_name_brings_the_plugin(inner: Inner, name: str) -> None:
    inner.write(PASS).select(**NAMES)
    _, seen = inner.run(plugin=name)
    assert seen.ran == ["test_plugin_inner.py::test_a"]


@pytest.mark.parametrize("first", ["splitter_pytest", "splitter_pytest.plugin"])
def test_loaded_twice_it_is_one_plugin(inner: Inner, first: str) -> None:
    """An entry point names the package, the environment its plugin."""
    inner.write(PASS).select(**NAMES)
    second = ({"splitter_pytest", "splitter_pytest.plugin"} - {first}).pop()
    inner.monkeypatch.setenv("PYTEST_PLUGINS", f"{second},{second}")
    code, seen = inner.run("-W", "error", plugin=first)
    assert code == 0
    assert seen.ran == ["test_plugin_inner.py::test_a"]
    assert seen.deselected == ["test_plugin_inner.py::test_b"]


def test_a_pytest_inside_a_test_is_nobodys_business(inner: Inner) -> None:
    """Not even where the test puts the session back into the environment."""
    inner.write(
        {
            "test_plugin_inner.py": f"""
import os, pytest
SESSION = os.environ["{SESSION}"] if "{SESSION}" in os.environ else os.environ["KEPT"]
def test_a(tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]")
    (tmp_path / "test_deep.py").write_text("def test_deep(): pass")
    os.environ["{SESSION}"] = SESSION
    words = ["-q", "-p", "no:cacheprovider", "-p", "splitter_pytest.plugin", str(tmp_path)]
    assert pytest.main(words) == 0
def test_b(): pass
"""
        }
    )
    inner.select(**NAMES)
    inner.monkeypatch.setenv("KEPT", os.environ[SESSION])
    code, seen = inner.run()
    assert code == 0
    assert seen.ran == ["test_plugin_inner.py::test_a"]


def test_workers_get_the_session_of_their_controller(pytestconfig: pytest.Config) -> None:
    params = SimpleNamespace(args=("-k", "odd"))
    config = SimpleNamespace(stash=pytest.Stash(), invocation_params=params)
    node = SimpleNamespace(config=config, workerinput={})
    plugin.pytest_configure_node(node)
    assert node.workerinput == {}, "a pytest without the session has none to give"
    config.stash[plugin.TAKEN] = "/session.json"
    plugin.pytest_configure_node(node)
    assert node.workerinput == {SESSION: "/session.json", "splitter_words": ["-k", "odd"]}


def test_a_worker_takes_it_from_its_controller_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SESSION, "/session.json")
    monkeypatch.setattr(plugin, "_owners", [])
    worker = SimpleNamespace(stash=pytest.Stash(), workerinput={})
    assert plugin.session_of(worker) is None
    worker.workerinput[SESSION] = "/other.json"
    assert plugin.session_of(worker) == "/other.json"
    assert worker.stash[plugin.TAKEN] == "/other.json"
