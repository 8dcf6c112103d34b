"""Transcripts against the program at SPLITTER_BINARY, else build/release/splitter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


CORPUS = Path(os.environ.get("SPLITTER_CORPUS", ROOT / "../shared/corpus"))
SUITES = [ROOT / ".test_durations.sample", *sorted(CORPUS.glob("durations/*.json"))]


@pytest.fixture(params=[*SUITES, *([] if SUITES[1:] else [CORPUS])], ids=lambda path: path.name)
def real_durations(request: pytest.FixtureRequest) -> Path:
    """The durations file of a real suite."""
    if request.param == CORPUS:
        pytest.skip("no corpus; SPLITTER_CORPUS names its folder")
    return request.param


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is seen into the transcripts"
    )


def pytest_configure(config: pytest.Config) -> None:
    """A transcript holds several cases: workers would overwrite what the others saw."""
    if config.option.update_golden and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--update-golden is for one process: leave out -n")


@pytest.fixture(scope="session")
def splitter() -> Path:
    path = Path(os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"no program at {path}: scripts/build makes it, SPLITTER_BINARY names another")
    return path
