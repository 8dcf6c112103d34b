"""Recorded runs teach what files do not tell: later plans ask nothing while nothing changes."""

from __future__ import annotations

from collections.abc import Callable

from harness import Suite, Venv
from taught import CAUSES, PLAIN, PLUGIN, SPLITS, SUITE, Taught, ini, slow

import pytest

MakeSuite = Callable[..., Suite]


@pytest.fixture
def make_taught(make_suite: MakeSuite) -> Callable[..., Taught]:
    def make(cause: str, venv: Venv) -> Taught:
        return Taught(make_suite({**SUITE, **CAUSES[cause]}), venv)

    return make


@pytest.mark.parametrize("cause", ["doctests", "collects", "folder"])
def test_nothing_is_asked_after_a_recorded_run(
    make_taught: Callable[..., Taught], venv: Venv, cause: str
) -> None:
    taught = make_taught(cause, venv)
    assert taught.asks(), "there is something to teach"
    taught.record()
    assert not taught.asks()
    assert "as recorded runs collected them" in taught.plan().result.stderr
    taught.assert_right()


CHANGES = {
    "a test file": {"tests/test_a.py": "def test_p(): pass\ndef test_new(): pass\n"},
    "a new test file": {"tests/test_new.py": "def test_new(): pass\n"},
    "a new folder": {"tests/new/test_new.py": "def test_new(): pass\n"},
    "the conftest.py": {"tests/conftest.py": "collect_ignore = ['test_quick.py']\n"},
    "another conftest.py": {"tests/sub/conftest.py": "x = 1\n"},
    "the settings": ini("--doctest-modules -p no:cacheprovider -k 'not quick'"),
    "the version of a plugin": {
        "../site/odd-1.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: odd\nVersion: 1.1\n",
        "../site/odd-1.1.dist-info/entry_points.txt": "[pytest11]\nodd = odd\n",
        "../site/odd.py": PLUGIN["../site/odd.py"],
    },
    "a product with a doctest": {"product.py": SUITE["product.py"] + SUITE["product.py"]},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_asked(
    make_taught: Callable[..., Taught], pytest8: Venv, change: str
) -> None:
    taught = make_taught("doctests", pytest8)
    taught.record()
    assert not taught.asks()
    taught.suite.write(CHANGES[change])
    assert taught.asks()
    taught.assert_right()


QUIET_CHANGES = {
    "data": {"tests/data.json": "{1}"},
    "a file without tests": {"tests/more.json": "{}"},
    "a product without doctests": {"more.py": "x = 1\n"},
}


@pytest.mark.parametrize("change", QUIET_CHANGES)
def test_what_holds_no_tests_is_not_asked(
    make_taught: Callable[..., Taught], pytest8: Venv, change: str
) -> None:
    taught = make_taught("doctests", pytest8)
    taught.record()
    taught.suite.write(QUIET_CHANGES[change])
    assert not taught.asks()
    taught.assert_right()


def test_a_file_that_a_plugin_may_collect_is_asked(
    make_taught: Callable[..., Taught], pytest8: Venv
) -> None:
    taught = make_taught("collects", pytest8)
    taught.record()
    assert not taught.asks()
    taught.suite.write({"tests/more.odd": ""})
    assert taught.asks()
    taught.assert_right()


def test_a_variable_that_a_conftest_reads_is_a_setting(
    make_taught: Callable[..., Taught], pytest8: Venv
) -> None:
    taught = make_taught("doctests", pytest8)
    taught.suite.write(
        {
            "tests/conftest.py": "import os\n"
            "collect_ignore = ['test_quick.py'] if os.environ.get('ODD') else []\n"
        }
    )
    taught.record()
    assert not taught.asks()
    taught.suite.variables["ODD"] = "1"
    assert taught.asks()
    taught.assert_right()


def test_a_file_that_is_gone_is_not_missed(
    make_taught: Callable[..., Taught], pytest8: Venv
) -> None:
    taught = make_taught("doctests", pytest8)
    taught.record()
    (taught.suite.path / "tests/sub/test_s.py").unlink()
    assert not taught.asks()
    taught.assert_right()


OPEN = """
from helpers import Shared
class TestBig(Shared):
    def test_one(self): pass
    def test_two(self): pass
def test_three(): pass
"""


def open_suite(make_suite: MakeSuite, venv: Venv) -> Taught:
    """A large file that does not tell its tests, and modules that it imports."""
    helper = "import product\nclass Shared(product.Base):\n    def test_shared(self): pass\n"
    taught = Taught(
        make_suite(
            {
                **PLAIN,
                "tests/test_open.py": OPEN,
                "tests/helpers.py": helper,
                "product.py": "class Base: pass\n",
                "tests/test_small.py": "def test_small(): pass\n",
            }
        ),
        venv,
    )
    taught.record()
    times = dict.fromkeys(("TestBig::test_one", "TestBig::test_two", "test_three"), 5.0)
    taught.suite.write_durations({f"tests/test_open.py::{name}": s for name, s in times.items()})
    return taught


@pytest.mark.parametrize(
    "change",
    [
        {"tests/test_open.py": OPEN + "def test_four(): pass\n"},
        {"tests/helpers.py": "class Shared:\n    def test_other(self): pass\n"},
        {"product.py": "class Base:\n    def test_base(self): pass\n"},
    ],
)
def test_a_large_file_is_asked_about_when_something_changed(
    make_suite: MakeSuite, pytest8: Venv, change: dict[str, str]
) -> None:
    taught = open_suite(make_suite, pytest8)
    slow(taught)
    assert not taught.asks()
    taught.suite.write(change)
    assert "test_open.py" in taught.asks()
    taught.assert_right()


def test_run_asks_nothing_whatever_has_changed(
    make_taught: Callable[..., Taught], pytest8: Venv
) -> None:
    taught = make_taught("doctests", pytest8)
    taught.record()
    for change in ("a test file", "a new test file", "another conftest.py", "the conftest.py"):
        taught.suite.write(CHANGES[change])
    full = taught.shell(f"{taught.witness} pytest -q")
    groups = [
        taught.shell(f"{taught.witness} splitter run -v --splits {SPLITS} --group {k} -- pytest -q")
        for k in range(1, SPLITS + 1)
    ]
    for group in groups:
        assert "asked pytest" not in group.result.stderr, group.describe()
    assert sorted(test for group in groups for test in group.ran) == sorted(full.ran)


def test_groups_teach_together(make_taught: Callable[..., Taught], pytest8: Venv) -> None:
    taught = make_taught("marks", pytest8)
    taught.shell(f"splitter plan --splits {SPLITS} --delivery run -o ../plan.json")
    for k in range(1, SPLITS + 1):
        taught.shell(f"splitter run --plan ../plan.json --group {k} --record ../records -- pytest")
    merged = taught.shell("splitter merge ../records")
    assert merged.code == 0, merged.describe()
    assert not taught.asks()
    taught.assert_right()
    one = sorted((taught.suite.scratch / "records").glob("*.jsonl"))[0]
    one.unlink()
    (taught.suite.path / ".test_profile").unlink()
    taught.shell("splitter merge ../records")
    assert taught.asks(), "nobody told of the files of the group whose record is missing"
    taught.assert_right()


def test_another_selection_is_asked(make_taught: Callable[..., Taught], pytest8: Venv) -> None:
    taught = make_taught("doctests", pytest8)
    taught.record()
    command = f"splitter run -v --splits {SPLITS} --group 1 -- pytest -q"
    assert "asked pytest" not in taught.shell(command).result.stderr
    assert "asked pytest" in taught.shell(f"{command} -k slow").result.stderr


def test_a_selection_of_a_pipe_is_asked(make_taught: Callable[..., Taught], pytest8: Venv) -> None:
    taught = make_taught("doctests", pytest8)
    taught.shell("splitter record -- pytest -m slow")
    assert taught.asks("--pytest 'pytest -m slow'"), "each test must be named by itself"


READS_JOB = "import os\nNUMBER = os.environ.get('JOB')\n"


@pytest.mark.parametrize("cause", ["doctests", "collects", "folder"])
def test_a_job_that_must_ask_makes_the_same_plan(
    make_taught: Callable[..., Taught], pytest8: Venv, cause: str
) -> None:
    """Jobs of one pipeline may differ in a variable that a conftest.py reads."""
    taught = make_taught(cause, pytest8)
    taught.suite.write({"tests/conftest.py": READS_JOB, "tests/test_open.py": OPEN})
    taught.record()
    assert not taught.asks()
    taught.suite.write({"tests/test_new.py": SUITE["tests/test_a.py"]})

    def plan(job: str, keep: str) -> str:
        taught.suite.variables["JOB"] = job
        said = taught.plan(keep).result.stderr
        assert ("recorded runs had other settings" in said) == bool(job), said
        return said.split("splitter: plan ")[1].split()[0]

    for path in ("", "tests/test_open.py", "tests/test_a.py"):
        if path:
            slow(taught, path)
        for keep in ("", "--keep none"):
            assert plan("", keep) == plan("1", keep), (path, keep)
