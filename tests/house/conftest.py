"""The tests of the house; splitter is at SPLITTER_BINARY, else build/release/splitter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from house import ROOT


@pytest.fixture(scope="session")
def splitter() -> Path:
    path = Path(os.environ.get("SPLITTER_BINARY", ROOT / "build/release/splitter")).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"no program at {path}: scripts/build makes it, SPLITTER_BINARY names another")
    return path
