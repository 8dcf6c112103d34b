"""Traps that a hook or a plugin lays."""

from __future__ import annotations

from trap import INI, PLAIN, RED, REFUSED, suite

YAML = """
import pytest
def pytest_collect_file(parent, file_path):
    if file_path.suffix in (".yaml", ".ipynb"):
        return YamlFile.from_parent(parent, path=file_path)
class YamlFile(pytest.File):
    def collect(self):
        yield YamlItem.from_parent(self, name="first")
        yield YamlItem.from_parent(self, name="second")
class YamlItem(pytest.Item):
    def runtest(self): pass
"""

OF_HOOKS = {
    "files of a hook": suite(
        {"conftest.py": YAML, "test_a.py": None, "x.yaml": "", "nb.ipynb": "{}"}, REFUSED
    ),
    "files of a hook in a folder": suite(
        {
            "pytest.ini": INI,
            "test_a.py": None,
            "docs/conftest.py": YAML,
            "docs/x.yaml": "",
            "docs/test_b.py": None,
        },
        REFUSED,
    ),
    "hook that ignores": suite(
        {
            "pytest.ini": INI,
            "test_a.py": None,
            "sub/test_b.py": None,
            "sub/deep/test_c.py": None,
            "sub/conftest.py": "def pytest_ignore_collect(collection_path): return "
            "collection_path.name == 'test_b.py' or None\n",
        },
        REFUSED,
    ),
    "hook that makes items": suite(
        {
            "conftest.py": "def pytest_pycollect_makeitem(collector, name, obj): return [] if "
            "name == 'test_plain' else None\n",
            "test_a.py": None,
        },
        REFUSED,
    ),
    "hook by star import": suite(
        {"conftest.py": "from hooks import *\n", "hooks.py": YAML, "x.yaml": "", "test_a.py": None},
        REFUSED,
    ),
    "plugin of a conftest": suite(
        {
            "conftest.py": "pytest_plugins = ['hooks']\n",
            "hooks.py": YAML,
            "x.yaml": "",
            "test_a.py": None,
        },
        REFUSED,
    ),
    "plain plugin of a conftest": suite(
        {
            "conftest.py": "pytest_plugins = ['more.fixtures', 'pytester']\n",
            "more/__init__.py": "",
            "more/fixtures.py": "import pytest\n@pytest.fixture\ndef x(): pass\n",
            "pytest.ini": INI,
            "test_a.py": "def test_a(x): pass\ndef test_b(): pass\n",
        }
    ),
    "plugin that is registered": suite(
        {
            "conftest.py": "import hooks\n"
            "def pytest_configure(config): config.pluginmanager.register(hooks)\n",
            "hooks.py": YAML,
            "x.yaml": "",
            "test_a.py": None,
        },
        REFUSED,
    ),
    "plugin named by -p": suite(
        {
            "pytest.ini": "[pytest]\naddopts = -p hooks\npythonpath = .\n",
            "hooks.py": YAML,
            "x.yaml": "",
            "test_a.py": None,
        },
        REFUSED,
    ),
    "tests that are deselected by a conftest": suite(
        {
            "conftest.py": "def pytest_collection_modifyitems(items): items[:] = [i for i in "
            "items if 'too' not in i.name]\n",
            "pytest.ini": INI,
            "test_a.py": None,
            "test_b.py": None,
        }
    ),
    "plugins of a test file": suite(
        {
            "pytest.ini": INI,
            "test_a.py": "pytest_plugins = ['hooks']\n" + PLAIN,
            "hooks.py": YAML,
            "test_b.py": None,
        },
        REFUSED,
    ),
    "option that a conftest sets": suite(
        {
            "conftest.py": "def pytest_configure(config): config.option.doctestmodules = True\n",
            "test_a.py": 'def test_a():\n    """\n    >>> 1\n    1\n    """\n',
            "b.py": 'def b():\n    """\n    >>> 1\n    1\n    """\n',
        },
        REFUSED,
    ),
    "setting that a conftest changes": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "def pytest_configure(config):\n"
            "    config.getini('python_files').append('check_*.py')\n",
            "test_a.py": None,
            "check_b.py": PLAIN,
        },
        REFUSED,
    ),
    "folder that a conftest leaves out": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "def pytest_configure(config):\n"
            "    config.addinivalue_line('norecursedirs', 'slow')\n",
            "test_a.py": None,
            "slow/test_b.py": None,
        },
        REFUSED,
    ),
    "plugin that a folder brings for all": suite(
        {
            "pytest.ini": INI,
            "tests/conftest.py": "pytest_plugins = ['hooks']\n",
            "tests/hooks.py": YAML,
            "tests/test_a.py": None,
            "specs/x.yaml": "",
        },
        RED,
    ),
    "hook imported by its name": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "from hooks import pytest_configure\n",
            "hooks.py": "def pytest_configure(config): config.pluginmanager.register(Yaml())\n"
            "class Yaml:\n    def pytest_collect_file(self, parent, file_path):\n"
            "        import more\n        return more.pytest_collect_file(parent, file_path)\n",
            "more.py": YAML,
            "test_a.py": None,
            "x.yaml": "",
        },
        REFUSED,
    ),
    "conftest that skips its folder": suite(
        {
            "pytest.ini": "[pytest]\ntestpaths = tests\n",
            "tests/test_a.py": None,
            "tests/gpu/conftest.py": "import pytest\npytest.importorskip('no_such_module')\n",
            "tests/gpu/test_x.py": None,
        },
        REFUSED,
    ),
    "collect_ignore by star import": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "from common import *\n",
            "common.py": "collect_ignore = ['test_no.py']\n",
            "test_a.py": None,
            "test_no.py": None,
        },
        REFUSED,
    ),
    "collect_ignore that is no list": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = ('test_yes.py')\n",
            "test_a.py": None,
            "test_yes.py": None,
        },
        REFUSED,
    ),
    "collect_ignore without a comma": suite(
        {
            "pytest.ini": INI,
            "conftest.py": "collect_ignore = ['test_yes.py' 'test_a.py']\n",
            "test_a.py": None,
            "test_yes.py": None,
        },
        REFUSED,
    ),
}
