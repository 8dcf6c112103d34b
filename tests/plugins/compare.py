"""Right or wrong: the jobs of a split beside one full run. Pure; no process, no file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from plugin import Plugin

Report = tuple[str, str, str]
"""A test's id, a phase, an outcome."""


@dataclass(frozen=True)
class Job:
    """One command as CI would start it."""

    code: int
    reports: tuple[Report, ...] = ()
    broken: tuple[str, ...] = ()
    """The ids of collectors that failed."""
    said: str = ""
    """Standard error and the end of standard output."""

    @property
    def ids(self) -> set[str]:
        return {test for test, _, _ in self.reports}

    @property
    def fails(self) -> bool:
        """A report says that the job must not end with 0."""
        return bool(self.broken or self.cut_short) or any(
            outcome == "failed" for _, _, outcome in self.reports
        )

    @property
    def cut_short(self) -> set[str]:
        """Tests whose process ended within them."""
        began = {test for test, phase, outcome in self.reports if (phase, outcome) == BEGUN}
        return began - {test for test, phase, _ in self.reports if phase not in ("setup", "rerun")}

    @property
    def refused(self) -> bool:
        return self.code != 0 and not self.reports and "splitter: error:" in self.said


BEGUN = ("setup", "passed")


class Kind(Enum):
    RIGHT = "right"
    REFUSED = "refused"
    EXCUSED = "excused"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """What came of one way to split, or of one check."""

    way: str
    kind: Kind
    words: str = ""

    @property
    def good(self) -> bool:
        return self.kind is not Kind.WRONG


def judge(way: str, full: Job, groups: Sequence[Job], expected: Plugin) -> Finding:
    """The groups beside the full run, by what is expected of the plugin."""
    if any(group.refused for group in groups):
        return refusal(way, groups, expected.refusal)
    wrong = [
        *different(full, groups, expected),
        *torn(groups, expected.whole),
    ]
    ends = list(wrong_ends(groups))
    if not wrong and ends and expected.excuse:
        return excuse(way, [groups[at] for at, _ in ends], expected.excuse)
    wrong += [words for _, words in ends]
    return Finding(way, Kind.WRONG if wrong else Kind.RIGHT, "; ".join(wrong))


def refusal(way: str, groups: Sequence[Job], allowed: str) -> Finding:
    """All refuse, before a test runs, and say what is expected; else it is wrong."""
    sentences = [error_in(group.said) for group in groups if group.refused]
    if len(sentences) < len(groups):
        words = f"{len(sentences)} of {len(groups)} groups refuse, the others run: {sentences[0]}"
        return Finding(way, Kind.WRONG, words)
    if not allowed or not all(re.search(allowed, refusal_in(group.said)) for group in groups):
        return Finding(way, Kind.WRONG, f"refused: {sentences[0]}")
    return Finding(way, Kind.REFUSED, sentences[0])


def refusal_in(said: str) -> str:
    """Splitter's error and its hint; what others say explains nothing."""
    return "\n".join(re.findall(r"^(?:splitter: error|hint): .*", said, re.M))


def error_in(said: str) -> str:
    found = re.search(r"splitter: error: (.*)", said)
    return found[1] if found else ""


def excuse(way: str, groups: Iterable[Job], allowed: str) -> Finding:
    """Each of the groups that end otherwise than their tests is told of beforehand."""
    said = [next(iter(re.findall(f".*(?:{allowed}).*", group.said)), "") for group in groups]
    said = [words for words in said if words.startswith(("splitter:", "hint:", "warning:"))]
    if len(said) < len(list(groups)):
        return Finding(way, Kind.WRONG, "a group fails though its tests pass, and nothing is said")
    return Finding(way, Kind.EXCUSED, said[0])


def wrong_ends(groups: Sequence[Job]) -> Iterable[tuple[int, str]]:
    """Groups whose exit code does not say how their tests ended."""
    for at, group in enumerate(groups):
        if (group.code != 0) != group.fails:
            last = error_in(group.said) or (group.said.strip().splitlines() or [""])[-1]
            what = "a test fails" if group.fails else "no test fails"
            yield at, f"group {at + 1} ends with {group.code} though {what}: {last}"


def torn(groups: Sequence[Job], whole: Iterable[str]) -> Iterable[str]:
    """Files that must stay whole and did not."""
    for name in whole:
        at = [
            k
            for k, group in enumerate(groups, start=1)
            if any(test.partition("::")[0] == name for test in group.ids)
        ]
        if len(at) > 1:
            yield f"{name} is cut over groups {', '.join(map(str, at))}"


def different(full: Job, groups: Sequence[Job], expected: Plugin) -> Iterable[str]:
    """Each test that did not run exactly once, or did not end as in the full run."""
    wanted = Counter(full.reports)
    together = Counter(report for group in groups for report in group.reports)
    if expected.session_items:
        yield from session_items(wanted, together, expected.session_items)
    lost, more = wanted - together, together - wanted
    if expected.killed:
        more = Counter({report: count for report, count in more.items() if report in wanted})
    yield from explained(lost, more, wanted, together)
    broken = {name for group in groups for name in group.broken} - set(full.broken)
    unbroken = set(full.broken) - {name for group in groups for name in group.broken}
    yield from (f"{name} fails to be collected" for name in sorted(broken))
    yield from (f"{name} no longer fails to be collected" for name in sorted(unbroken))


def session_items(
    wanted: Counter[Report], together: Counter[Report], pattern: str
) -> Iterable[str]:
    """Takes the items of the session out of both, and says what differs in how they end."""
    ends = []
    for reports in (wanted, together):
        found = [report for report in reports if re.search(pattern, report[0])]
        ends.append({(phase, outcome) for _, phase, outcome in found})
        for report in found:
            del reports[report]
    if ends[0] != ends[1]:
        was, now = (", ".join(sorted(":".join(end) for end in each)) for each in ends)
        yield f"items of the session: {now or 'none'} where the full run has {was}"


def explained(
    lost: Counter[Report], more: Counter[Report], wanted: Counter[Report], now: Counter[Report]
) -> Iterable[str]:
    """One sentence a kind of difference, with an example."""
    names = {kind: [] for kind in ("lost", "not in the full run", "repeated", "ends otherwise")}
    before, after = ({test for test, _, _ in each} for each in (wanted, now))
    for test in sorted({test for test, _, _ in [*lost, *more]}):
        if test not in after:
            names["lost"].append(test)
        elif test not in before:
            names["not in the full run"].append(test)
        elif any(report[0] == test for report in lost):
            names["ends otherwise"].append(f"{test} ({ends(test, now)}, not {ends(test, wanted)})")
        else:
            names["repeated"].append(test)
    for kind, found in names.items():
        if found:
            yield f"{len(found)} {kind}: {found[0]}"


def ends(test: str, reports: Counter[Report]) -> str:
    """The outcome that counts: of the phase that did not pass, if there is one."""
    outcomes = [outcome for name, _, outcome in reports if name == test]
    return next((outcome for outcome in outcomes if outcome != "passed"), "passed")
