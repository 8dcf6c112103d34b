"""The costs of fixtures that tests share, kept apart from those of the tests."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Iterator

from .events import Record, seconds

if TYPE_CHECKING:
    import pytest

SHARED_SCOPES = ("class", "module", "package", "session")


class SharedSetUps:
    """The fixtures of class scope and wider: their own costs, kept apart from the tests'."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.system = record.system
        self.in_test_s = 0.0
        self.nested_s: list[float] = []
        self.alive: dict[int, tuple[str, str, str]] = {}
        self.tearing_down: dict[int, float] = {}

    def begin_test(self) -> None:
        """From here on, set-ups are within this test."""
        self.in_test_s = 0.0

    @contextlib.contextmanager
    def setting_up(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        """Times one set-up, also one that fails."""
        before = self.system.resident_kib()
        self.enter()
        begin = self.system.now()
        try:
            yield
        finally:
            own_s = self.leave(self.system.now() - begin)
            self.set_up(fixturedef, request, own_s, before, self.system.resident_kib())

    def enter(self) -> None:
        """Begins a set-up or a tear-down, maybe within another one."""
        self.nested_s.append(0.0)

    def leave(self, elapsed: float) -> float:
        """The time without that of the shared set-ups within, which are billed for themselves."""
        own = elapsed - self.nested_s.pop()
        if self.nested_s:
            self.nested_s[-1] += elapsed
        else:
            self.in_test_s += elapsed
        return own

    def set_up(
        self,
        fixturedef: pytest.FixtureDef[Any],
        request: pytest.FixtureRequest,
        own_s: float,
        before: int | None,
        after: int | None,
    ) -> None:
        """Writes down a set-up, and waits for its tear-down."""
        place: str = request.node.nodeid
        name = f"{place}::{fixturedef.argname}" if place else fixturedef.argname
        if fixturedef.params:
            name += f"[{getattr(request, 'param_index', 0)}]"
        self.alive[id(fixturedef)] = (fixturedef.argname, place, name)
        self.record.hold(
            "fixture",
            id=name,
            scope=fixturedef.scope,
            s=seconds(own_s),
            before_kib=before,
            after_kib=after,
        )
        # Finalizers run last in, first out: this one marks the beginning of the tear-down.
        fixturedef.addfinalizer(lambda: self.begin_tear_down(fixturedef))

    def begin_tear_down(self, fixturedef: pytest.FixtureDef[Any]) -> None:
        """Begins the time of a tear-down."""
        self.enter()
        self.tearing_down[id(fixturedef)] = self.system.now()

    def torn_down(self, fixturedef: pytest.FixtureDef[Any]) -> None:
        """Writes down a tear-down that has begun."""
        begin = self.tearing_down.pop(id(fixturedef), None)
        if begin is None:
            return
        own_s = self.leave(self.system.now() - begin)
        _, _, name = self.alive.pop(id(fixturedef))
        self.record.hold("fixture", id=name, scope=fixturedef.scope, teardown_s=seconds(own_s))

    def used_by(self, item: pytest.Item) -> list[str]:
        """The ids of the shared fixtures that the test needs, set up by it or before it."""
        names = set(getattr(item, "fixturenames", ()))
        return sorted(
            fixture
            for name, place, fixture in self.alive.values()
            if name in names and is_within(item.nodeid, place)
        )


def is_within(nodeid: str, place: str) -> bool:
    """True where a node is in the node PLACE, or is it."""
    return not place or nodeid == place or nodeid.startswith((place + "::", place + "/"))
