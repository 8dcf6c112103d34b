"""splitter with real pytests: what is here runs what a CI job would run, and looks at the outcome.

The tests need build/release/splitter (or SPLITTER_BINARY) and the virtual environments of
`scripts/test`; a pytest that is not there is skipped.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from harness import ROOT, VENVS, Suite, Venv
from warm import warm_pytest

import pytest

EVERY_PYTEST = "SPLITTER_EVERY_PYTEST"
"""Set it to run tests of any version with pytest 8 too, which runs all that depend on none."""


COLD = {
    "test_calibration",
    "test_guests",
    "test_networkx",
    "test_parts",
    "test_plugin",
    "test_random_needs",
    "test_recording",
    "test_recording_memory",
    "test_recording_survives",
    "test_signals",
    "test_workers",
}
"""Tests that look at a pytest's process: its start, memory, signals, parent and end."""


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


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Venv], Path]]:
    """The folder of a virtual environment's pytest that starts in no time."""
    folders: dict[str, Path] = {}
    with ExitStack() as servers:

        def of(venv: Venv) -> Path:
            if venv.name not in folders:
                folders[venv.name] = tmp_path_factory.mktemp(venv.name)
                servers.enter_context(
                    warm_pytest(usable(venv).bin / "python", folders[venv.name], seeds=1)
                )
            return folders[venv.name]

        yield of


@pytest.fixture
def make_suite(
    request: pytest.FixtureRequest, tmp_path: Path, splitter: Path
) -> Callable[..., Suite]:
    """Makes suites; their pytests are warm unless the test is about the process itself."""
    warm = None if request.module.__name__ in COLD else request.getfixturevalue("warm")

    def make(files: dict[str, str | bytes], name: str = "suite", **variables: str) -> Suite:
        path = tmp_path / name
        path.mkdir(parents=True)
        return Suite(path, splitter, tmp_path, variables, warm).write(files)

    return make
