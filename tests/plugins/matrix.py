"""One row with one pytest: the full run, every way to split it, records, verify, merge."""

from __future__ import annotations

import html
import json
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from compare import Finding, Job, Kind, different, error_in, judge
from copies import Place
from plugin import PLAIN, Plugin

SPLITS = 3

ZERO = r'time="0\.000"|"duration": "0 ms"|"start": (\d+), "stop": \1\b'
"""A time of 0 in JUnit, pytest-html and Allure."""

Data = Mapping[str, Path]
"""Files that each job finds beside its checkout, by name."""


@dataclass(frozen=True)
class Way:
    """How the jobs are told their tests, and what they know of times."""

    name: str
    delivery: str
    data: str = ""
    options: str = ""


WAYS = (
    Way("pipe", "pipe"),
    Way("pipe + durations", "pipe", "durations"),
    Way("pipe + records", "pipe", "records", "--keep none --expand"),
    Way("run", "run"),
    Way("run + durations", "run", "durations"),
    Way("run + records", "run", "records", "--keep none"),
)
"""Durations are made up: the plugin's own files take a hundred times as long, so that they are cut
whatever the machine. Records are those of a real run, with tests so short that only --keep none
cuts a file; --expand names every test."""


QUICK_WAYS = tuple(way for way in WAYS if way.data == "records")
"""Where most has gone wrong so far, and a third of the time."""


class Trial:
    """Everything that is tried with one row and one pytest."""

    def __init__(self, row: Plugin, place: Place, ways: Sequence[Way] = WAYS) -> None:
        self.row = row
        self.place = place
        self.ways = ways
        self.pytest = f"pytest {row.options}".strip()

    def findings(self) -> Iterator[Finding]:
        if self.row.setup:
            job = self.place.run(self.place.suite, self.row.setup)
            if job.code != 0:
                yield Finding("set-up", Kind.WRONG, job.said.strip()[-300:])
                return
        if not self.full.reports and not self.row.empty:
            said = self.full.said.strip()[-300:]
            yield Finding("full run", Kind.WRONG, f"ends with {self.full.code}: {said}")
            return
        yield self.recorded()
        for way in self.ways:
            yield self.split(way)
        yield from self.verified()
        yield from self.merged()

    @cached_property
    def full(self) -> Job:
        return self.place.run(self.place.copy(), self.pytest)

    @cached_property
    def measured(self) -> set[str]:
        """The tests of the full run that have a time of their own."""
        skipped = {test for test, _, end in self.full.reports if end == "skipped"}
        called = {test for test, phase, _ in self.full.reports if phase == "call"}
        return set(map(plain, called - skipped))

    @cached_property
    def record_job(self) -> tuple[Path, Job]:
        folder = self.place.copy()
        return folder, self.place.run(folder, f"splitter record -- {self.pytest}")

    def recorded(self) -> Finding:
        """A whole run by `splitter record`: as without it, and a time for each test."""
        folder, job = self.record_job
        wrong = list(different(self.full, [job], self.row))
        if job.code != self.full.code:
            wrong.append(f"ends with {job.code}, not {self.full.code}: {job.said.strip()[-200:]}")
        wrong += self.unmeasured("records", keys_of(folder / ".test_durations"))
        return Finding("record", Kind.WRONG if wrong else Kind.RIGHT, "; ".join(wrong))

    def unmeasured(self, name: str, times: set[str], zeros: int = 0) -> list[str]:
        """What is wrong with a file of times; items of the session are under any file."""
        # A plan finds the times of tests under names with a group, too.
        here, wanted = map(self.of_files, (set(map(plain, times)), self.measured))
        known = set(map(plain, self.full.ids))
        return [f"{name}: {words}" for words in missing(here, wanted, known, zeros)]

    def of_files(self, tests: set[str]) -> set[str]:
        pattern = self.row.session_items
        return {test for test in tests if not (pattern and re.search(pattern, test))}

    def data(self, kind: str) -> Data:
        if kind == "records":
            names = (".test_durations", ".test_profile")
            paths = {name: self.record_job[0] / name for name in names}
            return {name: path for name, path in paths.items() if path.exists()}
        if kind == "durations":
            path = self.place.scratch / "durations.json"
            path.write_text(json.dumps(made_up(self.full.ids)))
            return {".test_durations": path}
        return {}

    def folder_of(self, way: Way) -> Path:
        return self.place.scratch / re.sub(r"\W+", "-", way.name)

    def split(self, way: Way) -> Finding:
        data, out = self.data(way.data), self.folder_of(way)
        out.mkdir()
        jobs = []
        for group in range(1, SPLITS + 1):
            folder = self.place.copy(data)
            jobs.append(self.place.run(folder, self.command(way, group, out)))
            shutil.rmtree(folder.parent)
        return judge(way.name, self.full, jobs, self.row)

    def command(self, way: Way, group: int, out: Path) -> str:
        which = f"--splits {SPLITS} --group {group} {way.options}".strip()
        if way.delivery == "run":
            return f"splitter run {which} --record {out}/{group} -- {self.pytest}"
        reports = f"--junitxml={out}/{group}.xml"
        if self.row.report:
            reports += " " + self.row.report.format(out / f"report-{group}")
        asked = f" --pytest {shlex.quote(self.pytest)}" if self.row.options else ""
        return f"splitter {which}{asked} | xargs {self.pytest} {reports}"

    def verified(self) -> Iterator[Finding]:
        """`splitter verify` of what the jobs of `run` recorded."""
        for way in self.ways:
            records = self.folder_of(way)
            if way.delivery != "run" or not any(records.rglob("*.jsonl")):
                continue
            asked = f"--pytest {shlex.quote(self.pytest)}" if self.row.options else ""
            command = f"splitter verify {records} --splits {SPLITS} {way.options} {asked}"
            job = self.place.run(self.place.copy(self.data(way.data)), command)
            right = (job.code == 0) != (self.row.killed and bool(self.full.cut_short))
            words = "" if right else f"ends with {job.code}: {job.said.strip()[:300]}"
            yield Finding(f"verify {way.name}", Kind.RIGHT if right else Kind.WRONG, words)

    def merged(self) -> Iterator[Finding]:
        """JUnit reports of the pipe's jobs, and the plugin's own reports."""
        out = self.folder_of(next(way for way in self.ways if way.delivery == "pipe" and way.data))
        junit = sorted(out.glob("*.xml"))
        if self.measured and not self.row.killed and junit:
            yield self.merge("merge JUnit", junit)
        reports = sorted(out.glob("report-*"))
        if reports and self.row.peaks:
            yield self.merge("merge of its reports", junit + reports)
        elif reports:
            yield self.merge("merge of its reports", reports, self.row.untimed)

    def merge(self, name: str, reports: list[Path], untimed: str = "") -> Finding:
        folder = self.place.copy()
        words = " ".join(map(str, reports))
        job = self.place.run(folder, f"splitter merge --durations merged.json {words}")
        if job.code != 0:
            return Finding(name, Kind.WRONG, error_in(job.said))
        times = keys_of(folder / "merged.json")
        if untimed:
            times |= {test for test in self.measured if re.search(untimed, test)}
        wrong = self.unmeasured(name, times, zeros(reports))
        if any(report.suffix != ".xml" for report in reports):
            wrong += too_small(folder / ".test_profile", self.row.peaks)
        return Finding(name, Kind.WRONG if wrong else Kind.RIGHT, "; ".join(wrong))


def made_up(tests: set[str]) -> dict[str, float]:
    """Times that make every file of the plugin's own worth cutting."""
    return {test: 0.1 if test.partition("::")[0] in PLAIN else 10.0 for test in sorted(tests)}


def keys_of(path: Path) -> set[str]:
    return set(json.loads(path.read_text())) if path.exists() else set()


def plain(test: str) -> str:
    """The id without the group that pytest-xdist's loadgroup puts behind it."""
    return re.sub(r"(?<=[\w\]])@[^\]@]*$", "", test)


def too_small(profile: Path, peaks: Mapping[str, int]) -> list[str]:
    """What the profile has not, or less of."""
    files = json.loads(profile.read_text())["files"] if peaks else {}
    found = {
        f"{path}::{name}": max(
            sample[1] if isinstance(sample, list) else 0 for sample in each.values()
        )
        for path, file in files.items()
        for name, each in file.get("tests", {}).items()
    }
    return [
        f"{test} has a peak of {found.get(test)} KiB"
        for test, peak in peaks.items()
        if found.get(test, 0) < peak
    ]


def zeros(reports: list[Path]) -> int:
    """So many tests were too fast for the report's digits: a time of 0 is none."""
    files = [
        file for path in reports for file in (path.rglob("*.json") if path.is_dir() else [path])
    ]
    texts = [html.unescape(path.read_text(errors="replace")) for path in files if path.is_file()]
    return sum(len(re.findall(ZERO, text)) for text in texts)


def missing(found: set[str], wanted: set[str], known: set[str], zeros: int = 0) -> list[str]:
    """What a file of times lacks beyond ZEROS, and what it holds that is no test."""
    lacks, foreign = sorted(wanted - found), sorted(found - known)
    words = [f"no time for {len(lacks)} tests: {lacks[0]}"] if len(lacks) > zeros else []
    return words + ([f"{len(foreign)} unknown: {foreign[0]}"] if foreign else [])
