"""`splitter record` with tests that need memory, beside what pytest-memray says of them."""

from __future__ import annotations

import re
from itertools import pairwise

from conftest import usable
from harness import RECORDING, Venv
from recordings import events, record
from suites import dedented

import pytest

MIB = 1024

LARGE = {"[50]": 50, "[200]": 200, "[800]": 800, "[201]": 201, "[51]": 51}

MEMORY = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "conftest.py": """
            import os, random
            def pytest_collection_modifyitems(items):
                if seed := os.environ.get("SHUFFLE"):
                    random.Random(seed).shuffle(items)
        """,
        "test_memory.py": """
            import pytest
            LEAKS = []
            def block(mib):
                memory = bytearray(mib << 20)
                memory[::4096] = b"x" * len(memory[::4096])
                return memory
            @pytest.mark.parametrize("mib", [50, 200, 800, 201, 51])
            def test_frees(mib): block(mib)
            @pytest.mark.parametrize("i", range(4))
            def test_leaks(i): LEAKS.append(block(10))
            def test_small(): pass
        """,
    }
)


def needed_by(name: str) -> tuple[int, int]:
    """The MiB that a test needs at its highest, and those that it keeps."""
    if "leaks" in name:
        return 10, 10
    return LARGE.get(name.partition("test_frees")[2], 0), 0


@pytest.mark.parametrize("shuffle", ["", "1"])
def test_memory_is_found_on_the_test_that_takes_it(make_suite, venv: Venv, shuffle: str) -> None:
    if shuffle and venv.name != "main":
        pytest.skip("the order is another's business than the version")
    suite = make_suite(MEMORY, SHUFFLE=shuffle)
    run = record(suite, venv, "pytest")
    assert run.code == 0, run.describe()
    tests = [event for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert len(tests) == 10
    for event in tests:
        peak, kept = needed_by(event["id"])
        assert (event["peak_kib"] - event["before_kib"]) / MIB == pytest.approx(
            peak, rel=0.1, abs=5
        ), event
        assert (event["after_kib"] - event["before_kib"]) / MIB == pytest.approx(kept, abs=5), event


def test_pytest_memray_says_the_same(make_suite, pytest8: Venv) -> None:
    """Not of tests below 1 MiB: memray counts bytes asked for, splitter pages that are there."""
    suite = make_suite(MEMORY)
    run = suite.shell(usable(RECORDING), "pytest --memray --most-allocations=0")
    assert run.code == 0, run.describe()
    theirs = dict(allocations(run.result.stdout.decode()))
    assert record(suite, pytest8, "pytest").code == 0
    compared = 0
    for event in (event for event in events(suite.scratch / "records") if event["e"] == "test"):
        ours = (event["peak_kib"] - event["before_kib"]) / MIB
        if theirs.get(event["id"], 0) >= 1:
            assert ours == pytest.approx(theirs[event["id"]], rel=0.1, abs=5), event
            compared += 1
    assert compared == 9


def allocations(report: str) -> list[tuple[str, float]]:
    """The tests of pytest-memray's report, each with its MiB."""
    lines = [line.strip() for line in report.splitlines() if line.strip()]
    found = []
    for title, amount in pairwise(lines):
        name = re.fullmatch(r"Allocation results for (\S+) at the high watermark", title)
        size = re.fullmatch(r".*Total memory allocated: ([\d.]+)([KMG]?i?B)", amount)
        if name and size:
            scale = {"B": 2**-20, "KiB": 2**-10, "MiB": 1, "GiB": 2**10}[size[2]]
            found.append((name[1], float(size[1]) * scale))
    return found
