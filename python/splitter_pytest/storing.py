"""Renews the durations at the end of a pytest with --store-durations, as `splitter merge` does."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any, Generator

import pytest

from .handover import PROFILE, options_has
from .options import durations_of
from .program import find_program

if TYPE_CHECKING:
    from .rounds import Round


class Storing:
    """The hooks that fold the records of this pytest into the stored files."""

    def __init__(
        self, config: pytest.Config, folder: str, records: str, of_round: Round | None
    ) -> None:
        self.config = config
        self.folder = folder
        self.records = records
        self.of_round = of_round
        self.ran: dict[str, None] = {}
        self.said: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers what runs now, for --clean-durations."""
        self.ran[report.nodeid] = None

    @pytest.hookimpl(hookwrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, Any, None]:
        """Folds them in behind the recorder's end and the last worker's, and before the summary."""
        yield
        if self.ran:
            self.fold(session)
        if self.of_round:
            self.of_round.end()

    def fold(self, session: pytest.Session) -> None:
        """Renews the files; a failure is the session's, unless its tests failed anyway."""
        done = subprocess.run(
            [find_program(), *self.words()],
            cwd=str(self.config.invocation_params.dir),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        self.said = os.fsdecode(done.stderr).splitlines()
        if done.returncode != 0 and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Says what was stored, or the reason why not."""
        for line in self.said:
            terminalreporter.write_line(line)

    def words(self) -> list[str]:
        """The words for the program."""
        option = self.config.option
        durations = durations_of(option, self.config.invocation_params.dir)
        words = ["merge", self.records]
        if option.durations_path:
            words += ["--durations", durations]
        if options_has(option, "splitter_profile"):
            words += ["--profile", option.splitter_profile[-1]]
        elif option.durations_path:
            words += ["--profile", os.path.join(os.path.dirname(durations), PROFILE)]
        if options_has(option, "splitter_config"):
            words += ["--config", option.splitter_config[-1]]
        if option.clean_durations:
            path = os.path.join(self.folder, "ran")
            with open(path, "w", encoding="utf-8", errors="surrogateescape") as ran:
                ran.writelines(name + "\n" for name in self.ran)
            words += ["--prune", "--tests", path]
        return words
