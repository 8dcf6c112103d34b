"""CI jobs on a small real suite: real pytest, and what each job really ran."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CONFTEST = Path(__file__).with_name("suite_conftest.py")
PYTEST = (sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Suite:
    """Tests with durations, in a directory of their own; optionally each job shuffles them."""

    directory: Path
    durations: Mapping[str, float]
    splits: int
    shuffled: bool = False

    def order(self, job: int) -> dict[str, str]:
        return {"BENCH_ORDER_SEED": str(job)} if self.shuffled else {}


@dataclass
class Outcome:
    """The results of one tool's jobs."""

    groups: list[list[str]] = field(default_factory=list)
    exits: list[int] = field(default_factory=list)
    error: str = ""

    def ran(self) -> Counter[str]:
        return Counter(nodeid for group in self.groups for nodeid in group)

    def keeps_promise(self, suite: Suite) -> bool:
        """Every test once, and every job green."""
        return self.ran() == Counter(suite.durations.keys()) and not any(self.exits)

    def summary(self, suite: Suite) -> str:
        ran = self.ran()
        never = len(suite.durations.keys() - ran.keys())
        again = sum(count > 1 for count in ran.values())
        once = len(ran) - again
        head = f"{self.error}; " if self.error else ""
        if once == len(suite.durations):
            head += f"all {once} tests ran once"
        else:
            head += f"{once} of {len(suite.durations)} ran once, {never} never, {again} twice"
        sizes = " + ".join(str(len(group)) for group in self.groups)
        return f"{head}; groups {sizes}; exit codes {' '.join(map(str, self.exits))}"


def build(
    directory: Path, tests: Mapping[str, float], splits: int, shuffled: bool = False
) -> Suite:
    """`tests` maps `file::function` to seconds, files and functions in collection order."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "pytest.ini").write_text("[pytest]\n")
    shutil.copy(CONFTEST, directory / "conftest.py")
    for nodeid in tests:
        file, _, function = nodeid.partition("::")
        with (directory / file).open("a") as f:
            f.write(f"def {function}():\n    pass\n\n\n")
    (directory / ".test_durations").write_text(json.dumps(tests, sort_keys=True, indent=4))
    return Suite(directory, tests, splits, shuffled)


def with_pytest_split(suite: Suite, algorithm: str) -> Outcome:
    outcome = Outcome()
    for job in range(1, suite.splits + 1):
        options = ("--splits", str(suite.splits), "--group", str(job))
        command = (*PYTEST, *options, "--splitting-algorithm", algorithm)
        done = _run(suite, command, suite.order(job))
        _note(outcome, suite, done.returncode)
        if "IndexError: list index out of range" in done.stdout + done.stderr:
            outcome.error = "IndexError"
    return outcome


def with_splitter(suite: Suite, splitter: Path) -> Outcome:
    """`splitter … | xargs pytest`; a shuffled suite hands each job its own list, in its order.

    Expanded, because a whole file's path would run even those tests that splitter forgot.
    """
    outcome = Outcome()
    for job in range(1, suite.splits + 1):
        source = _own_list(suite, job) if suite.shuffled else ("--discover", "stored")
        shard = ("--splits", str(suite.splits), "--group", str(job))
        selectors = _run(suite, (str(splitter), *source, *shard, "--expand"), {})
        if selectors.returncode != 0:
            outcome.error = selectors.stderr.strip().splitlines()[0]
        done = _run(suite, ("xargs", *PYTEST), suite.order(job), selectors.stdout)
        _note(outcome, suite, done.returncode)
    return outcome


def _own_list(suite: Suite, job: int) -> Sequence[str]:
    listed = _run(suite, (*PYTEST, "--collect-only"), suite.order(job))
    (suite.directory / f"tests-{job}.txt").write_text(listed.stdout)
    return ("--tests", f"tests-{job}.txt")


def _note(outcome: Outcome, suite: Suite, code: int) -> None:
    ran = suite.directory / "ran.txt"
    outcome.groups.append(ran.read_text().splitlines() if ran.exists() else [])
    outcome.exits.append(code)
    ran.unlink(missing_ok=True)


def _run(
    suite: Suite, command: Sequence[str], extra: Mapping[str, str], text: str | None = None
) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    environment = {**clean, "BENCH_RAN": str(suite.directory / "ran.txt"), **extra}
    return subprocess.run(
        command,
        cwd=suite.directory,
        env=environment,
        input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        text=True,
        check=False,
    )
