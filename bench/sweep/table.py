"""The table of the sweep, for a terminal and for docs/sweep.md. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from projects import Project

Parts = Mapping[str, Mapping]
"""What was found of one suite, by part."""

Row = Sequence[str]

HEAD = """\
# Real suites

Written by `bench/sweep/run --write`; not to be edited. The suites of projects' sdists, with the
plugins that their tests need, pytest {pytest}, N = 4. Each is collected in full, twice, and then in
groups; ids and failing collectors of all groups together must be those of a full collection. What
was not tried again stays as an earlier sweep found it.

- **pipe**: nothing is known of times. **none**, **default**: with durations that are made up
  (lognormal, a few files fifty times as long), `--keep none` and without it. **run**: by
  `splitter run … -- pytest`, ended after its collection. **recorded**: by the pipe, after the whole
  suite ran once and was recorded. –: not tried.
- **refused**: splitter ends with an error that says why before a test runs.
- **asked**: so many of the pipe's four jobs made splitter ask pytest what there is; then with
  durations (default), by run, and by the pipe after one recorded run.
  An answer about everything is kept in `.splitter`, so that here, in one folder, the first of four
  jobs asks for all; on machines of their own each would.
- **÷ collection**: processor time of the slowest of the pipe's four calls of splitter, beside one
  full collection.
- **files**: how many, and what was not told by their text, in the pipe.

"""

FURTHER = """
## Further suites

These are not of the list, and are kept to check with.

"""

COLUMNS = (
    "project",
    "tests",
    "pipe",
    "none",
    "default",
    "run",
    "recorded",
    "asked",
    "÷ collection",
    "files",
    "why pytest is asked",
)

WAYS = ("pipe", "none", "default", "run", "recorded")
ASKED_WAYS = ("pipe", "default", "run", "recorded")
ASKED = COLUMNS.index("asked")
OF_PIPE = slice(ASKED + 1, len(COLUMNS))
NOTHING = "–"
LONGEST_REASON = 90
REASONS = 3


def page(found: Iterable[tuple[Project, Parts]], pytest: str, before: str = "") -> str:
    """BEFORE is the page as it was; what was not tried keeps its cells."""
    earlier = rows_in(before)
    lists: dict[bool, list[Row]] = {False: [], True: []}
    for project, parts in found:
        old = earlier.get(title(project))
        new = row(project, parts) if parts else old
        if new:
            lists[project.further].append(merged(old, new))
    text = HEAD.format(pytest=pytest) + section(lists[False])
    return text + (FURTHER + section(lists[True]) if lists[True] else "")


def section(rows: Sequence[Row]) -> str:
    lines = [COLUMNS, ["---"] * len(COLUMNS), *rows]
    return summary(rows) + "".join(line(cells) + "\n" for cells in lines)


def title(project: Project) -> str:
    return f"{project.name} {project.version}"


def line(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def rows_in(text: str) -> dict[str, Row]:
    """The rows of a page, by their titles."""
    found: dict[str, Row] = {}
    for written in text.splitlines():
        cells = written.strip("| ").replace("\\|", "\0").split(" | ")
        cells = [cell.replace("\0", "|").strip() for cell in cells]
        if written.startswith("| ") and len(cells) in (len(COLUMNS) - 1, len(COLUMNS)):
            found[cells[0]] = [*cells, ""][: len(COLUMNS)]
    return found


def merged(old: Row | None, new: Row) -> Row:
    """The new cells, and the old ones where nothing new was tried."""
    if old is None:
        return new
    cells = [b if b != NOTHING else a for a, b in zip(old, new)]
    pairs = zip(old[ASKED].split(" / "), new[ASKED].split(" / "))
    cells[ASKED] = " / ".join(b if b != NOTHING else a for a, b in pairs)
    pipe_was_tried = new[WAYS.index("pipe") + 2] != NOTHING
    cells[OF_PIPE] = list((new if pipe_was_tried else old)[OF_PIPE])
    return cells


def row(project: Project, parts: Parts) -> Row:
    full = parts["full"]
    pipe = parts.get("pipe", {})
    return (
        title(project),
        f"{sum(full['ids'].values()):,}",
        *(parts[way]["verdict"] if way in parts else NOTHING for way in WAYS),
        " / ".join(str(parts[way]["asked"]) if way in parts else NOTHING for way in ASKED_WAYS),
        f"{pipe['processor'] / full['processor']:.2f}" if pipe else NOTHING,
        without_times(pipe.get("files", "")) or ("all asked" if pipe.get("asked") else NOTHING),
        shortened(pipe.get("why", [])),
    )


def without_times(files: str) -> str:
    """How long a question took tells of the machine."""
    return re.sub(r"( asked of pytest) in [^,]*", r"\1", files)


def shortened(why: Sequence[str]) -> str:
    """A few reasons, each short."""
    cut = [text if len(text) <= LONGEST_REASON else text[:LONGEST_REASON] + "…" for text in why]
    rest = [f"and {len(cut) - REASONS} more"] if len(cut) > REASONS else []
    return "; ".join([*cut[:REASONS], *rest])


def summary(rows: Sequence[Row]) -> str:
    """The figures that an aim is set for."""
    wrong = sum(any("**" in cell for cell in cells[2:ASKED]) for cells in rows)
    tests = sum(int(cells[1].replace(",", "")) for cells in rows)
    words = [f"{len(rows)} suites, {tests:,} tests; wrong in {wrong}."]
    for way, when in (("pipe", "in the pipe"), ("recorded", "after one recorded run")):
        asked = [cells[ASKED].split(" / ")[ASKED_WAYS.index(way)] for cells in rows]
        tried = [number for number in asked if number != NOTHING]
        if tried:
            times = sum(number != "0" for number in tried)
            words.append(f"pytest is asked in {times} of {len(tried)} {when}.")
    return "\n".join(words).replace("\npytest", "\nPytest") + "\n\n"
