"""The rule of the house: ARCHITECTURE.md's table says which room may use which."""

from __future__ import annotations

import re

from cpp import Source, program

import pytest
from house import ROOT

HEADERS = {
    "simdjson": "simdjson.h",
    "nlohmann_json": "nlohmann/",
    "yaml-cpp": "yaml-cpp/",
    "toml++": "toml++/",
    "RE2": "re2/",
    "pugixml": "pugixml",
    "SQLite": "sqlite3.h",
    "xxHash": "xxhash.h",
    "fmt": "fmt/",
    "CLI11": "CLI/",
}
"""The beginning of the headers of each library in the table."""


def table() -> dict[str, tuple[set[str], tuple[str, ...]]]:
    """Each room with the rooms and the beginnings of the headers that it may use."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", text.split("## The words")[0], re.M)
    used = {}
    for room, uses in rows:
        libraries = [word for word in re.split(r"[, ]+", uses) if word in HEADERS]
        used[room] = (set(re.findall(r"`(\w+)`", uses)), tuple(HEADERS[one] for one in libraries))
    return used


TABLE = table()

WORLD = {"cstdio", "filesystem", "fstream", "iostream", "print", "csignal", "syncstream"}
"""Standard headers that reach out of the program: for `system`, the only door."""

STREAMS = {"src/planning/messages.cpp": {"cstdio"}}
"""The file in which `planning` writes its words for people."""

UNSTEADY = {"random", "ctime", "thread", "future"}
"""Standard headers with which plans would differ from machine to machine or run to run."""

SOURCES = program()


def each(sources: list[Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", sources, ids=lambda source: source.name)


def test_the_rooms_are_these() -> None:
    """No `util`: what belongs to nobody is looked after by nobody."""
    for folder in (ROOT / "src", ROOT / "include/splitter"):
        assert {path.name for path in folder.iterdir() if path.is_dir()} == set(TABLE)
    assert [path.name for path in (ROOT / "src").glob("*.[ch]pp")] == ["main.cpp"]
    assert [path.name for path in (ROOT / "include").iterdir()] == ["splitter"]


@each([source for source in SOURCES if source.room])
def test_a_room_includes_itself_and_what_the_table_lets_it_use(source: Source) -> None:
    allowed = TABLE[source.room][0] | {source.room}
    for own in source.own_includes():
        if own.startswith("splitter/"):
            assert own.split("/")[1] in allowed, f"{source.name} includes {own}"
            assert (ROOT / "include" / own).exists(), f"{source.name}: there is no {own}"
        else:
            assert not source.is_public, f"{source.name}: a promise shows the private {own}"
            assert (ROOT / "src" / source.room / own).exists(), f"{source.name}: whose is {own}?"


@pytest.mark.parametrize("room", TABLE)
def test_a_room_uses_all_that_the_table_lets_it_use(room: str) -> None:
    """A permission that nobody needs is an open door."""
    rooms, libraries = TABLE[room]
    sources = [source for source in SOURCES if source.room == room]
    own = {include.split("/")[1] for source in sources for include in public(source)}
    assert not rooms - own, f"{room} never includes {sorted(rooms - own)}"
    foreign = {header for source in sources for header in source.system_includes()}
    for beginning in libraries:
        assert any(header.startswith(beginning) for header in foreign), f"{room}: {beginning}"


def public(source: Source) -> list[str]:
    """The promises that a file includes."""
    return [own for own in source.own_includes() if own.startswith("splitter/")]


def test_main_is_one_call_into_cli() -> None:
    main = next(source for source in SOURCES if source.name == "src/main.cpp")
    assert main.own_includes() == ["splitter/cli/run.hpp"]
    assert main.system_includes() == []
    assert main.text.count(";") == 1


@each(SOURCES)
def test_system_headers(source: Source) -> None:
    libraries = TABLE[source.room][1] if source.room and not source.is_public else ()
    for header in source.system_includes():
        where = f"{source.name} includes <{header}>"
        if libraries and header.startswith(libraries):
            continue
        assert header not in UNSTEADY, f"{where}: plans must not depend on it"
        if source.room == "system":
            continue
        assert "/" not in header and not header.endswith(".h"), f"{where}: no library of this room"
        assert header not in WORLD - STREAMS.get(source.name, set()), f"{where}: only system may"


@each([source for source in SOURCES if source.room not in ("", "system")])
def test_only_system_asks_and_starts(source: Source) -> None:
    """Calls that need no suspicious header."""
    calls = re.findall(r"\b(?:std::|::)?(?:getenv|setenv|fork|execv\w*|exit|abort)\(", source.text)
    assert not calls, f"{source.name} calls {calls}"


@each([source for source in SOURCES if source.room not in ("", "system", "planning")])
def test_only_planning_prints(source: Source) -> None:
    calls = re.findall(r"\b(?:std::)?(?:printf|fprintf|puts)\(", source.text)
    assert not calls, f"{source.name} calls {calls}"


def test_the_link_lines_follow_the_table() -> None:
    text = (ROOT / "src/CMakeLists.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^splitter_room\((\w+)((?: \w+)*)\)$", text, re.M)
    assert {room: set(uses.split()) for room, uses in lines} == {
        room: uses for room, (uses, _) in TABLE.items()
    }


def test_pytest_sees_the_machine_through_the_tree_alone() -> None:
    """It runs on a tree in memory, too."""
    for source in (one for one in SOURCES if one.room == "pytest"):
        used = {own for own in source.own_includes() if own.startswith("splitter/system/")}
        assert used <= {"splitter/system/tree.hpp", "splitter/system/path.hpp"}, source.name
