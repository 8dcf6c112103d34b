"""`options`: words that are splitter's, values that were said, and what the program gets."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from splitter_pytest import options


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        (["--splits", "4", "--group", "2", "-q"], ["-q"]),
        (["-q", "--splits=4", "tests"], ["-q", "tests"]),
        (["--store-durations", "tests", "--clean-durations"], ["tests"]),
        (["--durations-path", "d.json", "--durations", "10"], ["--durations", "10"]),
        (["--splitter-workers", "4", "--splitter-quiet", "tests"], ["tests"]),
        (["--splitting-algorithm", "least_duration"], []),
        (["-k", "a", "--", "--splits"], ["-k", "a", "--", "--splits"]),
        (["--group"], []),
    ],
)
def test_a_command_without_splitters_own_words(words: list[str], rest: list[str]) -> None:
    assert options.without_own(words) == rest


def test_zero_is_said_and_a_flag_that_is_not_set_is_not() -> None:
    said = SimpleNamespace(splits=0, group=None, store_durations=False)
    assert options.is_said(said, "splits")
    assert not options.is_said(said, "group", "store_durations", "absent")


def test_the_program_gets_its_options_as_they_were_said() -> None:
    said = SimpleNamespace(
        splitter_quiet=True, splitter_workers=["4"], splitter_tests=["a", "b"], splitter_dist=None
    )
    words = ["--quiet", "--tests", "a", "--tests", "b", "--workers", "4"]
    assert options.words_of(said) == words


def test_algorithms_are_those_of_pytest_split() -> None:
    algorithms = pytest.importorskip("pytest_split.algorithms").Algorithms
    assert list(options.ALGORITHMS) == algorithms.names()
