"""splitter with real pytests: what is here runs what a CI job would run, and looks at the outcome.

The tests need build/release/splitter (or SPLITTER_BINARY) and the virtual environments of
`scripts/test`; a pytest that is not there is skipped.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from harness import ROOT, VENVS, Suite, Venv

import pytest

EVERY_PYTEST = "SPLITTER_EVERY_PYTEST"
"""Set it to run tests of any version with pytest 8 too, which runs all that depend on none."""


def pytest_configure() -> None:
    """A process that a shell starts with `&` ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def splitter() -> Path:
    path = Path(os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"no program at {path}: scripts/build makes it, SPLITTER_BINARY names another")
    return path


def usable(venv: Venv) -> Venv:
    if not os.access(venv.bin / "pytest", os.X_OK):
        pytest.skip(f".venv/{venv.name} is not there; scripts/test makes it")
    return venv


CHOSEN = [venv for venv in VENVS if EVERY_PYTEST in os.environ or venv.name != "main"]


@pytest.fixture(params=CHOSEN, ids=lambda venv: f"pytest{venv.major}")
def venv(request: pytest.FixtureRequest) -> Venv:
    """The oldest and the newest pytest that splitter supports; those between on request."""
    return usable(request.param)


@pytest.fixture
def pytest8() -> Venv:
    """The one pytest of tests that do not depend on its version."""
    return usable(next(venv for venv in VENVS if venv.name == "main"))


@pytest.fixture
def make_suite(tmp_path: Path, splitter: Path) -> Callable[..., Suite]:
    def make(files: dict[str, str | bytes], name: str = "suite", **variables: str) -> Suite:
        path = tmp_path / name
        path.mkdir(parents=True)
        return Suite(path, splitter, tmp_path, variables).write(files)

    return make
