"""The half of splitter that works inside pytest: it collects, records and selects tests.

splitter itself loads `splitter_pytest.plugin` into every pytest below its command. An installed
copy, loaded by an entry point that names this package, brings the same plugin once, and the options
by which a pytest asks for its group itself; it costs next to nothing where nobody uses them.
PYTEST_DONT_REWRITE: there is no assertion here.
"""

import os

SESSION = "SPLITTER_SESSION"
"""The environment variable that names the session file: all that splitter asks of a pytest."""

PLUGIN = "splitter_pytest.plugin"
"""The one name under which pytest knows the plugin, whoever loads it."""

# A module of its own, which names no file: see there.
_loader = type(os)("splitter_pytest.loader")
_FILE = "loader.py"
with open(os.path.join(os.path.dirname(__file__), _FILE), encoding="utf-8") as _source:
    exec(compile(_source.read(), "<splitter_pytest>/" + _FILE, "exec"), _loader.__dict__)
_loader.start(__file__)
pytest_addoption = _loader.pytest_addoption
entry_point = _loader.EntryPoint()
