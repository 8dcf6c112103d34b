"""The rule of the house: a room includes `model` and itself; only `cli` includes the others."""

from __future__ import annotations

import re

from cpp import Source, program

import pytest
from house import ROOT

ROOMS = {"model", "input", "history", "solver", "render", "cli"}

LIBRARIES = {
    "input": (
        "simdjson.h",
        "nlohmann/",
        "yaml-cpp/",
        "toml++/",
        "re2/",
        "pugixml",
        "sqlite3.h",
        "xxhash.h",
    ),
    "render": ("fmt/", "nlohmann/", "xxhash.h"),
    "cli": ("CLI/", "fmt/"),
}
"""What a room may use beside the standard library."""

DOORS = {"cstdio", "filesystem", "fstream", "iostream", "print", "csignal", "syncstream"}
"""Standard headers that reach out of the program: for `cli`, which has the only door."""

UNSTEADY = {"random", "ctime", "thread", "future"}
"""Standard headers with which plans would differ from machine to machine or run to run."""

SYSTEM_FILES = {"src/cli/files.cpp", "src/cli/process.cpp"}
"""Where POSIX is called, so that another system needs only these rewritten."""

SOURCES = program()


def each(sources: list[Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", sources, ids=lambda source: source.name)


def test_the_rooms_are_these() -> None:
    """No `util`: what belongs to nobody is looked after by nobody."""
    for folder in (ROOT / "src", ROOT / "include/splitter"):
        assert {path.name for path in folder.iterdir() if path.is_dir()} == ROOMS
    assert [path.name for path in (ROOT / "src").glob("*.[ch]pp")] == ["main.cpp"]
    assert [path.name for path in (ROOT / "include").iterdir()] == ["splitter"]


@each([source for source in SOURCES if source.room])
def test_a_room_includes_model_and_itself(source: Source) -> None:
    allowed = ROOMS if source.room == "cli" else {"model", source.room}
    for own in source.own_includes():
        if own.startswith("splitter/"):
            assert own.split("/")[1] in allowed, f"{source.name} includes {own}"
            assert (ROOT / "include" / own).exists(), f"{source.name}: there is no {own}"
        else:
            assert not source.is_public, f"{source.name}: a promise shows the private {own}"
            assert (ROOT / "src" / source.room / own).exists(), f"{source.name}: whose is {own}?"


def test_main_is_one_call_into_cli() -> None:
    main = next(source for source in SOURCES if source.name == "src/main.cpp")
    assert main.own_includes() == ["splitter/cli/run.hpp"]
    assert main.system_includes() == []
    assert main.text.count(";") == 1


@each(SOURCES)
def test_system_headers(source: Source) -> None:
    libraries = () if source.is_public else LIBRARIES.get(source.room, ())
    for header in source.system_includes():
        where = f"{source.name} includes <{header}>"
        if header.startswith(libraries or ("\0",)):
            continue
        if "/" in header or header.endswith(".h"):
            assert source.name in SYSTEM_FILES, f"{where}: no library of this room"
        assert header not in UNSTEADY, f"{where}: plans must not depend on it"
        assert source.room == "cli" or header not in DOORS, f"{where}: only cli has a door"


@each([source for source in SOURCES if source.room not in ("", "cli")])
def test_only_cli_prints_and_asks(source: Source) -> None:
    """What a room can do without including anything suspicious."""
    calls = re.findall(r"\b(?:std::)?(?:getenv|printf|fprintf|puts|exit|abort)\(", source.text)
    assert not calls, f"{source.name} calls {calls}"
