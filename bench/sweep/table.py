"""The table of the sweep, for a terminal and for docs/sweep.md. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from projects import Project

Parts = Mapping[str, Mapping]
"""What was found of one suite, by part."""

HEAD = """\
# Real suites

Written by `bench/sweep/run --write`; not to be edited. The suites of projects' sdists, with the
plugins that their tests need, pytest {pytest}, N = 4. Each is collected in full, twice, and then in
groups; ids and failing collectors of all groups together must be those of a full collection.

- **pipe**: nothing is known of times. **none**, **default**: with durations that are made up
  (lognormal, a few files fifty times as long), `--keep none` and without it. **run**: by
  `splitter run … -- pytest`, ended after its collection. –: not tried.
- **refused**: splitter ends with an error that says why before a test runs.
- **asked**: so many of the pipe's four jobs made splitter ask pytest what there is; then with
  durations (default), by run, and by the pipe after one recorded run.
  An answer about everything is kept in `.splitter`, so that here, in one folder, the first of four
  jobs asks for all; on machines of their own each would.
- **÷ collection**: processor time of the slowest of the pipe's four calls of splitter, beside one
  full collection.
- **files**: how many, and what was not told by their text, in the pipe.

"""

COLUMNS = (
    "project",
    "tests",
    "pipe",
    "none",
    "default",
    "run",
    "asked",
    "÷ collection",
    "files",
    "why pytest is asked",
)

WAYS = ("pipe", "none", "default", "run")
LONGEST_REASON = 90
REASONS = 3


def page(found: Iterable[tuple[Project, Parts]], pytest: str) -> str:
    pairs = list(found)
    rows = [COLUMNS, ["---"] * len(COLUMNS), *(row(*pair) for pair in pairs)]
    head = HEAD.format(pytest=pytest) + summary([parts for _, parts in pairs])
    return head + "".join(line(cells) + "\n" for cells in rows)


def line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def row(project: Project, parts: Parts) -> Sequence[str]:
    full = parts["full"]
    pipe = parts.get("pipe", {})
    return (
        f"{project.name} {project.version}",
        f"{sum(full['ids'].values()):,}",
        *(parts[way]["verdict"] if way in parts else "–" for way in WAYS),
        asked(parts),
        f"{pipe['processor'] / full['processor']:.2f}" if pipe else "–",
        pipe.get("files") or ("all asked" if pipe.get("asked") else "–"),
        shortened(pipe.get("why", [])),
    )


def asked(parts: Parts) -> str:
    ways = ("pipe", "default", "run", "recorded")
    return " / ".join(str(parts[way]["asked"]) if way in parts else "–" for way in ways)


def shortened(why: Sequence[str]) -> str:
    """A few reasons, each short."""
    cut = [text if len(text) <= LONGEST_REASON else text[:LONGEST_REASON] + "…" for text in why]
    rest = [f"and {len(cut) - REASONS} more"] if len(cut) > REASONS else []
    return "; ".join([*cut[:REASONS], *rest])


def summary(all_parts: Sequence[Parts]) -> str:
    """The figures that an aim is set for."""
    wrong = sum(any(not p[way]["right"] for way in p if way != "full") for p in all_parts)
    tests = sum(sum(parts["full"]["ids"].values()) for parts in all_parts)
    words = [f"{len(all_parts)} suites, {tests:,} tests; wrong in {wrong}."]
    for way, when in (("pipe", "in the pipe"), ("recorded", "after one recorded run")):
        tried = [parts[way] for parts in all_parts if way in parts]
        if tried:
            times = sum(part["asked"] > 0 for part in tried)
            words.append(f"pytest is asked in {times} of {len(tried)} {when}.")
    return "\n".join(words).replace("\npytest", "\nPytest") + "\n\n"
