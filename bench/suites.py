"""The suites that are installed beside the benchmarks: python/requirements/suites.txt."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Variables that keep numerical libraries on a job's one core."""

UNPACKED = {"flask": ROOT / "build/suites/flask-3.1.3"}
"""Those whose wheels have no tests: their sdists."""


def folder_of(package: str) -> Path:
    """The folder of the package, with its tests below."""
    if package in UNPACKED:
        return UNPACKED[package]
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None, f"{package} is not installed"
    return Path(spec.origin).parent
