"""The half of splitter that works inside pytest: it collects, records and selects tests.

splitter itself loads `splitter_pytest.plugin` into every pytest below its command. An installed
copy, loaded by an entry point that names this package, brings the same plugin once and costs
nothing where splitter does not run. PYTEST_DONT_REWRITE: there is no assertion here.
"""

import os

SESSION = "SPLITTER_SESSION"
"""The environment variable that names the session file: all that splitter asks of a pytest."""

PLUGIN = "splitter_pytest.plugin"
"""The one name under which pytest knows the plugin, whoever loads it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pytest


def pytest_addoption(pluginmanager: "pytest.PytestPluginManager") -> None:
    """Brings the plugin where splitter asks for it and nobody has loaded it yet."""
    if os.environ.get(SESSION) and not pluginmanager.hasplugin(PLUGIN):
        from . import plugin

        pluginmanager.register(plugin, PLUGIN)
