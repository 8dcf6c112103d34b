"""Random suites whose tests need each other or change their ids: each test ends as in a full run.

SPLITTER_RANDOM_SUITES says how many suites, SPLITTER_RANDOM_SEED the first seed;
SPLITTER_RANDOM_LOG names a file that gets a line a suite: its traits, and a refusal.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conftest import usable
from harness import TIES, Run
from outcomes import full_outcomes, said, split_outcomes
from random_lists import write_list
from random_suites import Writer
from runs import NO_PLUGINS
from warm import warm_pytest

import pytest

SUITES = int(os.environ.get("SPLITTER_RANDOM_SUITES", "12"))
FIRST = int(os.environ.get("SPLITTER_RANDOM_SEED", "2"))
LOG = os.environ.get("SPLITTER_RANDOM_LOG")

SEEDS = 3
"""Orders of hashes: each job has the next one."""


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("warm")
    with warm_pytest(usable(TIES).bin / "python", folder, SEEDS):
        yield folder


def steady(found: Counter[str]) -> Counter[str]:
    """Without what differs from run to run; items of the session, by how they end."""
    result: Counter[str] = Counter()
    for test, count in found.items():
        if "check-status" in test:
            result["check-status " + test.rpartition(" ")[2]] = 1
        else:
            result[re.sub(r"X-[^\]]*", "X", test)] += count
    return result


def durations_of(found: Counter[str], some: random.Random) -> dict[str, float]:
    times = {}
    for test in found:
        module, _, name = test.rsplit(" ", 1)[0].partition("::")
        if some.random() < 0.8:
            times[f"{module.replace('.', '/')}.py::{name}"] = round(some.uniform(0.01, 3), 3)
    return times


def note(seed: int, traits: list[str], ends: list[str]) -> None:
    if LOG:
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{seed}\t{' '.join(ends)}\t{' '.join(traits)}\n")


def refusal(jobs: list[Run], together: Counter[str]) -> bool:
    """All jobs end with an error of splitter's, before a test runs."""
    return not together and all("splitter: error:" in job.result.stderr for job in jobs)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SUITES))
def test_random_suites_end_as_in_a_full_run(seed: int, make_suite, warm: Path) -> None:
    made = Writer(seed).suite()
    some = random.Random(seed)
    suite = make_suite(made.files)
    suite.variables |= {**NO_PLUGINS, "PATH": f"{warm}:{suite.splitter.parent}:{os.defpath}"}
    options = f"--tb=no --continue-on-collection-errors {made.options}".strip()
    full = full_outcomes(suite, TIES, options)
    if some.random() < 0.8:
        suite.write_durations(durations_of(full, some))
    words = made.splitting + (" " + write_list(suite, TIES, some) if made.listed else "")
    traits = [*made.traits, *words.split()]
    splits = some.choice([2, 2, 3, 4])
    fresh, planned = some.random() < 0.5, some.random() < 0.3
    traits += [f"N={splits}", *["fresh"] * fresh, *["planned"] * planned]
    ends, wrong = [], []
    for run in (False, True):
        together, jobs = split_outcomes(
            suite,
            TIES,
            splits,
            run=run,
            options=words,
            words=options,
            seeds=SEEDS,
            fresh=fresh,
            planned=planned and run,
        )
        lost, more = steady(full) - steady(together), steady(together) - steady(full)
        refused = refusal(jobs, together)
        ends.append("refused" if refused else "wrong" if lost + more else "right")
        if ends[-1] == "wrong":
            wrong.append(f"{traits}\nlost: {dict(lost)}\nmore: {dict(more)}\n{said(jobs)}")
    note(seed, traits, ends)
    assert not wrong, "\n".join(wrong)
