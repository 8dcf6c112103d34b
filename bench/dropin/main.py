"""The wheel beside pytest-split: its installation, its start, the slowest group of real suites."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/plugins"))
sys.path.append(str(ROOT / "bench"))

from venvs import ensure_venv, newest  # noqa: E402

from jobs import ALGORITHMS, SPLITTER, Job, Took, run, table  # noqa: E402

PINS = ("pytest==8.4.2", "numpy==2.2.6", "scipy==1.15.3", "scikit-learn==1.9.1")
SUITES = {
    "networkx": [],
    "scikit-learn": ["tree", "cluster", "linear_model"],
}
"""The folders that pytest is given."""


class Environments:
    """One with the wheel and one with pytest-split; both have the same pytest and libraries."""

    def __init__(self, wheel: Path) -> None:
        folder = ROOT / ".venv/dropin"
        self.bins = {
            tool: ensure_venv(folder / tool, newest(), PINS, *more)
            for tool, more in {SPLITTER: (), "pytest-split": ("pytest-split==0.11.0",)}.items()
        }
        self.wheel = wheel

    def of(self, tool: str) -> Path:
        return self.bins[SPLITTER if tool == SPLITTER else "pytest-split"]

    def install(self) -> float:
        """Seconds that pip takes for the wheel, as a user calls it."""
        words = [self.bins[SPLITTER] / "python", "-m", "pip", "install", "--quiet"]
        words += ["--no-index", "--disable-pip-version-check", "--force-reinstall", self.wheel]
        began = time.perf_counter()
        subprocess.run(words, check=True)
        return time.perf_counter() - began

    def start(self) -> float:
        """`splitter --version` divided by `true`: medians of hyperfine, without a shell."""
        with tempfile.TemporaryDirectory() as scratch:
            written = Path(scratch) / "times.json"
            program = self.bins[SPLITTER] / "splitter"
            words = ["hyperfine", "-N", "--warmup", "20", "--runs", "500", "--style", "none"]
            words += ["--export-json", str(written), f"{program} --version", "/usr/bin/true"]
            subprocess.run(words, check=True, capture_output=True)
            mine, least = json.loads(written.read_text())["results"]
        return mine["median"] / least["median"]

    def plugin(self, rounds: int = 50) -> float:
        """Processor milliseconds that the plugin adds to a pytest of no tests: the median of pairs.

        Not to `pytest -VV`: that reads the metadata of any plugin's distribution, for its name.
        """
        with tempfile.TemporaryDirectory() as empty:

            def took(*options: str) -> float:
                words = ["pytest", "-q", "--collect-only", "-p", "no:cacheprovider", *options]
                return run(words, Path(empty), self.bins[SPLITTER], tests=False).processor

            pairs = [took() - took("-p", "no:splitter") for _ in range(rounds)]
        return 1000 * statistics.median(pairs)


class Suite:
    """A copy of a suite, with the durations of one run that both tools read."""

    def __init__(self, name: str, environments: Environments, cache: Path) -> None:
        self.name = name
        self.environments = environments
        self.folder = cache / name / self.source().name
        self.times = cache / f"{name}.jsonl"
        if not (self.folder / ".test_durations").exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            shutil.copytree(self.source(), self.folder)
            print(self.pytest(SPLITTER, "--store-durations"), file=sys.stderr)

    def source(self) -> Path:
        if self.name == "networkx":
            return ROOT / "build/suites/networkx-3.4.2"
        script = "import pathlib, sklearn; print(pathlib.Path(sklearn.__file__).parent)"
        python = self.environments.of(SPLITTER) / "python"
        return Path(
            subprocess.run(
                [python, "-c", script], check=True, capture_output=True, text=True
            ).stdout.strip()
        )

    def pytest(self, tool: str, *options: str) -> Took:
        words = ["pytest", "-q", "-p", "no:cacheprovider", *SUITES[self.name], *options]
        return run(words, self.folder, self.environments.of(tool))

    def measure(self, tool: str, splits: int, group: int) -> None:
        options = [f"--splits={splits}", f"--group={group}"]
        if tool != SPLITTER:
            options.append(f"--splitting-algorithm={tool}")
        job = Job(tool, splits, group, self.pytest(tool, *options))
        print(self.name, job, file=sys.stderr, flush=True)
        with self.times.open("a") as lines:
            lines.write(job.line())

    def jobs(self, splits: int) -> list[Job]:
        lines = self.times.read_text().splitlines() if self.times.exists() else []
        return [job for job in map(Job.of_line, lines) if job.splits == splits]

    def rounds(self, tools: Iterable[str], splits: int, rounds: int) -> None:
        """The tools take turns; after the first round only the slowest two groups of each run."""
        for group in range(1, splits + 1):
            for tool in tools:
                self.measure(tool, splits, group)
        first = self.jobs(splits)
        for _ in range(rounds - 1):
            for place in range(2):
                for tool in tools:
                    mine = [job for job in first if job.tool == tool]
                    mine.sort(key=lambda job: -job.took.processor)
                    self.measure(tool, splits, mine[place].group)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/dropin/run", description=__doc__)
    parser.add_argument("--wheel", type=Path, help="by default the one that is in dist/")
    parser.add_argument("--only", nargs="*", default=list(SUITES), metavar="SUITE")
    parser.add_argument("--splits", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3, help="medians are taken over them")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/dropin")
    options = parser.parse_args()
    wheel = options.wheel or next(ROOT.glob("dist/*manylinux_2_17_x86_64.whl"), None)
    if wheel is None:
        parser.error("dist/ has no wheel: scripts/package x86_64-linux-gnu makes it")
    options.cache.mkdir(parents=True, exist_ok=True)
    environments = Environments(wheel.resolve())
    print(f"installed in {statistics.median(environments.install() for _ in range(5)):.2f} s")
    print(f"splitter --version ÷ true: {environments.start():.2f}")
    print(f"the plugin adds to a pytest: {environments.plugin():.2f} ms of processor time")
    for name in options.only:
        suite = Suite(name, environments, options.cache.resolve())
        suite.rounds((SPLITTER, *ALGORITHMS), options.splits, options.rounds)
        print("", *table(name, options.splits, suite.jobs(options.splits)), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
