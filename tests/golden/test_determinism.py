"""Same inputs, same plan: whatever the order of the inputs, the place, the locale, the machine."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

from runner import environment

import pytest

STORED = ("--splits", "8", "--group", "3", "--discover", "stored", "--durations", "suite.json")

Split = Callable[..., bytes]


@pytest.fixture
def durations(real_durations: Path) -> dict[str, float]:
    return json.loads(real_durations.read_text(encoding="utf-8"))


@pytest.fixture
def split(splitter: Path, tmp_path: Path, durations: dict[str, float]) -> Split:
    """Runs splitter in a new folder with these durations; gives what one group runs, and why."""

    def run(
        entries: dict[str, float] = durations,
        folder: str = "a",
        prefix: tuple[str, ...] = (),
        **variables: str,
    ) -> bytes:
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "suite.json").write_text(json.dumps(entries), encoding="utf-8")
        done = subprocess.run(
            [*prefix, splitter, *STORED],
            cwd=place,
            env=environment(splitter, place) | variables,
            capture_output=True,
            timeout=60,
            check=True,
        )
        return done.stdout + done.stderr

    return run


def test_the_order_of_the_durations_does_not_matter(
    split: Split, durations: dict[str, float]
) -> None:
    entries = list(durations.items())
    random.Random(1).shuffle(entries)
    assert split(dict(entries)) == split()


def test_place_locale_and_cores_do_not_matter(split: Split) -> None:
    expected = split()
    assert split(folder="another folder/ä") == expected
    assert split(LC_ALL="tr_TR.UTF-8", LANG="de_DE.UTF-8") == expected
    assert split(LC_ALL="C") == expected
    assert split(prefix=("taskset", "--cpu-list", "0")) == expected
    assert split(MALLOC_PERTURB_="85", GLIBC_TUNABLES="glibc.malloc.tcache_count=0") == expected


def test_the_order_of_a_list_moves_no_test_to_another_group(
    splitter: Path, tmp_path: Path, durations: dict[str, float]
) -> None:
    (tmp_path / "suite.json").write_text(json.dumps(durations), encoding="utf-8")
    ids = list(durations)
    answers = set()
    for seed in range(3):
        random.Random(seed).shuffle(ids)
        done = subprocess.run(
            [splitter, *STORED, "--tests", "-", "--quiet"],
            cwd=tmp_path,
            env=environment(splitter, tmp_path),
            input="\n".join(ids).encode(),
            capture_output=True,
            timeout=60,
            check=True,
        )
        names = done.stdout.decode().splitlines()
        turns = [(name.split("::")[0], ids.index(name)) for name in names if name in durations]
        assert turns == sorted(turns)
        answers.add(tuple(sorted(names)))
    assert len(answers) == 1
