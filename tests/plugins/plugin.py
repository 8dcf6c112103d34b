"""One row of the matrix: a plugin at its versions, a small suite, and what is expected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field

EIGHT, NINE_1, NINE = "8.4.2", "9.1.0", "9.2.0"
BOTH = (EIGHT, NINE)
"""The pytests that a row is tried with, unless its plugin does not load in one."""

NEWEST = "3.13"

PLAIN = {
    f"test_p{k}.py": f"def test_one():\n    assert {k}\n\n\ndef test_two():\n    assert True\n"
    for k in (1, 2, 3)
}
"""Six tests that need nothing, in three files: what a plugin's own tests are split among."""


@dataclass(frozen=True)
class Plugin:
    """A plugin, or one way to use it. What is not said otherwise must work as without splitter."""

    name: str
    requires: tuple[str, ...]
    """Pinned, pytest left out: `pytests` names its versions."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The suite, beside PLAIN."""
    pytests: tuple[str, ...] = BOTH
    options: str = ""
    """pytest's, on the command line of every job."""
    setup: str = ""
    """A shell command that makes the rest of the suite, in its folder, once."""
    python: str = NEWEST
    """The newest CPython that is there, up to this one; an older one is meant as it stands."""
    needs: tuple[str, ...] = ()
    """Programs without which the row is left out."""
    ci: str = ""
    """One of the few that CI runs, and the name of the environment that it shares there with others
    that leave it alone."""
    whole: tuple[str, ...] = ()
    """Files whose tests must be in one group, whatever is said of keeping."""
    refusal: str = ""
    """A regular expression: splitter may refuse before anything runs, with these words."""
    excuse: str = ""
    """A regular expression: a group may end otherwise than its tests, if splitter says so."""
    session_items: str = ""
    """A regular expression for ids of items that stand for the session: they may run in several
    groups, under the file that is first there, but must end as they do in the full run."""
    empty: bool = False
    """The full run has no tests, and ends well."""
    killed: bool = False
    """A test ends the process: what follows it in a group does not run, and `verify` says so."""
    report: str = ""
    """An option that makes the plugin write a report; `{}` stands for its path."""
    untimed: str = ""
    """A regular expression for tests of which that report tells no time."""
    peaks: Mapping[str, int] = field(default_factory=dict)
    """Tests of which that report tells the memory, and the KiB that they allocate at least. Their
    times come from JUnit."""
    note: str = ""
    """A sentence or two for docs/plugins.md."""

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:16]

    def suite(self) -> dict[str, str]:
        plain = {} if "test_p1.py" in self.files else PLAIN
        return {"pytest.ini": "[pytest]\n", **plain, **self.files}
