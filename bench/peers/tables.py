"""Tables as text for a terminal and as Markdown for the documentation."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Section:
    """A heading, a table (possibly without rows) and remarks below it."""

    title: str
    columns: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def as_text(section: Section) -> str:
    lines = [section.title, "-" * len(section.title)]
    if section.rows:
        lines += _aligned([section.columns, *section.rows])
    lines += [f"  {note}" for note in section.notes]
    return "\n".join(lines) + "\n"


def as_markdown(section: Section) -> str:
    lines = [f"## {section.title}", ""]
    if section.rows:
        rule = ["---"] + ["---:" if _numeric(section, i) else "---" for i in _others(section)]
        lines += [_pipes(section.columns), _pipes(rule), *map(_pipes, section.rows), ""]
    lines += [_bullet(note) for note in section.notes]
    return "\n".join(lines).rstrip() + "\n"


def _bullet(note: str) -> str:
    return textwrap.fill(
        note, 110, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False
    )


def _aligned(rows: list[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _pipes(row: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _others(section: Section) -> range:
    return range(1, len(section.columns))


def _numeric(section: Section, column: int) -> bool:
    return all(row[column][:1].isdigit() for row in section.rows)
