"""Where installers put the program, and that the plugin and `python -m` find it there.

Without it nothing runs: a job that runs every test, or none, would be green.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import install
from harness import PLUGINS, Result, Suite, Venv, execute

import pytest

FILES = {"test_a.py": "def test_a(): pass\ndef test_b(): pass\n", "pytest.ini": "[pytest]\n"}


def bare_venv(folder: Path, *options: str) -> Path:
    """The Python of an environment without pip, made in a moment."""
    done = execute([sys.executable, "-m", "venv", "--without-pip", *options, folder])
    assert done.code == 0, done.stderr
    return folder / "bin/python"


def versions(python: Path, **variables: str) -> Result:
    environment = {"PATH": os.defpath, **variables}
    return execute([python, "-m", "splitter_pytest", "--version"], env=environment)


def library_of(prefix: Path) -> Path:
    (site,) = prefix.glob("lib/python*/site-packages")
    return site


@pytest.fixture
def venv_with_wheel(tmp_path: Path, wheel: Path) -> Path:
    python = bare_venv(tmp_path / "venv")
    install(wheel, "--prefix", tmp_path / "venv")
    return python


def test_beside_the_interpreter(venv_with_wheel: Path) -> None:
    assert versions(venv_with_wheel).stdout.startswith(b"splitter ")


def test_beside_the_interpreter_that_an_environment_is_made_of(
    venv_with_wheel: Path, tmp_path: Path
) -> None:
    """An environment with the packages of another one, whose scripts stay where they are."""
    inner = bare_venv(tmp_path / "inner")
    site = library_of(tmp_path / "venv")
    (library_of(tmp_path / "inner") / "outer.pth").write_text(f"{site}\n")
    assert versions(inner).stdout.startswith(b"splitter ")


@pytest.mark.parametrize("option", ["--prefix", "--target"])
def test_beside_or_above_the_package(tmp_path: Path, wheel: Path, option: str) -> None:
    """`--prefix`, and the environment that `uv run --with` lays over another; `--target`."""
    python = bare_venv(tmp_path / "venv")
    install(wheel, option, tmp_path / "there")
    site = library_of(tmp_path / "there") if option == "--prefix" else tmp_path / "there"
    assert versions(python, PYTHONPATH=str(site)).stdout.startswith(b"splitter ")


def test_in_the_users_scheme(tmp_path: Path, wheel: Path) -> None:
    python = bare_venv(tmp_path / "venv", "--system-site-packages")
    install(wheel, "--prefix", tmp_path / "user")
    (tmp_path / "site").mkdir()
    shutil.move(library_of(tmp_path / "user") / "splitter_pytest", tmp_path / "site")
    done = versions(python, PYTHONUSERBASE=str(tmp_path / "user"), PYTHONPATH=f"{tmp_path}/site")
    assert done.stdout.startswith(b"splitter ")


def test_where_the_variable_says(tmp_path: Path, site: Path) -> None:
    python = bare_venv(tmp_path / "venv")
    moved = tmp_path / "elsewhere/program"
    moved.parent.mkdir()
    shutil.copy(site / "bin/splitter", moved)
    only_package = {"PYTHONPATH": str(package_alone(site, tmp_path))}
    done = versions(python, SPLITTER_BINARY=str(moved), **only_package)
    assert done.stdout.startswith(b"splitter ")
    gone = versions(python, SPLITTER_BINARY=str(tmp_path), **only_package)
    assert gone.code == 2
    assert f"SPLITTER_BINARY names {tmp_path}, and no program is there" in gone.stderr


def package_alone(site: Path, tmp_path: Path) -> Path:
    """The installed files without the program."""
    folder = tmp_path / "package"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("bin"))
    return folder


@pytest.mark.parametrize("words", ["--splits 2 --group 1", "--store-durations"])
def test_without_the_program_nothing_runs(
    make_suite: Callable[..., Suite], alone: Venv, site: Path, tmp_path: Path, words: str
) -> None:
    suite = make_suite(FILES, PYTHONPATH=f"{PLUGINS}:{package_alone(site, tmp_path)}")
    run = suite.shell(alone, f"pytest {words}")
    assert not run.ran, run.describe()
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert "ERROR: splitter: no test runs: there is no program `splitter` in " in run.result.stderr
    for place in (str(alone.bin), str(tmp_path / "package/bin")):
        assert place in run.result.stderr, "each place that was tried is named"


def test_without_the_program_pytest_itself_works(
    make_suite: Callable[..., Suite], alone: Venv, site: Path, tmp_path: Path
) -> None:
    suite = make_suite(FILES, PYTHONPATH=f"{PLUGINS}:{package_alone(site, tmp_path)}")
    run = suite.shell(alone, "pytest")
    assert run.code == 0, run.describe()
    assert len(run.ran) == 2
