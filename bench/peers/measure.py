"""Resources of whole processes, measured in alternating rounds."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCH = Path(__file__).with_name("launch.py")


class BenchError(Exception):
    """A failure that the reader of the benchmark can mend."""


@dataclass(frozen=True)
class Usage:
    """One process: seconds of CPU (user and system), of wall time, and its peak memory."""

    cpu: float
    wall: float
    peak: float
    stderr: str


Rounds = Sequence[Mapping[str, Usage]]


def run_once(command: Sequence[str], directory: Path) -> Usage:
    words = directory / "stderr.txt"
    launcher = [sys.executable, "-I", "-S", str(LAUNCH), str(words), *command]
    done = subprocess.run(launcher, cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"cannot start {command[0]}: {done.stderr.strip()}")
    code, wall, cpu, peak_kib = done.stdout.split()
    stderr = words.read_text(errors="replace")
    if code != "0":
        raise BenchError(f"{Path(command[0]).name} exited with {code}: {stderr.strip()[-2000:]}")
    return Usage(cpu=float(cpu), wall=float(wall), peak=int(peak_kib) / 1024, stderr=stderr)


def run_rounds(
    commands: Mapping[str, Sequence[str]], rounds: int, directory: Path, tell: Callable[[str], None]
) -> Rounds:
    """Each round runs every command once: A B C, A B C, … so that drift hits all alike."""
    tell("warming up")
    for command in commands.values():
        run_once(command, directory)
    measured = []
    for number in range(1, rounds + 1):
        tell(f"round {number} of {rounds}")
        measured.append({name: run_once(words, directory) for name, words in commands.items()})
    return measured


@dataclass(frozen=True)
class Spread:
    """Median and range of one figure over the rounds."""

    middle: float
    low: float
    high: float

    def text(self, digits: int) -> str:
        return f"{self.middle:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(median(values), min(values), max(values))


def ratio(rounds: Rounds, over: str, under: str, figure: str) -> Spread:
    """The ratio is taken inside each round, then summarised."""
    return spread([getattr(r[over], figure) / getattr(r[under], figure) for r in rounds])
