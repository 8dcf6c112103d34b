"""Who runs what: the one group of any test, known to the plan or not.

By the longest name in the plan that stands for it, else its file's home group, else, in a file that
the plan does not know, by the path. `model/dispatch.hpp` decides the same in C++, and
tests/data/dispatch.json holds both to it.
"""

from __future__ import annotations

import binascii
import os
from typing import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from .session import SelectionPart


class MissingFilesError(Exception):
    """No file of the group is where pytest starts; says which."""


class Selection:
    """The plan, seen from one group."""

    def __init__(self, part: SelectionPart) -> None:
        self.group = part["group"]
        self.groups = part["groups"]
        self.plan = part.get("plan", "")
        self.session = part.get("session", 1)
        self.sessions = part.get("sessions", 1)
        self.is_list = part.get("is_list", False)
        self.busy = part.get("busy", [])
        self.homes = part.get("homes", {})
        self.names = part.get("names", {})
        self.mine = {
            name.partition("::")[0] for name, group in self.names.items() if group == self.group
        }

    def see_from(self, root: str, folder: str) -> None:
        """Makes names of a list relative to the rootdir where most of their files are below FOLDER.

        Files that are not there are no reason to run nothing and call it a success.
        """

        def there(place: str, paths: set[str]) -> int:
            return sum(os.path.exists(os.path.join(place, path)) for path in paths)

        def seen(name: str) -> str:
            path, inside, rest = name.partition("::")
            path = os.path.relpath(os.path.join(folder, path), root).replace(os.sep, "/")
            return path + inside + rest

        paths = {name.partition("::")[0] for name in [*self.names, *self.homes]}
        if there(folder, paths) >= max(there(root, paths), 1):
            self.names = {seen(name): group for name, group in self.names.items()}
            self.homes = {seen(path): home for path, home in self.homes.items()}
            self.mine = {seen(path) for path in self.mine}
        if self.mine and not there(root, self.mine):
            raise MissingFilesError(f"{min(self.mine)} in pytest's rootdir {root}")

    def knows(self, nodeid: str) -> bool:
        """True where a name of the plan stands for the test."""
        return any(name in self.names for name in names_for(nodeid))

    def group_of(self, nodeid: str) -> int:
        """The one group that runs the test; 0 where none does."""
        for name in names_for(nodeid):
            if name in self.names:
                return self.names[name]
        return self.home_of(nodeid.partition("::")[0])

    def home_of(self, path: str) -> int:
        """The group that runs the tests of a file that no name stands for; 0 where none does."""
        if self.is_list or not self.busy:
            return 0
        if path in self.homes:
            return self.homes[path]
        return self.busy[binascii.crc32(os.fsencode(path)) % len(self.busy)]

    def is_part(self) -> bool:
        """True where other pytests run the rest of the suite."""
        return self.groups > 1 or self.sessions > 1

    def may_hold(self, path: str) -> bool:
        """True where a file has, or may have, tests of the group."""
        return any(name in self.mine for name in names_for(path)) or (
            self.home_of(path) == self.group and self.names.get(path, self.group) == self.group
        )


def names_for(nodeid: str) -> Iterator[str]:
    """The names that may stand for a test, the longest first."""
    yield nodeid
    path, inside, _ = nodeid.partition("::")
    if inside:
        bracket = nodeid.find("[", len(path))
        name = nodeid if bracket < 0 else nodeid[:bracket]
        while len(name) > len(path):
            if name != nodeid:
                yield name
            cut = name.rfind("::")
            if cut <= len(path):
                break
            name = name[:cut]
        yield path
    while len(path) > 1:
        path = path[:-1]
        path = path[: path.rfind("/") + 1]
        if path:
            yield path
            yield path[:-1]
