"""Where installers put the program, and that the plugin and `python -m` find it there.

Without it nothing runs: a job that runs every test, or none, would be green.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from building import BUILDER
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


FOREIGN = "#!/bin/sh\necho another program of that name\nexit 0\n"


def test_another_program_of_that_name_is_never_taken(
    make_suite: Callable[..., Suite], alone: Venv, site: Path, tmp_path: Path
) -> None:
    """`splitter` is the name of other packages, too: PATH proves nothing."""
    foreign = tmp_path / "foreign/splitter"
    foreign.parent.mkdir()
    foreign.write_text(FOREIGN)
    foreign.chmod(0o755)
    python = bare_venv(tmp_path / "venv")
    path = f"{foreign.parent}:{os.defpath}"
    own = versions(python, PATH=path, PYTHONPATH=str(site))
    assert own.stdout.startswith(b"splitter ")
    only_package = package_alone(site, tmp_path)
    assert versions(python, PATH=path, PYTHONPATH=str(only_package)).code == 2
    suite = make_suite(FILES, PYTHONPATH=f"{PLUGINS}:{only_package}")
    run = suite.shell(alone, f"PATH={foreign.parent}:$PATH pytest --splits 2 --group 1")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert not run.ran


def test_laid_over_another_environment_by_uv(tmp_path: Path, wheel: Path) -> None:
    """`uv run --with`: an environment for one command, which no installer has prepared."""
    uv = BUILDER.parent / "uv"
    python = bare_venv(tmp_path / "venv")
    words = ["run", "--offline", "--no-project", "--no-config", "--python", python, "--with", wheel]
    done = execute(
        [uv, *words, "python", "-m", "splitter_pytest", "--version"],
        cwd=tmp_path,
        env={"PATH": os.defpath, "HOME": str(tmp_path), "UV_CACHE_DIR": str(tmp_path / "cache")},
    )
    assert done.stdout.startswith(b"splitter "), done.stderr


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
