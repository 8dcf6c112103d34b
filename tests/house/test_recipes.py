"""docs/extending.md names places that exist: each path is a file, and each name stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from house import ROOT

RECIPES = (
    "An importer",
    "A move of the search",
    "A CI",
    "A command",
    "A cost",
    "A number of a session",
)

MOST_FILES = {"A move of the search": 3, "A command": 6, "A number of a session": 4}
"""Files that a change touched when its recipe was tried."""


@dataclass(frozen=True)
class Place:
    recipe: str
    kind: str
    path: str
    names: tuple[str, ...]


def place_of(recipe: str, line: str) -> Place:
    kind, path, names = line.split(maxsplit=2)
    return Place(recipe, kind, path, tuple(name.strip() for name in names.split(",")))


def blocks(kind: str) -> list[tuple[str, str]]:
    """The lines of the blocks of a kind, each with the recipe in which it stands."""
    text = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    sections = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return [
        (recipe, line)
        for recipe, section in zip(sections[::2], sections[1::2])
        for block in re.findall(rf"^```{kind}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]


PLACES = [place_of(recipe, line) for recipe, line in blocks("places")]


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_recipe_lists_its_places(recipe: str) -> None:
    kinds = {place.kind for place in PLACES if place.recipe == recipe}
    assert kinds
    assert kinds <= {"new", "edit"}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.recipe}: {place.path}")
def test_the_place_is_there(place: Place) -> None:
    """NAME stands for the new thing's own name: some file of that form has all that is named."""
    pattern = place.path.replace("NAME", "*")
    examples = [path.read_text(encoding="utf-8") for path in ROOT.glob(pattern)]
    assert examples, f"{place.path} is gone"
    assert any(all(name in text for name in place.names) for text in examples), place.names


@pytest.mark.parametrize("recipe", MOST_FILES)
def test_a_trial_touched_the_places_of_its_recipe_and_no_more(recipe: str) -> None:
    """The list is that of `git diff --stat`."""
    lines = [line for of, line in blocks("diffstat") if of == recipe]
    touched = {line.split("|")[0].strip() for line in lines if "|" in line}
    assert 0 < len(touched) <= MOST_FILES[recipe]
    assert lines[-1].startswith(f" {len(touched)} files changed, ")
    listed = [place for place in PLACES if place.recipe == recipe]
    for place in listed:
        pattern = re.escape(place.path).replace("NAME", r"\w+")
        assert any(re.fullmatch(pattern, path) for path in touched), place.path
    assert len(listed) == len(touched)
