"""Loads the package's modules so that no coverage tool measures them.

Coverage.py leaves out code whose file name begins with `<` and whose globals name no file. This
module is such code itself: `__init__` runs its text, and nothing of `__init__` runs afterwards.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType
    from typing import Any, Optional

    import pytest

PACKAGE = "splitter_pytest"
SESSION = "SPLITTER_SESSION"
PLUGIN = "splitter_pytest.plugin"
OPTIONS = "splitter_pytest.options"


class Modules:
    """The finder and the loader of the package's modules."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> "Optional[ModuleSpec]":
        """The specification of a module of the package; None for any other."""
        package, _, module = name.rpartition(".")
        if package != PACKAGE or not os.path.exists(self.file_of(module)):
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, self)  # type: ignore[arg-type]

    def create_module(self, spec: "ModuleSpec") -> None:
        """Python makes the module itself."""

    def exec_module(self, module: "ModuleType") -> None:
        """Runs the module's text under a name that no file has."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, fullname: str) -> "CodeType":
        """A module's code, for `python -m` as well."""
        name = fullname.rpartition(".")[2]
        return compile(self.get_source(fullname), f"<{PACKAGE}>/{name}.py", "exec")

    def get_source(self, name: str) -> str:
        """The text of a module, for tracebacks as well."""
        with open(self.file_of(name.rpartition(".")[2]), encoding="utf-8") as source:
            return source.read()

    def file_of(self, module: str) -> str:
        """The file of a module, there or not."""
        return os.path.join(self.folder, module + ".py")


def start(init: str) -> None:
    """Loads the package's other modules, and takes its first file out of what was measured."""
    sys.meta_path.insert(0, Modules(os.path.dirname(init)))
    coverage: Any = getattr(sys.modules.get("coverage"), "Coverage", None)
    current = coverage.current() if hasattr(coverage, "current") else None
    # The data's own purge keeps the file's name, for which the report then finds no source.
    measured = getattr(getattr(current, "_collector", None), "data", None)
    if isinstance(measured, dict):
        measured.pop(init, None)
        measured.pop(os.path.realpath(init), None)


class EntryPoint:
    """The plugin that an entry point brings: an object, because the module may be named besides.

    pytest refuses one object under two names, and `-p splitter_pytest` is a second one.
    """

    def pytest_addoption(self, pluginmanager: "pytest.PytestPluginManager") -> None:
        """As the package's own."""
        pytest_addoption(pluginmanager)


def pytest_addoption(pluginmanager: "pytest.PytestPluginManager") -> None:
    """Brings the options, and the plugin where splitter asks for it and nobody has loaded it."""
    wanted = (OPTIONS, PLUGIN) if os.environ.get(SESSION) else (OPTIONS,)
    from importlib import import_module

    for name in wanted:
        if not pluginmanager.hasplugin(name):
            pluginmanager.register(import_module(name), name)
