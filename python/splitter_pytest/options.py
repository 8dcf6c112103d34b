"""The options with which a pytest asks for a group itself: pytest-split's, and splitter's own.

An installed copy of the package registers them in every pytest. Nothing else happens until one of
them is used: `handover` then asks the program for the plan. PYTEST_DONT_REWRITE: there is no
assertion here.
"""

from __future__ import annotations

import copy
import os
import sys
from typing import TYPE_CHECKING, Any, Generator

import pytest

from . import PLUGIN, SESSION

if TYPE_CHECKING:
    from pathlib import Path

ALGORITHMS = {"duration_based_chunks": "contiguous", "least_duration": "balance"}
"""pytest-split's algorithms, and those of splitter that do what they are chosen for."""

OF_PYTEST_SPLIT: dict[str, dict[str, Any]] = {
    "--splits": {"type": int, "help": "number of groups that the tests are divided into"},
    "--group": {"type": int, "help": "the group that runs, counted from 1"},
    "--store-durations": {
        "action": "store_true",
        "help": "measure the tests, and renew the files of --durations-path",
    },
    "--durations-path": {
        "help": "the durations file; .test_profile stands beside it (default: .test_durations)",
    },
    "--splitting-algorithm": {
        "choices": list(ALGORITHMS),
        "help": "duration_based_chunks cuts the collection order; least_duration balances, and is "
        "the default",
    },
    "--clean-durations": {
        "action": "store_true",
        "help": "with --store-durations: drop the times of tests that do not run now",
    },
}
"""The options that take the place of pytest-split's, with their names, values and meanings."""

PREFIX = "--splitter-"

FLAGS = ("allow-empty", "collapse", "quiet", "verbose")
VALUES = (
    "add-prefix",
    "algorithm",
    "calibration",
    "color",
    "config",
    "delivery",
    "discover",
    "dist",
    "effort",
    "keep",
    "max-growth",
    "memory-limit",
    "overhead",
    "plan",
    "previous",
    "profile",
    "pytest",
    "record",
    "speeds",
    "strip-prefix",
    "tests",
    "workers",
)
"""The options of `splitter run` that pytest takes as --splitter-OPTION, without and with values."""

ASIDE = pytest.StashKey[str]()
"""The option that another plugin has, so that splitter stands aside."""


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, parser: pytest.Parser, args: list[str]
) -> None:
    """Registers the options, once all other plugins but conftest.py have registered theirs."""
    group = parser.getgroup("splitter", "splitter: one group of the tests")
    if any(is_named(word, (PREFIX, "--help", "-h", "@")) for word in args):
        for name in FLAGS:
            group.addoption(PREFIX + name, action="store_true", help=help_of(name))
        for name in VALUES:
            group.addoption(PREFIX + name, action="append", help=help_of(name))
    taken = [name for name in OF_PYTEST_SPLIT if is_taken(early_config, name)]
    if taken:
        early_config.stash[ASIDE] = taken[0]
        return
    for name, settings in OF_PYTEST_SPLIT.items():
        group.addoption(name, **settings)
    if any(
        is_named(word, ("--splits", "--group", "--durations-path", "--splitt", "@"))
        for word in args
    ):
        # pytest took the values for paths, and would look there for the first conftest.py.
        known = parser.parse_known_args(args, namespace=copy.copy(early_config.option))
        early_config.known_args_namespace.file_or_dir = known.file_or_dir


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, Any, None]:
    """Gets the group of the plan before any plugin looks at the options."""
    options = config.option
    if hasattr(config, "workerinput"):
        if config.workerinput.get(SESSION) and not config.pluginmanager.hasplugin(PLUGIN):
            from importlib import import_module

            config.pluginmanager.register(import_module(PLUGIN), PLUGIN)
    elif options.help or options.version:
        pass
    elif ASIDE in config.stash:
        if is_said(options, "splits", "store_durations"):
            step_aside(config)
    elif is_said(options, "splits", "group", "store_durations"):
        from .handover import hand_over

        hand_over(config)
    yield


def is_named(word: object, beginnings: tuple[str, ...]) -> bool:
    """True for a word that begins so; pytest.main takes paths, too."""
    return str(word).startswith(beginnings)


def is_taken(config: pytest.Config, name: str) -> bool:
    """True for an option that another plugin has."""
    nobody = object()
    return config.getoption(name, nobody) is not nobody


def help_of(name: str) -> str:
    """The words behind an option that is the program's."""
    return f"--{name} of `splitter run`"


def is_said(options: Any, *names: str) -> bool:
    """True for an option with a value, 0 among them, or a flag that is set."""
    values = [getattr(options, name, None) for name in names]
    return any(value is not None and value is not False for value in values)


def step_aside(config: pytest.Config) -> None:
    """Says that another plugin divides the tests; its options and splitter's own contradict."""
    known = config.pluginmanager.hasplugin("pytest-split")
    other = "pytest-split" if known else "another plugin"
    choice = "-p no:pytest-split" if known else "-p no: and its name"
    own = [word for word in words_of(config.option) if word.startswith("--")]
    if own:
        raise pytest.UsageError(
            f"{PREFIX}{own[0][2:]} is splitter's, but {other} has {config.stash[ASIDE]} and "
            f"divides the tests: choose splitter with `{choice}`, or uninstall one of the two"
        )
    sys.stderr.write(
        f"splitter: {other} is here, too, has {config.stash[ASIDE]} and divides the tests: "
        f"splitter stands aside\nhint: choose splitter with `{choice}`, the other with "
        "`-p no:splitter`, or uninstall one of the two\n"
    )


def words_of(options: Any) -> list[str]:
    """The --splitter-OPTIONS, as the program takes them."""
    words: list[str] = []
    for name in FLAGS:
        if getattr(options, dest_of(name), False):
            words.append("--" + name)
    for name in VALUES:
        for value in getattr(options, dest_of(name), None) or ():
            words += ["--" + name, value]
    return words


def dest_of(name: str) -> str:
    """The name under which pytest keeps a --splitter-OPTION."""
    return (PREFIX + name)[2:].replace("-", "_")


def without_own(words: list[str]) -> list[str]:
    """A command's words without the options that are registered here."""
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            return [*rest, word, *waiting]
        name, equals, _ = word.partition("=")
        flag = OF_PYTEST_SPLIT.get(name, {}).get("action") or name[len(PREFIX) :] in FLAGS
        if name not in OF_PYTEST_SPLIT and not name.startswith(PREFIX):
            rest.append(word)
        elif not flag and not equals:
            next(waiting, None)
    return rest


def durations_of(options: Any, folder: Path) -> str:
    """The durations file, as it was named or where pytest-split has it."""
    return os.path.join(str(folder), getattr(options, "durations_path", None) or ".test_durations")
