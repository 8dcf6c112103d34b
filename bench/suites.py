"""The suites that are installed beside the benchmarks: python/requirements/suites.txt."""

import importlib.util
from pathlib import Path


def folder_of(package: str) -> Path:
    """Where the package lies, and its tests below it."""
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None, f"{package} is not installed"
    return Path(spec.origin).parent
