"""Finds the program beside the package: the places where installers put it.

`python -m splitter_pytest` runs it, and the plugin asks it for plans.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import Iterator

VARIABLE = "SPLITTER_BINARY"
"""The environment variable that names the program, wherever it is."""

NAME = "splitter" + (sysconfig.get_config_var("EXE") or "")


class MissingProgramError(Exception):
    """There is no program in any of the places; says which were tried."""


def find_program() -> str:
    """The path of the program: the one that the variable names, else the first that is there."""
    named = os.environ.get(VARIABLE)
    if named:
        if is_program(named):
            return os.path.abspath(named)
        raise MissingProgramError(f"{VARIABLE} names {named}, and no program is there")
    tried = list(dict.fromkeys(places()))
    for place in tried:
        path = os.path.join(place, NAME)
        if is_program(path):
            return path
    raise MissingProgramError(
        f"there is no program `{NAME}` in {', '.join(tried)}: install pytest-splitter again, or "
        f"name the program in {VARIABLE}"
    )


def is_program(path: str) -> bool:
    """True for a file that can be run."""
    return os.path.isfile(path) and os.access(path, os.X_OK)


def places() -> Iterator[str]:
    """The folders of scripts that belong to a package installed here, the likeliest first."""
    yield sysconfig.get_path("scripts")
    yield sysconfig.get_path("scripts", vars={"base": sys.base_prefix})
    for package in packages():
        yield from above(package)
        yield os.path.join(os.path.dirname(package), "bin")  # pip install --target
    yield sysconfig.get_path("scripts", user_scheme())


def packages() -> Iterator[str]:
    """The folders of the package: the one that is loaded, then those that are installed.

    Below a command of splitter's, the one that is loaded is a copy for this command alone.
    """
    name = __name__.rpartition(".")[0]
    # Modules that the loader brings have no file; the package has.
    yield os.path.dirname(os.path.abspath(str(sys.modules[name].__file__)))
    for entry in sys.path:
        package = os.path.join(os.path.abspath(entry), name)
        if os.path.isdir(package):
            yield package


def above(package: str) -> Iterator[str]:
    """The scripts of another prefix: PREFIX/lib/pythonX.Y/site-packages stands beside PREFIX/bin.

    `pip install --prefix`, and the environments that `uv run --with` lays over another.
    """
    parts = package.split(os.sep)
    library = "Lib" if os.name == "nt" else "lib"
    depth = 3 if os.name == "nt" else 4
    if len(parts) > depth and parts[-2].endswith("-packages") and parts[-depth].startswith(library):
        yield os.sep.join([*parts[:-depth], os.path.basename(sysconfig.get_path("scripts"))])


def user_scheme() -> str:
    """The name of the scheme of `pip install --user`."""
    if sys.version_info >= (3, 10):
        return sysconfig.get_preferred_scheme("user")
    if os.name == "nt":
        return "nt_user"
    framework = sys.platform == "darwin" and getattr(sys, "_framework", "")
    return "osx_framework_user" if framework else "posix_user"
