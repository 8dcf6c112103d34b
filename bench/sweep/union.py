"""Right or wrong: what the groups collect beside one full collection. Pure; no process, no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Collected:
    """What pytest collected, each id as often as it was, and the collectors that failed."""

    ids: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Verdict:
    """How the union of the groups differs from a full collection."""

    lost: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    """In too many groups, or in no full collection."""
    breaks: tuple[str, ...] = ()
    """Collectors that fail in a group though not in full, or in more groups than one."""
    mended: tuple[str, ...] = ()
    """Collectors that fail in full only."""
    changing: int = 0
    """So many ids are others in each process: clocks, addresses, random values. Only counted."""

    @property
    def right(self) -> bool:
        """A collector that fails no more costs no test."""
        return not (self.lost or self.repeated or self.breaks)

    def __str__(self) -> str:
        parts = (
            (self.lost, "lost"),
            (self.repeated, "too many"),
            (self.breaks, "more collectors fail"),
        )
        words = [f"**{len(names)} {what}**: `{names[0]}`" for names, what in parts if names]
        words = words or ["ok"]
        if self.mended:
            words.append(f"{len(self.mended)} errors less")
        if self.changing:
            words.append(f"{self.changing} ids change")
        return ", ".join(words)


def judge(full: Collected, again: Collected, groups: Sequence[Collected]) -> Verdict:
    """The groups beside two full collections: what differs between these is no fault of a split."""
    together = sum((group.ids for group in groups), Counter())
    steady = full.ids & again.ids
    changing = (full.ids - steady).total()
    lost, more = steady - together, together - steady
    excused = set(full.ids - steady) | set(again.ids - steady)
    repeated = [name for name in more.elements() if name not in excused]
    # Each process has ids of its own: as many as change may be of no full collection.
    unknown = [name for name in repeated if name not in full.ids]
    allowed = Counter(unknown[:changing])
    failing = sum((group.broken for group in groups), Counter())
    return Verdict(
        lost=listed(lost),
        repeated=listed(Counter(repeated) - allowed),
        breaks=listed(failing - full.broken),
        mended=listed(full.broken - failing),
        changing=changing,
    )


def listed(names: Iterable[str] | Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names.elements() if isinstance(names, Counter) else names))
