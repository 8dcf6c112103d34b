"""Guards around the recorder's hooks: an error of the recorder is nobody's failed test.

Some runners call hooks in a way of their own: with no outcome, or without the second half of a
wrapper. A recorder that cannot go on says so once and lets the run go on.
"""

from __future__ import annotations

import functools
from typing import Any, Callable, Generator

Steps = Callable[..., Generator[None, Any, None]]


def guarded(steps: Steps) -> Steps:
    """The hook wrapper of a recorder, whose errors end the recording."""

    @functools.wraps(steps)
    def safe(recorder: Any, *arguments: Any) -> Generator[None, Any, None]:
        running = steps(recorder, *arguments)
        begun = _did(recorder, lambda: next(running))
        outcome = yield
        if begun:
            _did(recorder, lambda: running.send(outcome))

    return safe


def guarded_call(call: Callable[..., None]) -> Callable[..., None]:
    """The hook of a recorder, whose errors end the recording."""

    @functools.wraps(call)
    def safe(recorder: Any, *arguments: Any) -> None:
        _did(recorder, lambda: call(recorder, *arguments))

    return safe


def _did(recorder: Any, step: Callable[[], object]) -> bool:
    try:
        step()
    except StopIteration:
        pass
    except Exception as error:
        recorder.record.give_up(error)
        return False
    return True
