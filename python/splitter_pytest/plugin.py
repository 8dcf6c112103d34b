"""The pytest plugin: takes the session over and starts what its file asks for.

PYTEST_PLUGINS names this module, so that it reaches pytest through any wrapper, and the workers of
pytest-xdist. The first pytest takes the session out of the environment until it ends: pytests that
its tests start are nobody's business. PYTEST_DONT_REWRITE: there is no assertion here.
"""

from __future__ import annotations

import os
from functools import partial
from typing import Any, Generator, Optional

import pytest

from . import SESSION

TAKEN = pytest.StashKey[str]()
"""The file of the session that a pytest has taken over."""

GIVEN = pytest.StashKey[str]()
"""The file of the session that a pytest asked for by its own options."""

BEFORE = pytest.StashKey[Optional[str]]()
"""The session's variable, as it was before a pytest took it out of its environment."""

_owners: list[pytest.Config] = []
"""The pytest of this process that has the session: a test may run a whole pytest inside it."""


@pytest.hookimpl(tryfirst=True, hookwrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, Any, None]:
    """Lets a later session of pytest-cov add to what an earlier one measured.

    Before pytest-cov's own, which begins here, wherever `--cov` stands.
    """
    path = session_to_come()
    if path:
        from .select import append_coverage

        append_coverage(path, early_config.known_args_namespace)
    yield


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Settles workers and reports before pytest-xdist and junitxml read their options."""
    path = session_to_come()
    if path:
        from .select import adapt_options
        from .session import read_session

        adapt_options(path, config.option)
        if read_session(path).collection:
            from .collect import withhold_reports

            withhold_reports(config.option)


def pytest_configure(config: pytest.Config) -> None:
    """Takes the session over."""
    path = session_of(config)
    if not path:
        return
    _owners.append(config)
    config.stash[BEFORE] = os.environ.pop(SESSION, None)
    from .session import read_session

    session = read_session(path)
    register = config.pluginmanager.register
    if session.record and not config.option.collectonly:
        from .record import make_recorder
        from .teach import Teacher

        recorder = make_recorder(config, session.record)
        register(recorder, "splitter-recorder")
        if recorder.record.worker in ("", "gw0"):  # all workers collect the same
            tell = partial(recorder.record.hold, "collected")
            register(Teacher(config, tell), "splitter-teacher")
    if session.selection:
        from .select import make_selector

        register(make_selector(config, session.selection), "splitter-selector")
    if session.collection:
        from .collect import Listing
        from .teach import Teacher, writer_of

        write = writer_of(session.collection["file"] + ".taught")
        register(Teacher(config, write), "splitter-teacher")
        register(Listing(config, session.collection), "splitter-listing")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hands the session to a worker of pytest-xdist."""
    path = node.config.stash.get(TAKEN, None)
    if path:
        from .session import WORDS

        node.workerinput[SESSION] = path
        node.workerinput[WORDS] = [str(word) for word in node.config.invocation_params.args]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Gives the session back, for a second pytest in the same process."""
    path = config.stash.get(TAKEN, None)
    if path:
        _owners.remove(config)
        before = config.stash[BEFORE]
        if before and not hasattr(config, "workerinput"):
            os.environ[SESSION] = before


def session_to_come() -> str | None:
    """The file of the session that a pytest which is not configured yet will take over."""
    return None if _owners else os.environ.get(SESSION)


def session_of(config: pytest.Config) -> str | None:
    """The file of the session that is for this pytest; None where there is none.

    A worker of pytest-xdist gets it from its controller alone.
    """
    given = config.stash.get(GIVEN, None)
    if given:
        config.stash[TAKEN] = given
        return given
    if _owners:
        return None
    worker = getattr(config, "workerinput", None)
    path = os.environ.get(SESSION) if worker is None else worker.get(SESSION)
    if path:
        config.stash[TAKEN] = path
    return path or None
