"""The wheel of the program under test, installed where a pytest finds it.

The tests need build/release/splitter (or SPLITTER_BINARY) with its bill of materials beside it, and
the virtual environments of `scripts/test`; a pytest that is not there is skipped.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from building import BUILDER, build_wheel, succeed
from harness import PLUGINS, ROOT, VENVS, Suite, Venv

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one of pytest-xdist's workers fills for all."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    top = factory.getbasetemp().parent if run else factory.getbasetemp()
    folder = top / f"{name}-{run}"
    with open(f"{folder}.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            make(folder)
    return folder


@pytest.fixture(scope="session")
def program() -> Path:
    path = Path(os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"no program at {path}: scripts/build makes it, SPLITTER_BINARY names another")
    return path


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Path:
    """Made once for all tests."""
    if not BUILDER.exists():
        pytest.skip(".venv/wheel is not there; scripts/test makes it")
    made = once(tmp_path_factory, "wheel", lambda folder: build_wheel(folder, program))
    (path,) = made.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The wheel as `pip install --target` lays it out."""
    return once(tmp_path_factory, "site", lambda folder: install(wheel, "--target", folder))


def install(wheel: Path, *options: object) -> None:
    succeed(BUILDER, "-m", "pip", "install", "--quiet", "--no-deps", *options, wheel)


def usable(venv: Venv) -> Venv:
    if not os.access(venv.bin / "pytest", os.X_OK):
        pytest.skip(f".venv/{venv.name} is not there; scripts/test makes it")
    return venv


@pytest.fixture
def beside() -> Venv:
    """The pytest that has pytest-split and pytest-xdist."""
    return usable(next(venv for venv in VENVS if venv.name == "main"))


@pytest.fixture(params=[venv for venv in VENVS if venv.name != "main"], ids=lambda venv: venv.name)
def alone(request: pytest.FixtureRequest) -> Venv:
    """The oldest and the newest pytest, without other plugins."""
    return usable(request.param)


@pytest.fixture
def make_suite(tmp_path: Path, site: Path) -> Callable[..., Suite]:
    """Suites whose pytests see the installed wheel."""

    def make(files: dict[str, str | bytes], name: str = "suite", **variables: str) -> Suite:
        path, scratch = tmp_path / name, tmp_path / f"scratch-{name}"
        path.mkdir()
        scratch.mkdir()
        found = {"PYTHONPATH": f"{PLUGINS}:{site}", **variables}
        return Suite(path, site / "bin/splitter", scratch, found).write(files)

    return make
