"""Suites on disk, jobs that run them as CI would, and what their pytests really ran."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = Path(__file__).resolve().parent / "plugins"

XARGS_SAW_FAILURE = 123
"""The exit code of xargs if a command that it started failed."""

FAILURE_WORD = "--splitter-failed"


@dataclass(frozen=True)
class Venv:
    """A virtual environment whose pytest is under test."""

    name: str
    major: int

    @property
    def bin(self) -> Path:
        return ROOT / ".venv" / self.name / "bin"


VENVS = (Venv("pytest7", 7), Venv("main", 8), Venv("pytest9", 9))

RECORDING = Venv("recording", 9)
"""With what is slow to load, and of use only to the tests of recording."""

TIES = Venv("ties", 8)
"""With plugins whose tests need each other."""


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    stdout: bytes
    stderr: str


@dataclass(frozen=True)
class Run:
    """One job: what its command said, and what pytest really did."""

    result: Result
    events: Sequence[tuple[str, str]]

    def _texts(self, kind: str) -> list[str]:
        return [text for event, text in self.events if event == kind]

    @property
    def code(self) -> int:
        return self.result.code

    @property
    def ran(self) -> list[str]:
        return self._texts("ran")

    @property
    def failed(self) -> list[str]:
        return self._texts("failed")

    @property
    def broken(self) -> list[str]:
        return self._texts("broken")

    @property
    def sessions(self) -> list[str]:
        """The rootdir of each pytest session that was to run tests."""
        return self._texts("session")

    def describe(self) -> str:
        out = self.result.stdout.decode(errors="replace")
        return f"exit code {self.code}\n--- stdout\n{out}\n--- stderr\n{self.result.stderr}"


@dataclass
class Suite:
    """A folder with tests, and the means to run them there."""

    path: Path
    splitter: Path
    scratch: Path
    variables: dict[str, str] = field(default_factory=dict)
    warm: Callable[[Venv], Path] | None = None
    """The folder of a virtual environment's pytest that starts in a few milliseconds."""
    _runs: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    def write(self, files: Mapping[str, str | bytes]) -> Suite:
        for name, text in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def write_durations(self, seconds: Mapping[str, float], name: str = ".test_durations") -> Suite:
        return self.write({name: json.dumps(seconds)})

    def environment(self, venv: Venv, witness: Path | None = None) -> dict[str, str]:
        """Nothing of the outer world but the system's commands: no CI, no outer pytest."""
        warm = f"{self.warm(venv)}:" if self.warm else ""
        variables = {
            "PATH": f"{warm}{venv.bin}:{self.splitter.parent}:{os.defpath}",
            "PYTHONPATH": str(PLUGINS),
            "PYTEST_PLUGINS": "witness",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.scratch),
            **self.variables,
        }
        if witness is not None:
            variables["SPLITTER_WITNESS"] = str(witness)
        return variables

    def shell(self, venv: Venv, command: str, folder: str = ".", **environment: str) -> Run:
        """Runs a command as CI would: by the plain shell, which knows no pipefail."""
        witness = self.scratch / f"witness-{next(self._runs)}"
        result = execute(
            ["/bin/sh", "-c", command],
            cwd=self.path / folder,
            env={**self.environment(venv, witness), **environment},
        )
        lines = witness.read_text(encoding="ascii").splitlines() if witness.exists() else []
        return Run(result, [tuple(json.loads(line)) for line in lines])

    def full(self, venv: Venv, arguments: str = "", folder: str = ".") -> Run:
        """All tests in one job, without splitter."""
        return self.shell(venv, f"pytest {arguments}", folder)

    def groups(self, venv: Venv, splits: int, jobs: Jobs) -> list[Run]:
        return [
            self.shell(venv, jobs.command(splits, k), jobs.folder, **jobs.variables(k))
            for k in range(1, splits + 1)
        ]


@dataclass(frozen=True)
class Jobs:
    """How the jobs of one run are started: DELIVERY is one of the three documented ways."""

    options: str = ""
    pytest: str = "pytest"
    delivery: str = "args"
    folder: str = "."
    seeded: bool = False

    def command(self, splits: int, group: int) -> str:
        call = f"splitter --splits {splits} --group {group} {self.options}"
        if self.delivery == "null":
            return f"{call} -0 | xargs -0 {self.pytest}"
        if self.delivery == "file":
            return f"{call} -o ../ids-{group} && {self.pytest} @../ids-{group}"
        return f"{call} | xargs {self.pytest}"

    def variables(self, group: int) -> dict[str, str]:
        return {"SEED": str(group), "PYTHONHASHSEED": str(group)} if self.seeded else {}


def execute(
    command: Sequence[str | os.PathLike[str]],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    timeout: float = 900,
) -> Result:
    done = subprocess.run(
        command, cwd=cwd, env=env, input=stdin, capture_output=True, timeout=timeout, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def assert_exactly_once(
    full: Run, groups: Sequence[Run], *, ordered: bool = True, unsorted: tuple[str, ...] = ()
) -> None:
    """The groups together run what one full run runs, each test once, and end as they should.

    Each in collection order, where that is ORDERED: UNSORTED are the folders where it is not.
    """
    together = Counter(test for group in groups for test in group.ran)
    wanted = Counter(full.ran)
    said = "\n".join(f"=== group {k}\n{g.describe()}" for k, g in enumerate(groups, start=1))
    assert wanted, f"the full run ran nothing:\n{full.describe()}"
    assert not wanted - together, f"lost: {sorted(wanted - together)}\n{said}"
    assert not together - wanted, f"too many: {sorted(together - wanted)}\n{said}"
    for group in groups:
        fails = bool(group.failed or group.broken)
        assert group.code == (XARGS_SAW_FAILURE if fails else 0), group.describe()
        assert len(group.sessions) == (1 if group.ran or group.broken else 0), group.describe()
        assert set(group.sessions) <= set(full.sessions), "another rootdir\n" + group.describe()
        if ordered:
            in_order = [test for test in group.ran if not test.startswith(unsorted)]
            assert is_subsequence(in_order, full.ran), "not in collection order\n" + said


def is_subsequence(part: Iterable[str], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(item in rest for item in part)


def quoted(*words: object) -> str:
    return shlex.join(str(word) for word in words)
