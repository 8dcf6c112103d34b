"""A suite of which pytest would have to be asked, for one cause or another, and its jobs."""

from __future__ import annotations

import re

from harness import PLUGINS, Run, Suite, Venv, assert_exactly_once

SPLITS = 3

SUITE = {
    "tests/conftest.py": "",
    "tests/helpers.py": "class Shared:\n    def test_shared(self): pass\n",
    "tests/test_a.py": """
import pytest
@pytest.mark.parametrize("x", ["a", "b"])
def test_p(x): pass
@pytest.mark.slow
def test_slow(): pass
@pytest.mark.slow
class TestC:
    def test_d(self): pass
    def test_e(self): pass
""",
    "tests/test_quick.py": "import pytest, time\n@pytest.mark.quick\n"
    "def test_quick(): time.sleep(0.1)\n",
    "tests/sub/test_s.py": """
from helpers import Shared
import pytest
@pytest.mark.slow
class TestS(Shared):
    def test_own(self): pass
""",
    "tests/sub/__init__.py": "",
    "tests/data.json": "{}",
    "product.py": 'def f():\n    """\n    >>> 1\n    1\n    """\n',
}

MARKERS = "pythonpath = tests .\nmarkers =\n    slow\n    quick\n"
PLAIN = {"pytest.ini": f"[pytest]\n{MARKERS}"}


def ini(addopts: str) -> dict[str, str]:
    return {"pytest.ini": f"[pytest]\naddopts = {addopts}\n{MARKERS}"}


PLUGIN = {
    "../site/odd.py": "def pytest_configure(config): config.pluginmanager.register(object())\n",
    "../site/odd-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n",
    "../site/odd-1.0.dist-info/entry_points.txt": "[pytest11]\nodd = odd\n",
}

COLLECTS = """
import pytest
class Text(pytest.File):
    def collect(self):
        yield Item.from_parent(self, name="whole")
class Item(pytest.Item):
    def runtest(self): pass
def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".odd":
        return Text.from_parent(parent, path=file_path)
"""

CAUSES = {
    "doctests": ini("--doctest-modules --keep-duplicates"),
    "option": ini("-o python_functions=test"),
    "marks": ini("-m 'slow or quick'"),
    "keyword": ini("-k 'not shared'"),
    "importorskip": {
        **PLAIN,
        "conftest.py": "import pytest\npytest.importorskip('json', minversion=None)\n",
    },
    "hook": {**PLAIN, "conftest.py": "def pytest_itemcollected(item): pass\n"},
    "collects": {**PLAIN, "conftest.py": COLLECTS, "tests/some.odd": ""},
    "folder": {**PLAIN, "tests/sub/conftest.py": "def pytest_ignore_collect(): return None\n"},
    "plugin": {**PLAIN, **PLUGIN},
}

STARTS = "import os\nopen(os.environ['STARTS'], 'a').write('x')\n"


class Taught:
    """A suite, its jobs, and the number of Pythons that planning started."""

    def __init__(self, suite: Suite, venv: Venv) -> None:
        self.suite, self.venv = suite, venv
        self.site = suite.scratch / "site"
        self.starts = suite.scratch / "starts"
        suite.variables = {
            "PYTEST_PLUGINS": "",
            "PYTHONPATH": str(self.site),
            "STARTS": str(self.starts),
        }
        suite.write({"../site/sitecustomize.py": STARTS})

    def shell(self, command: str) -> Run:
        return self.suite.shell(self.venv, command)

    def record(self) -> None:
        done = self.shell("splitter record -- pytest -q")
        assert "recorded" in done.result.stderr, done.describe()

    def forget_answers(self) -> None:
        """As in the checkout of another job."""
        (self.suite.path / ".splitter/collected.jsonl").unlink(missing_ok=True)

    def plan(self, options: str = "", fresh: bool = True) -> Run:
        self.starts.unlink(missing_ok=True)
        if fresh:
            self.forget_answers()
        made = self.shell(f"splitter --splits {SPLITS} --group 1 -v {options}")
        assert made.code == 0, made.describe()
        return made

    def asks(self, options: str = "") -> str:
        """What splitter says that it asked; empty where planning started no Python."""
        made = self.plan(options)
        lines = made.result.stderr.splitlines()
        said = [line for line in lines if "splitter: asked pytest" in line]
        assert bool(said) == self.starts.exists(), made.describe()
        return "".join(said)

    @property
    def witness(self) -> str:
        return f"PYTHONPATH={self.site}:{PLUGINS} PYTEST_PLUGINS=witness"

    def assert_right(self) -> None:
        """The groups of the pipe together run what a full run runs."""
        full = self.shell(f"{self.witness} pytest -q")
        groups = []
        for k in range(1, SPLITS + 1):
            self.forget_answers()
            call = f"splitter --splits {SPLITS} --group {k}"
            groups.append(self.shell(f"{call} | {self.witness} xargs pytest -q"))
        assert_exactly_once(full, groups, ordered=False)


def slow(taught: Taught, path: str = "tests/test_open.py") -> None:
    """Lets the stored times of a file's tests be long, whatever memory stands beside them."""
    profile = taught.suite.path / ".test_profile"
    text = profile.read_text()
    begin = text.index('"tests":{', text.index(f'"{path}": {{"import"'))
    end = text.index("}}", begin)
    tests, count = re.subn(r'(":{"\w+":\[?)[0-9.e-]+', r"\g<1>9", text[begin:end])
    assert count >= 1
    profile.write_text(text[:begin] + tests + text[end:])
