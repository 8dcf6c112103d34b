"""Others who choose tests beside splitter: a second splitter, and plugins that leave tests out."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from types import FrameType

    import pytest

COUNTS = ("--splits", "--num-shards", "--test-group-count", "--cdist-group")
"""The options with which other splitters are told how many groups there are."""

OWN = "--splits"
"""The one among them that is splitter's own where pytest's options asked for the group."""

FLAG = "--circleci-parallelize"
"""A further one, without a value: pytest-circleci-parallelized asks CircleCI for its part."""


def second_splitter(config: pytest.Config, prepared: bool) -> tuple[str, str] | None:
    """The option that has another splitter divide the tests, and the place where it stands."""
    counts = [option for option in COUNTS if option != OWN or not prepared]
    for place, words in words_of(config):
        for word, following in zip(words, [*words[1:], ""]):
            option, equals, value = word.partition("=")
            groups = (value if equals else following).rpartition("/")[2]
            if option == FLAG or (option in counts and groups != "1"):
                return option, place
    return None


def words_of(config: pytest.Config) -> Iterator[tuple[str, list[str]]]:
    """The words of each place that pytest takes options from."""
    yield "the command", [str(word) for word in config.invocation_params.args]
    yield "PYTEST_ADDOPTS", shlex.split(os.environ.get("PYTEST_ADDOPTS", ""))
    yield "addopts", list(config.getini("addopts"))


class LeftOut:
    """The tests of the group that another plugin left out."""

    def __init__(self) -> None:
        self.kept: dict[int, pytest.Item] = {}
        self.by_pytest: set[int] = set()
        self.by = ""  # the module that said so
        self.gone: list[str] = []

    def keep(self, items: list[pytest.Item]) -> None:
        """Remembers what splitter left."""
        self.kept = {id(item): item for item in items}

    def deselected(self, items: list[pytest.Item]) -> None:
        """Remembers what pytest's own options leave out: a user asked for that."""
        by = caller()
        if by.startswith(("_pytest.", "splitter_pytest.")):
            self.by_pytest.update(id(item) for item in items)
        else:
            self.by = self.by or by

    def compare(self, items: list[pytest.Item]) -> None:
        """Finds what is there no longer, by itself or by its id."""
        there = {id(item) for item in items}
        ids = {item.nodeid for item in items}
        self.gone = [
            item.nodeid
            for key, item in self.kept.items()
            if key not in there and key not in self.by_pytest and item.nodeid not in ids
        ]


def caller() -> str:
    """The module that called the hook whose implementation asks."""
    frame = sys._getframe(1)
    for inside in (False, True):  # up to the hook's call, and out of it
        while frame.f_back and is_of_pluggy(frame) == inside:
            frame = frame.f_back
    return str(frame.f_globals.get("__name__", ""))


def is_of_pluggy(frame: FrameType) -> bool:
    """True for a frame between the call of a hook and an implementation."""
    return str(frame.f_globals.get("__name__", "")).startswith("pluggy")
