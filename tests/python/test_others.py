"""`others`: the options of other splitters, by the table that the C++ tests read, too."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from splitter_pytest.others import COUNTS, FLAG, OWN, second_splitter

TABLE: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[1] / "data/other_splitters.json").read_text(encoding="utf-8")
)


def config_of(words: list[str], addopts: list[str]) -> Any:
    """As much of pytest's configuration as the search asks for."""
    return SimpleNamespace(
        invocation_params=SimpleNamespace(args=words), getini={"addopts": addopts}.__getitem__
    )


@pytest.fixture(autouse=True)
def _no_options_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


def test_the_options_are_those_of_the_shared_table() -> None:
    assert [*COUNTS, FLAG] == TABLE["options"]


@pytest.mark.parametrize(("words", "option"), TABLE["cases"])
def test_an_option_divides(words: list[str], option: str | None) -> None:
    found = (option, "the command") if option else None
    assert second_splitter(config_of(words, []), prepared=False) == found


def test_the_place_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_of([], ["--splits", "2"])
    assert second_splitter(config, prepared=False) == ("--splits", "addopts")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--num-shards=2")
    assert second_splitter(config, prepared=False) == ("--num-shards", "PYTEST_ADDOPTS")


def test_the_own_option_divides_nothing_where_it_asked_for_the_group() -> None:
    assert OWN in COUNTS
    assert second_splitter(config_of([OWN, "2"], []), prepared=True) is None
    both = config_of([OWN, "2", "--num-shards", "2"], [])
    assert second_splitter(both, prepared=True) == ("--num-shards", "the command")
