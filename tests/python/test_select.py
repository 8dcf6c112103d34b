"""`select`: the hooks that leave the tests of one group, in a real pytest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Callable

from conftest import Inner, can_rename

import pytest
from splitter_pytest.select import adapt_options, append_coverage

FILES = {
    "test_sel_a.py": "def test_a(): pass\ndef test_b(): pass\n",
    "test_sel_b.py": "def test_c(): pass\n",
    "test_sel_broken.py": "raise RuntimeError('not to be imported')\n",
}
HOMES = {"test_sel_a.py": 1, "test_sel_b.py": 2, "test_sel_broken.py": 2}
NAMES = {"test_sel_a.py::test_a": 1, "test_sel_a.py::test_b": 2, "test_sel_b.py": 2}


def test_files_of_other_groups_are_not_imported(inner: Inner) -> None:
    inner.write(FILES).select(homes=HOMES, names=NAMES, busy=[1, 2])
    code, seen = inner.run()
    assert code == 0
    assert seen.ran == ["test_sel_a.py::test_a"]
    assert seen.deselected == ["test_sel_a.py::test_b"]
    assert (inner.folder.parent / "seen").exists()


def test_nor_where_the_arguments_name_them(inner: Inner) -> None:
    inner.write(FILES).select(homes=HOMES, names=NAMES, busy=[1, 2])
    code, seen = inner.run("test_sel_broken.py", "test_sel_a.py")
    assert code == 0
    assert seen.ran == ["test_sel_a.py::test_a"]


def test_files_of_tests_that_arguments_name_are(inner: Inner) -> None:
    """pytest fails where a file has no test that an argument names."""
    inner.write(FILES).select(homes=HOMES, names=NAMES, busy=[1, 2])
    code, seen = inner.run("test_sel_b.py::test_c")
    assert code == 0
    assert seen.ran == []
    assert seen.deselected == ["test_sel_b.py::test_c"]


def test_new_files_run_in_the_group_of_their_path(inner: Inner) -> None:
    inner.write({"test_sel_new.py": "def test_n(): pass\n"})
    ran = []
    for group in (1, 2):
        inner.select(group=group, busy=[1, 2])
        code, seen = inner.run()
        assert code == 0, "a part of the suite may be empty"
        ran += seen.ran
    assert ran == ["test_sel_new.py::test_n"]


def test_a_whole_suite_may_not_be_empty(inner: Inner) -> None:
    inner.select(groups=1, busy=[1])
    assert inner.run()[0] == pytest.ExitCode.NO_TESTS_COLLECTED


def test_the_header_says_which_group(inner: Inner, capsys: pytest.CaptureFixture[str]) -> None:
    inner.write(FILES).select(homes=HOMES, names=NAMES, session=2, sessions=3, busy=[1, 2])
    inner.run("-v")
    assert "splitter: group 1 of 2 (2 of 3 parts), plan f00d" in capsys.readouterr().out


LISTED = {"test_sel_a.py::test_a": 1, "test_sel_a.py::renamed": 1, "test_sel_b.py": 2}
RENAMES = "def pytest_collection_modifyitems(items): items[1]._nodeid = 'test_sel_a.py::renamed'\n"


class TestOfAList:
    """Tests that a list names, maybe by ids that a plugin is yet to change."""

    def test_only_its_tests_run(self, inner: Inner) -> None:
        inner.write(FILES).select(is_list=True, names=LISTED, homes=HOMES, busy=[1, 2])
        code, seen = inner.run()
        assert code == 0
        assert seen.ran == ["test_sel_a.py::test_a"]

    @can_rename
    def test_changed_ids_are_found(self, inner: Inner) -> None:
        inner.write(FILES).select(is_list=True, names=LISTED, homes=HOMES, busy=[1, 2])
        code, seen = inner.write({"conftest.py": RENAMES}).run()
        assert code == 0
        assert seen.ran == ["test_sel_a.py::test_a", "test_sel_a.py::renamed"]

    @can_rename
    def test_a_name_that_xdist_appends_does_not_matter(self, inner: Inner) -> None:
        names = {"test_sel_a.py::test_b": 1, "test_sel_a.py::test_a": 2}
        appends = "def pytest_collection_modifyitems(items): items[1]._nodeid += '@group'\n"
        inner.write({**FILES, "conftest.py": appends})
        inner.select(is_list=True, names=names, homes=HOMES, busy=[1, 2])
        assert inner.run()[1].ran == ["test_sel_a.py::test_b@group"]

    def test_tests_that_are_all_gone_are_an_error(
        self, inner: Inner, capsys: pytest.CaptureFixture[str]
    ) -> None:
        names = {"test_sel_a.py::test_gone": 1, "test_sel_b.py": 2}
        inner.write(FILES).select(is_list=True, names=names, homes=HOMES, busy=[1, 2])
        assert inner.run()[0] == pytest.ExitCode.USAGE_ERROR
        assert "none of this group's tests is there, of test_sel_a.py" in capsys.readouterr().err

    def test_files_that_are_all_gone_are_an_error(
        self, inner: Inner, capsys: pytest.CaptureFixture[str]
    ) -> None:
        inner.write(FILES).select(is_list=True, names={"gone.py": 1}, busy=[1])
        assert inner.run()[0] == pytest.ExitCode.USAGE_ERROR
        assert "no file of this group's tests is there: gone.py" in capsys.readouterr().err


@pytest.mark.parametrize("session", [1, 2])
def test_later_sessions_add_to_the_coverage(
    write_session: Callable[..., str], session: int
) -> None:
    path = write_session(f"{session}.json", selection={"session": session})
    options = SimpleNamespace(cov_append=False)
    append_coverage(path, options)
    assert options.cov_append == (session > 1)


def adapted(path: str, **given: Any) -> dict[str, Any]:
    options = SimpleNamespace(**given)
    adapt_options(path, options)
    return vars(options)


def test_reports_of_later_sessions_are_their_own(write_session: Callable[..., str]) -> None:
    first = write_session("1.json", selection={"session": 1, "sessions": 2})
    second = write_session("2.json", selection={"session": 2, "sessions": 2})
    assert adapted(first, xmlpath="out/report.xml") == {"xmlpath": "out/report.xml"}
    assert adapted(second, xmlpath="out/report.xml") == {"xmlpath": "out/report-2.xml"}
    assert adapted(second, xmlpath=None) == {"xmlpath": None}


def test_tests_that_run_alone_have_no_workers(write_session: Callable[..., str]) -> None:
    given: dict[str, Any] = {"numprocesses": 4, "dist": "load", "tx": ["popen"] * 4}
    alone = write_session("alone.json", selection={"workers": False})
    assert adapted(alone, **given) == {"numprocesses": 0, "dist": "no", "tx": []}
    for name, part in {"more.json": {"workers": True}, "any.json": {"group": 1}}.items():
        assert adapted(write_session(name, selection=part), **given) == given
    assert adapted(write_session("none.json"), **given) == given


OPTIONS = """
import importlib.util
def pytest_addoption(parser):
    own = () if importlib.util.find_spec("pytest_split") else ("--splits", "--group")
    for name in (*own, "--num-shards", "--cdist-group"):
        parser.addoption(name)
"""


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("--splits 2 --group 1", "--splits"),
        ("--num-shards=4", "--num-shards"),
        ("--cdist-group 1/3", "--cdist-group"),
    ],
)
@pytest.mark.parametrize("place", ["the command", "PYTEST_ADDOPTS", "addopts"])
def test_a_second_splitter_is_refused(
    inner: Inner, capsys: pytest.CaptureFixture[str], words: str, option: str, place: str
) -> None:
    inner.write({**FILES, "conftest.py": OPTIONS}).select(homes=HOMES, names=NAMES, busy=[1, 2])
    if place == "PYTEST_ADDOPTS":
        inner.monkeypatch.setenv("PYTEST_ADDOPTS", words)
    if place == "addopts":
        inner.write({"pytest.ini": f"[pytest]\naddopts = {words}\n"})
    code, seen = inner.run(*(words.split() if place == "the command" else ()))
    assert code == pytest.ExitCode.USAGE_ERROR
    assert seen.ran == []
    assert f"{option} in {place}" in capsys.readouterr().err
    assert (inner.folder.parent / "seen.refused").read_text() == f"{option} in {place}"
    assert not (inner.folder.parent / "seen").exists()


@pytest.mark.parametrize("words", ["--splits=1 --group=1", "--num-shards 1", "--cdist-group 1/1"])
def test_another_splitter_with_one_group_divides_nothing(inner: Inner, words: str) -> None:
    inner.write({**FILES, "conftest.py": OPTIONS}).select(homes=HOMES, names=NAMES, busy=[1, 2])
    code, seen = inner.run(*words.split())
    assert code == 0
    assert seen.ran


DROPS = "def pytest_collection_modifyitems(config, items):\n    {}del items[0]\n"
SAYS = "config.hook.pytest_deselected(items=items[:1]); "


@pytest.mark.parametrize("says", ["", SAYS])
def test_tests_that_another_plugin_leaves_out_are_named(
    inner: Inner, capsys: pytest.CaptureFixture[str], says: str
) -> None:
    inner.write({**FILES, "conftest.py": DROPS.format(says)})
    inner.select(homes=HOMES, names=NAMES, busy=[1, 2])
    inner.run("-v")
    said = capsys.readouterr().out
    by = " (conftest)" if says else ""
    assert f"splitter: warning: another plugin{by} left out 1 of this group's tests" in said


JUDGES = """
import pytest
class Judge:
    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items):
        self.collected = [item.name for item in items]
    def pytest_sessionfinish(self, session):
        assert self.collected == ["test_a", "test_b"]
        assert [item.name for item in session.items] == ["test_a"]
def pytest_configure(config):
    config.pluginmanager.register(Judge())
"""


def test_others_see_all_tests_of_a_file_first(inner: Inner) -> None:
    """Snapshots of tests that nobody collected would count as unused, and fail the group."""
    inner.write({**FILES, "conftest.py": JUDGES})
    inner.select(homes=HOMES, names=NAMES, busy=[1, 2])
    assert inner.run()[0] == 0


ADDS = """
def pytest_collection_modifyitems(items):
    items += [type(items[0]).from_parent(items[0].parent, name="test_more", callobj=lambda: None)]
"""


def test_tests_that_a_hook_adds_run_in_one_group(inner: Inner) -> None:
    inner.write({**FILES, "conftest.py": ADDS})
    ran = []
    for group in (1, 2):
        inner.select(group=group, homes=HOMES, names=NAMES, busy=[1, 2])
        ran += inner.run("--ignore=test_sel_broken.py")[1].ran
    assert ran.count("test_sel_a.py::test_more") == 1


@pytest.mark.parametrize("words", ["-k nothing", "--deselect test_sel_a.py"])
def test_tests_that_the_user_leaves_out_are_not(
    inner: Inner, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    inner.write(FILES).select(homes=HOMES, names=NAMES, busy=[1, 2])
    inner.run("-v", *words.split())
    assert "left out" not in capsys.readouterr().out
