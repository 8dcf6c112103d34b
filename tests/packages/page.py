"""The table of docs/packages.md: what was run where, and what was only built. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

BEGIN, END = "<!-- tried: begin -->\n", "<!-- tried: end -->\n"
HEAD = "| target | what | where | result |\n|---|---|---|---|\n"


class Tried(NamedTuple):
    """How a trial ended."""

    target: str
    what: str
    place: str
    passed: bool
    result: str


def rewritten(page: str, rows: Sequence[Tried], targets: Iterable[str]) -> str:
    """The page with another table between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has lost its marks")
    untried = [target for target in targets if all(row.target != target for row in rows)]
    lines = [f"| `{row.target}` | {row.what} | {row.place} | {row.result} |\n" for row in rows]
    lines += [f"| `{target}` | archive, wheel | | only built |\n" for target in untried]
    return before + begin + HEAD + "".join(lines) + end + after
