"""Asks the program for this pytest's group, and hands the answer to the plugin.

The program gets the command of this pytest, without the options that are splitter's, and writes a
session file as `splitter run` does for the pytests below it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from typing import Any

import pytest

from . import PLUGIN, SESSION
from .options import ALGORITHMS, durations_of, is_said, without_own, words_of
from .program import MissingProgramError, find_program
from .rounds import Round
from .session import Session, read_session

PROFILE = ".test_profile"

SESSION_FILE = "session.json"
"""The name that the program gives it in the folder of --prepare."""


def hand_over(config: pytest.Config) -> None:
    """Has the program prepare this pytest; no test runs where it cannot."""
    outer = outer_session()
    if outer and (outer.selection or outer.collection):
        return  # a splitter above this pytest has the say
    stores = config.option.store_durations and not config.option.collectonly
    stores = stores and not (outer and outer.record)  # which stores what it records
    if not stores and not is_said(config.option, "splits", "group"):
        return
    folder = tempfile.mkdtemp(prefix="splitter-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    records = records_folder(config, folder) if stores else ""
    of_round = Round(config) if stores and names_a_group(config.option) else None
    use_workers(config.option, prepare(config, folder, records, of_round))
    plugin: Any = import_module(PLUGIN)
    config.stash[plugin.GIVEN] = os.path.join(folder, SESSION_FILE)
    if not config.pluginmanager.hasplugin(PLUGIN):
        config.pluginmanager.register(plugin, PLUGIN)
    if stores:
        from .storing import Storing

        storing = Storing(config, folder, records, of_round)
        config.pluginmanager.register(storing, "splitter-storing")


def prepare(config: pytest.Config, folder: str, records: str, of_round: Round | None) -> list[str]:
    """Has the session file written: by the program, or with the plan that the round has already."""
    session_file = os.path.join(folder, SESSION_FILE)
    if of_round and of_round.find():
        of_round.write_session(session_file, records)
        return of_round.words
    words = call(config, command_words(config, folder, records))
    if of_round:
        of_round.begin(session_file, words)
    return words


def records_folder(config: pytest.Config, folder: str) -> str:
    """The folder of the records: --splitter-record's, or one that goes with this pytest."""
    named = (getattr(config.option, "splitter_record", None) or [""])[-1]
    return os.path.join(str(config.invocation_params.dir), named or folder + "/records")


def names_a_group(options: Any) -> bool:
    """True where one group of several runs."""
    return options.splits is not None and options.group is not None and options.splits > 1


def outer_session() -> Session | None:
    """What a splitter above this pytest asks for."""
    path = os.environ.get(SESSION)
    return read_session(path) if path and os.path.exists(path) else None


def command_words(config: pytest.Config, folder: str, records: str) -> list[str]:
    """The words for the program."""
    options = config.option
    if not is_said(options, "splits", "group"):
        return ["record", "--prepare", folder, "-o", records, "--", "pytest"]
    words = ["run", "--prepare", folder]
    words += [f"--splits={options.splits}"] if options.splits is not None else []
    words += [f"--group={options.group}"] if options.group is not None else []
    words += durations_words(config, folder)
    if options.splitting_algorithm and not options_has(options, "splitter_algorithm"):
        words += ["--algorithm", ALGORITHMS[options.splitting_algorithm]]
    words += words_of(options)
    if records and not options_has(options, "splitter_record"):
        words += ["--record", records]
    own = without_own([str(word) for word in config.invocation_params.args])
    return [*words, "--", *starter(), *own]


def options_has(options: Any, name: str) -> bool:
    """True for a --splitter-OPTION that was said."""
    return bool(getattr(options, name, None))


def durations_words(config: pytest.Config, folder: str) -> list[str]:
    """The words for a durations file that was named, and the profile beside it.

    pytest-split takes a file that is not there for no times at all.
    """
    if not config.option.durations_path:
        return []
    path = durations_of(config.option, config.invocation_params.dir)
    if not os.path.exists(path):
        sys.stderr.write(
            f"splitter: there are no durations in {config.option.durations_path} yet\n"
        )
        path = os.path.join(folder, "no-durations")
        with open(path, "w", encoding="ascii") as none:
            none.write("{}\n")
    words = ["--durations", path]
    beside = os.path.join(os.path.dirname(path), PROFILE)
    if os.path.exists(beside) and not options_has(config.option, "splitter_profile"):
        words += ["--profile", beside]
    return words


def starter() -> list[str]:
    """The words that start a pytest like this one."""
    program = os.path.abspath(sys.argv[0]) if sys.argv and sys.argv[0] else ""
    if os.path.basename(program) in ("pytest", "py.test") and os.access(program, os.X_OK):
        return [program]
    return [sys.executable, "-m", "pytest"]


def call(config: pytest.Config, words: list[str]) -> list[str]:
    """The program's answer on stdout, word by word; its messages reach the user."""
    environment = dict(os.environ)
    if environment.get("PYTEST_ADDOPTS"):
        own = without_own(shlex.split(environment["PYTEST_ADDOPTS"]))
        environment["PYTEST_ADDOPTS"] = " ".join(map(shlex.quote, own))
    try:
        done = subprocess.run(
            [find_program(), *words],
            cwd=str(config.invocation_params.dir),
            env=environment,
            stdout=subprocess.PIPE,
            check=False,
        )
    except (MissingProgramError, OSError) as error:
        raise pytest.UsageError(f"splitter: no test runs: {error}") from None
    if done.returncode != 0:
        raise pytest.UsageError("splitter: no test runs: there is no plan, for the reason above")
    return os.fsdecode(done.stdout).split()


def use_workers(options: Any, words: list[str]) -> None:
    """Starts the workers of pytest-xdist that the plan counts on."""
    if not words:
        return
    if not hasattr(options, "numprocesses"):
        raise pytest.UsageError("splitter: the plan counts on workers: install pytest-xdist")
    said = dict(zip(words[::2], words[1::2]))
    options.numprocesses = int(said["-n"])
    options.dist, options.tx = said["--dist"], ["popen"] * options.numprocesses
