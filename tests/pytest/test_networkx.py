"""The main job on a real suite: networkx in eight groups, each test once.

The tests are collected, not run: `scripts/demo` and `bench/realised` run them.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import ROOT, Run, Suite, Venv

import pytest

NETWORKX = ROOT / "build/suites/networkx-3.4.2"
SPLITS = 8
COLLECT = "pytest -q --collect-only -p no:cacheprovider"
LONGEST_LIST = 10 * 1024


@pytest.fixture
def networkx(splitter: Path, tmp_path: Path) -> Suite:
    if not NETWORKX.is_dir():
        pytest.skip("networkx is not there; scripts/test downloads it")
    # Compiled once: it is imported ten times.
    variables = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    return Suite(NETWORKX, splitter, tmp_path, variables)


def test_eight_groups_hold_what_one_full_run_does(
    networkx: Suite, pytest8: Venv, tmp_path: Path
) -> None:
    durations = ROOT / ".test_durations.sample"

    def group(number: int) -> Run:
        return networkx.shell(
            pytest8,
            f"splitter --splits {SPLITS} --group {number} --durations {durations}"
            f" | tee {tmp_path}/{number}.txt | xargs {COLLECT}",
        )

    with ThreadPoolExecutor(max_workers=2) as jobs:
        groups = list(jobs.map(group, range(1, SPLITS + 1)))
    assert [run.code for run in groups] == [0] * SPLITS, groups[0].describe()
    for number in range(1, SPLITS + 1):
        assert (tmp_path / f"{number}.txt").stat().st_size < LONGEST_LIST
    together = sorted(test for run in groups for test in collected(run))
    assert len(together) > 5000
    assert together == collected(networkx.shell(pytest8, COLLECT))


def test_run_collects_each_test_in_one_group(networkx: Suite, pytest8: Venv) -> None:
    """The same by `splitter run`, as far as collection goes."""
    durations = ROOT / ".test_durations.sample"
    full = networkx.shell(pytest8, COLLECT)
    groups = networkx.shell(
        pytest8,
        f"splitter run --splits {SPLITS} --all --durations {durations} -- {COLLECT}",
    )
    assert groups.code == 0, groups.describe()
    assert collected(groups) == collected(full)
    assert groups.result.stdout.count(b"tests collected") == SPLITS


def collected(run: Run) -> list[str]:
    return sorted(line for line in run.result.stdout.decode().splitlines() if "::" in line)
