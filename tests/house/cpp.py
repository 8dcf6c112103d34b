"""Just enough of C++ to judge its form: includes, and functions as clang-format lays them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from house import ROOT, files, name_of

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
NO_FUNCTION = re.compile(
    r"\s*(?:if|for|while|switch|do|else|try|catch|class|struct|enum|union|namespace|extern|\})\b|\s*\}"
)


@dataclass(frozen=True)
class Source:
    """A file of the program, with the room that it stands in."""

    path: Path

    @property
    def name(self) -> str:
        return name_of(self.path)

    @property
    def room(self) -> str:
        parts = self.path.relative_to(ROOT).parts
        rooms = parts[2:] if parts[0] == "include" else parts[1:]
        return rooms[0] if len(rooms) > 1 else ""

    @property
    def is_public(self) -> bool:
        return self.name.startswith("include/")

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def own_includes(self) -> list[str]:
        return [own for own, _ in INCLUDE.findall(self.text) if own]

    def system_includes(self) -> list[str]:
        return [system for _, system in INCLUDE.findall(self.text) if system]


def program() -> list[Source]:
    return [Source(path) for path in files("*.cpp", "*.hpp", under="src")] + [
        Source(path) for path in files("*.hpp", under="include")
    ]


def functions(text: str) -> Iterator[tuple[str, int]]:
    """The first line of each function, and how many lines it has.

    A body ends at a lone brace; its function begins at the nearest line above that is indented
    alike, for clang-format indents what it wraps.
    """
    lines = text.splitlines()
    for end, line in enumerate(lines):
        closing = re.fullmatch(r"( *)\}", line)
        if not closing:
            continue
        indent = len(closing[1])
        start = end - 1
        while start > 0 and (not lines[start].strip() or indentation(lines[start]) > indent):
            start -= 1
        if "(" in lines[start] and not NO_FUNCTION.match(lines[start]):
            yield lines[start].strip(), end - start + 1


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
