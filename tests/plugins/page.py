"""docs/plugins.md: one line a row of the matrix. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compare import Finding, Kind
from plugin import Plugin

HEAD = """\
# Plugins

Written by `scripts/plugins --write`; not to be edited. Each plugin has a small suite that runs once
in full and then in three groups, by the pipe (`splitter | xargs pytest`) and by `splitter run
--record`: with nothing known; with durations by which the plugin's own files are cut (+ durations);
and with a recorded run and `--keep none`, in the pipe `--expand`, too (+ records). What ran, and
how each test ended, is held against the full run, so are exit codes; then `record`, `verify` and
`merge` are tried on what was recorded and reported.

- **works**: each test runs exactly once and ends as in the full run.
- **kept whole**: so it does, as splitter does not cut its files.
- **refused**: splitter ends with an error before a test runs, in the ways named.
- **told**: a group ends otherwise than its tests, and splitter says so.
- **wrong**: none of these; the first difference is named.

| plugin | pytest | result | what to know |
| --- | --- | --- | --- |
"""

LONGEST_WORDS = 160


def page(rows: Iterable[str]) -> str:
    return HEAD + "\n".join(rows) + "\n"


def row_of(row: Plugin, found: Mapping[str, Sequence[Finding]]) -> str:
    """Versions of one result share a cell."""
    results: dict[str, list[str]] = {}
    for version, findings in found.items():
        results.setdefault(result(row, findings), []).append(version)
    pins = ", ".join(pin.replace("==", " ") for pin in row.requires)
    name = row.name if not pins else f"{row.name} ({pins})"
    versions = "; ".join(", ".join(each) for each in results.values())
    cells = (name, versions, "; ".join(results), row.note)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def result(row: Plugin, findings: Sequence[Finding]) -> str:
    wrong = [each for each in findings if not each.good]
    if wrong:
        words = (wrong[0].words.splitlines() or [""])[0][:LONGEST_WORDS]
        return f"**wrong** in {', '.join(each.way for each in wrong)}: `{words.replace('`', '')}`"
    refused = [each.way for each in findings if each.kind is Kind.REFUSED]
    if refused:
        return f"refused in {', '.join(refused)}"
    if any(each.kind is Kind.EXCUSED for each in findings):
        return "told"
    return "kept whole" if row.whole else "works"
