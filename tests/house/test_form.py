"""Places and sizes: one name for promise, work and proof; small files, small functions."""

from __future__ import annotations

import ast
from pathlib import Path

from cpp import Source, functions, program

import pytest
from house import ROOT, files, name_of

LONGEST_FILE = 300
TABLES = {"cli/option_table.hpp"}
"""Tables of data, without control flow: as long as what they list."""
LONGEST_FUNCTION = 60
MOST_LINES = {"cli": 5500}
"""Of a whole room: the command line holds the others together; things are decided elsewhere."""

HEADER_ONLY = {
    f"model/{name}.hpp"
    for name in (
        "checkup",
        "enum_names",
        "error",
        "evidence",
        "group_number",
        "lesson",
        "recording",
        "scope_kind",
        "units",
    )
} | {"planning/request.hpp"}
"""Data without work."""

KEPT_ELSEWHERE = {
    "render/plan_report.hpp": ("plan_json.cpp", "plan_table.cpp"),
    "render/top.hpp": ("top_json.cpp", "top_table.cpp"),
}
"""Promises that several files keep, each by one of the forms."""

SOURCES = program()
PROMISES = [source for source in SOURCES if source.is_public]
PYTHON = files("*.py", under="python") + files("*.py", under="tests")


def room_and_name(source: Source) -> str:
    return source.path.relative_to(ROOT / "include/splitter").as_posix()


@pytest.mark.parametrize("source", PROMISES, ids=room_and_name)
def test_each_promise_is_kept_in_the_file_of_its_name(source: Source) -> None:
    promise = room_and_name(source)
    work = (ROOT / "src" / promise).with_suffix(".cpp")
    assert work.exists() == (promise not in HEADER_ONLY and promise not in KEPT_ELSEWHERE)
    for name in KEPT_ELSEWHERE.get(promise, ()):
        assert work.with_name(name).exists()


def test_the_exceptions_exist() -> None:
    for promise in HEADER_ONLY | set(KEPT_ELSEWHERE):
        assert (ROOT / "include/splitter" / promise).exists(), promise
    for table in TABLES:
        assert (ROOT / "src" / table).exists(), table


@pytest.mark.parametrize("source", PROMISES, ids=room_and_name)
def test_each_promise_is_proved_in_the_file_of_its_name(source: Source) -> None:
    promise = room_and_name(source)
    names = KEPT_ELSEWHERE.get(promise, (Path(promise).name,))
    for name in names if promise not in HEADER_ONLY else ():
        proof = ROOT / "tests/unit" / source.room / f"{Path(name).stem}_test.cpp"
        assert proof.exists(), name_of(proof)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_files_and_functions_are_small(source: Source) -> None:
    is_table = f"{source.room}/{source.path.name}" in TABLES
    assert is_table or len(source.text.splitlines()) <= LONGEST_FILE
    long = {line: size for line, size in functions(source.text) if size > LONGEST_FUNCTION}
    assert not long


@pytest.mark.parametrize("room", MOST_LINES)
def test_rooms_that_attract_everything_stay_small(room: str) -> None:
    lines = sum(len(source.text.splitlines()) for source in SOURCES if source.room == room)
    assert 0 < lines <= MOST_LINES[room]


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_python_files_and_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize(
    "source", [s for s in SOURCES if s.path.suffix == ".hpp"], ids=lambda source: source.name
)
def test_headers_are_included_once(source: Source) -> None:
    assert source.text.startswith("#pragma once\n")


def test_the_measure_sees_functions() -> None:
    """The limits above would hold for nothing otherwise."""
    seen = [line for source in SOURCES for line, _ in functions(source.text)]
    assert len(seen) > 300
    assert any(line.startswith("int run(") for line in seen)
