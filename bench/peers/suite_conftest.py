"""The conftest.py of the small suites in failures.py: an order for each job, a list of what ran."""

import os
import random
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A random order, as plugins make it, and parametrization over a set by accident."""
    seed = os.environ.get("BENCH_ORDER_SEED")
    if seed is not None:
        random.Random(int(seed)).shuffle(items)


def pytest_runtest_call(item: pytest.Item) -> None:
    with Path(os.environ["BENCH_RAN"]).open("a") as ran:
        ran.write(item.nodeid + "\n")
