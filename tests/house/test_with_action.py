"""The example workflow with splitter's action, executed: its steps, and the action's own.

The action is that of this tree, with checksums of files that a stand-in for the release host has:
the wheel of the program under test, or the program in an archive. curl, pip and tar are real.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

from actions import Actions
from building import BUILDER, build_wheel
from github import SUITE, TESTS, logs, plans, ran, write_checkout
from release_host import ReleaseHost, archive, make_action, release
from workflows import Outcome, Repository, read_workflow

import pytest
from house import ROOT

WORKFLOW = ROOT / "examples/github-actions/with-action.yml"
ACTION = "your-organisation/splitter"
JOBS = ["history", *["tests"] * 4, "passed", "learn"]
KINDS = ("wheel", "archive")


@pytest.fixture(scope="module")
def version(splitter: Path) -> str:
    done = subprocess.run([splitter, "--version"], capture_output=True, text=True, check=True)
    return done.stdout.split()[1]


@pytest.fixture(scope="module")
def wheel(splitter: Path, version: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Named as releases name it: this machine may run more than the tag of a tree's wheel says."""
    if not BUILDER.exists():
        pytest.skip(".venv/wheel is not there; scripts/test makes it")
    made = build_wheel(tmp_path_factory.mktemp("wheel"), splitter)
    name = f"pytest_splitter-{version}-py3-none-manylinux_2_17_{platform.machine()}.whl"
    return made.rename(made.with_name(name))


def make_python(folder: Path, kind: str) -> Path:
    """An environment of a job's own, with the test tools of .venv/main; pip for the wheel alone."""
    words = [sys.executable, "-m", "venv", "--without-pip", folder]
    subprocess.run(words, check=True, capture_output=True)
    python = folder / "bin/python"
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "tools.pth").write_text(sysconfig.get_path("purelib") + "\n")
    if kind == "archive":
        (site / "pip.py").write_text("raise ImportError\n")
    pytest_script = folder / "bin/pytest"
    pytest_script.write_text(f"#!{python}\nimport sys, pytest\nsys.exit(pytest.console_main())\n")
    pytest_script.chmod(0o755)
    pip_script = folder / "bin/pip"  # The project and its test tools are there.
    pip_script.write_text("#!/bin/sh\n")
    pip_script.chmod(0o755)
    return folder / "bin"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[ReleaseHost]:
    with ReleaseHost(tmp_path / "host") as started:
        yield started


Make = Callable[..., Repository]


@pytest.fixture
def make(
    tmp_path: Path, host: ReleaseHost, splitter: Path, version: str, request: pytest.FixtureRequest
) -> Make:
    def made(kind: str, files: dict[str, str] = SUITE) -> Repository:
        checkout = write_checkout(tmp_path / "checkout", files)
        action = make_action(tmp_path / "action")
        target = f"{platform.machine()}-linux-musl"
        file = (
            request.getfixturevalue("wheel")
            if kind == "wheel"
            else archive(tmp_path, version, target, splitter)
        )
        release(host, action, version, {file.name: file})
        variables = {
            "PATH": f"{make_python(tmp_path / 'python', kind)}:{os.defpath}",
            "LC_ALL": "C.UTF-8",
            "WITNESS": str(tmp_path / "witness"),
            "SPLITTER_RELEASES": host.address,
        }
        return Repository(
            read_workflow(WORKFLOW),
            Actions(checkout, tmp_path / "caches"),
            tmp_path / "jobs",
            variables,
            composites={ACTION: action},
        )

    return made


def passed(outcomes: list[Outcome]) -> bool:
    return all(outcome.passed for outcome in outcomes)


@pytest.mark.parametrize("kind", KINDS)
def test_each_test_runs_once_and_the_next_run_has_learned(
    make: Make, host: ReleaseHost, kind: str
) -> None:
    repository = make(kind)
    first = repository.run(1)
    assert [outcome.job for outcome in first] == JOBS, logs(first)
    assert passed(first), logs(first)
    assert set(ran(repository).values()) == {1}
    assert len(plans(first)) == 1, "all groups have computed the same plan"
    second = repository.run(2)
    assert passed(second), logs(second)
    together = ran(repository)
    assert len(together) == TESTS
    assert set(together.values()) == {1}
    assert logs(second).count(f"matched {TESTS} of {TESTS} tests") == 4
    history = repository.actions.caches / repository.actions.keys[-1]
    assert {path.name for path in history.iterdir()} == {".test_durations", ".test_profile"}
    end = ".whl" if kind == "wheel" else ".tar.gz"
    assert len(host.asked) == 10
    assert all(path.endswith(end) for path in host.asked), "and nothing else"
    installed = repository.scratch.parent / "python/bin/splitter"
    assert installed.exists() == (kind == "wheel")


def spoil(host: ReleaseHost, change: Callable[[Path], object]) -> None:
    for path in host.folder.glob("v*/*"):
        if path.name != "SHA256SUMS":
            change(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_checksum_runs_nothing(make: Make, host: ReleaseHost, kind: str) -> None:
    repository = make(kind)
    spoil(host, lambda path: path.write_bytes(path.read_bytes() + b"?"))
    assert_nothing_ran(repository, "is not the file of the release")


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_asset_runs_nothing(make: Make, host: ReleaseHost, kind: str) -> None:
    repository = make(kind)
    spoil(host, lambda path: path.unlink())
    assert_nothing_ran(repository, "the release host has no ")


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_error_runs_nothing(make: Make, host: ReleaseHost, kind: str) -> None:
    repository = make(kind)
    repository.variables = {
        **repository.variables,
        "SPLITTER_RELEASES": "https://release.invalid",
        "https_proxy": host.address,
    }
    assert_nothing_ran(repository, f"the proxy {host.address} refused")


def assert_nothing_ran(repository: Repository, cause: str) -> None:
    """In one group: all begin alike."""
    repository.workflow["jobs"]["tests"]["strategy"]["matrix"]["group"] = [1]
    outcomes = repository.run(1)
    (tests,) = (outcome for outcome in outcomes if outcome.job == "tests")
    assert not tests.passed
    (error,) = (line for line in tests.log.splitlines() if line.startswith("splitter: error: "))
    assert cause in error
    assert "\nhint: " in tests.log
    assert "splitter: plan" not in tests.log
    assert not ran(repository)
    (gate,) = (outcome for outcome in outcomes if outcome.job == "passed")
    assert not gate.passed, "the one required check is red"
    assert not (repository.scratch.parent / "python/bin/splitter").exists()


def test_a_wheel_that_pip_refuses_runs_nothing(
    make: Make, host: ReleaseHost, tmp_path: Path, version: str
) -> None:
    """As an old pip refuses a new tag: the pinned file is right, and does not fit."""
    repository = make("wheel")
    (path,) = host.folder.glob("v*/*.whl")
    name = path.name.replace("manylinux_2_17", "manylinux_2_99")
    action = repository.composites[ACTION]
    (action / "scripts/checksums.txt").write_text("")
    release(host, action, version, {name: path})
    assert_nothing_ran(repository, f"pip could not install {name}")
