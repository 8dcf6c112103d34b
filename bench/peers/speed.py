"""Time and memory of one job's decision, for a suite of 300,000 tests."""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import generate
from measure import Rounds, Spread, ratio, run_rounds, spread
from tables import Section

DRIVER = Path(__file__).with_name("peer_driver.py")
SPLITS, GROUP = 32, 7

SPLITTER = "splitter"
LEAST = "pytest-split least_duration"
CHUNKS = "pytest-split duration_based_chunks"
PARSE = "simdjson, parsing only"
BARE = "python -c pass"

FIGURES = ("cpu", "wall", "peak")


@dataclass(frozen=True)
class Programs:
    splitter: Path
    parse_only: Path


@dataclass(frozen=True)
class Aim:
    """The aim of a ratio: at least, or at most, the limit."""

    at_least: bool
    limit: float

    def verdict(self, *measured: Spread) -> str:
        met = all((m.middle >= self.limit) == self.at_least for m in measured)
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.limit:g}: {'met' if met else 'missed'}"


# over, under, aim for CPU and wall time
RATIOS: tuple[tuple[str, str, Aim | None], ...] = (
    (LEAST, SPLITTER, Aim(at_least=True, limit=20.0)),
    (CHUNKS, SPLITTER, None),
    (SPLITTER, PARSE, Aim(at_least=False, limit=3.0)),
    (SPLITTER, BARE, None),
)


def run(
    programs: Programs, directory: Path, rounds: int, tell: Callable[[str], None]
) -> list[Section]:
    tell("generating the durations of 300,000 tests")
    shape = generate.Shape()
    durations = directory / f"durations-{shape.tests}.json"
    suite = generate.write(durations, shape)
    measured = run_rounds(commands(programs, durations), rounds, directory, tell)
    return [
        absolute(measured, describe(suite, shape, durations)),
        ratios(measured),
        phases(measured),
    ]


def commands(programs: Programs, durations: Path) -> dict[str, list[str]]:
    peer = [sys.executable, str(DRIVER)]
    job = [str(SPLITS), str(GROUP), str(durations)]
    splitter = [str(programs.splitter), "--discover", "stored", "--durations", str(durations)]
    return {
        SPLITTER: [*splitter, "--splits", str(SPLITS), "--group", str(GROUP)],
        LEAST: [*peer, "least_duration", *job],
        CHUNKS: [*peer, "duration_based_chunks", *job],
        PARSE: [str(programs.parse_only), str(durations)],
        BARE: [sys.executable, "-c", "pass"],
    }


def describe(suite: dict[str, float], shape: generate.Shape, path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    id_bytes = sum(len(nodeid.encode()) for nodeid in suite) / len(suite)
    return (
        f"input: {len(suite):,} generated tests in {shape.files:,} files (seed {shape.seed}),"
        f" {path.stat().st_size / 1e6:.1f} MB, ids of {id_bytes:.0f} bytes on average,"
        f" SHA-256 {digest}…"
    )


def absolute(measured: Rounds, source: str) -> Section:
    section = Section(
        f"One job's decision: whole processes, {SPLITS} groups, group {GROUP}",
        ("program", "CPU s (user + system)", "wall s", "peak MiB"),
        notes=[source, f"median (minimum–maximum) of {len(measured)} alternating rounds"],
    )
    for name in measured[0]:
        cpu, wall, peak = (spread([getattr(r[name], f) for r in measured]) for f in FIGURES)
        section.rows.append((name, cpu.text(3), wall.text(3), peak.text(0)))
    section.notes.append(f"parsing only read {measured[0][PARSE].stderr.strip()}")
    section.notes.append(
        "splitter is called as `splitter --discover stored --durations FILE"
        f" --splits {SPLITS} --group {GROUP}`"
    )
    section.notes.append(
        "pytest-split runs without pytest: its own loading, its own algorithm, stand-ins for the"
        " items; a real job collects the whole suite first, which is not counted here"
    )
    return section


def ratios(measured: Rounds) -> Section:
    section = Section(
        "Ratios",
        ("ratio", "CPU", "wall", "memory", "aim (CPU and wall)"),
        notes=["each ratio is taken within a round; median (minimum–maximum)"],
    )
    for over, under, aim in RATIOS:
        cpu, wall, peak = (ratio(measured, over, under, figure) for figure in FIGURES)
        verdict = aim.verdict(cpu, wall) if aim else "–"
        texts = (cpu.text(2), wall.text(2), peak.text(2))
        section.rows.append((f"{over} / {under}", *texts, verdict))
    return section


def phases(measured: Rounds) -> Section:
    """The parts of pytest-split's time, by its driver's own clock."""
    section = Section(
        "Inside pytest-split's job",
        ("algorithm", "load s", "stand-in items s", "split s"),
        notes=["the rest of the wall time is the interpreter: start, imports, output, clean-up"],
    )
    for name in (LEAST, CHUNKS):
        clocks = [json.loads(r[name].stderr) for r in measured]
        parts = (spread([clock[part] for clock in clocks]) for part in ("load", "items", "split"))
        section.rows.append((name, *(part.text(3) for part in parts)))
    return section
