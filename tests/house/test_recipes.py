"""docs/extending.md names places that exist: each path is a file, and each name stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from house import ROOT

RECIPES = ("An importer", "A move of the search", "A CI", "A command", "A cost")


@dataclass(frozen=True)
class Place:
    recipe: str
    kind: str
    path: str
    names: tuple[str, ...]


def place_of(recipe: str, line: str) -> Place:
    kind, path, names = line.split(maxsplit=2)
    return Place(recipe, kind, path, tuple(name.strip() for name in names.split(",")))


def places() -> list[Place]:
    text = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    sections = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return [
        place_of(recipe, line)
        for recipe, section in zip(sections[::2], sections[1::2])
        for block in re.findall(r"^```places\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]


PLACES = places()


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
