"""`collect`: the document of a collection, of a real pytest."""

from __future__ import annotations

import os

from conftest import Inner, can_rename

import pytest
from splitter_pytest import naming

FILES = {
    "test_col_b.py": "def test_b(): pass\n",
    "test_col_a.py": "import pytest\n@pytest.mark.parametrize('x', [1, 2])\ndef test_a(x): pass\n",
}
IDS = ["test_col_a.py::test_a[1]", "test_col_a.py::test_a[2]", "test_col_b.py::test_b"]


def test_the_document_has_all_members(inner: Inner) -> None:
    document = inner.write(FILES).collect()
    assert document == {
        "root": str(inner.folder),
        "folder": str(inner.folder),
        "config": str(inner.folder / "pytest.ini"),
        "tests": IDS,
        "unreachable": [],
        "run_only": [],
        "broken": [],
        "unnameable": [],
        "selected": False,
        "parted": [],
    }
    assert not list(inner.folder.parent.glob("*.part"))


def test_the_order_is_that_before_plugins_shuffle(inner: Inner) -> None:
    shuffles = "def pytest_collection_modifyitems(items): items.reverse()\n"
    assert inner.write({**FILES, "conftest.py": shuffles}).collect()["tests"] == IDS


@pytest.mark.parametrize("how", ["wrapper", "hookwrapper"])
def test_the_order_is_that_before_wrappers_shuffle(inner: Inner, how: str) -> None:
    if how == "wrapper" and int(pytest.__version__.split(".")[0]) < 8:
        pytest.skip("this pytest has old wrappers alone")
    shuffles = (
        f"import pytest\n@pytest.hookimpl(tryfirst=True, {how}=True)\n"
        "def pytest_collection_modifyitems(items):\n    items.reverse()\n    return (yield)\n"
    )
    assert inner.write({**FILES, "conftest.py": shuffles}).collect()["tests"] == IDS


def test_items_that_a_plugin_adds_come_last_by_their_ids(inner: Inner) -> None:
    adds = (
        "import pytest\ndef pytest_collection_modifyitems(session, items):\n"
        "    other = [pytest.Function.from_parent(items[0].parent, name=n, callobj=lambda: 0)\n"
        "             for n in ('z', 'y')]\n"
        "    items[:] = [*other, *items[1:]]\n"
    )
    document = inner.write({**FILES, "conftest.py": adds}).collect()
    assert document["tests"] == [*IDS[1:], "test_col_a.py::y", "test_col_a.py::z"]


def test_broken_files_are_named(inner: Inner) -> None:
    document = inner.write({**FILES, "test_col_broken.py": "raise RuntimeError\n"}).collect()
    assert document["broken"] == ["test_col_broken.py"]
    assert document["tests"] == IDS


@pytest.mark.parametrize(
    ("arguments", "selected"),
    [(["-k", "test_b"], True), (["test_col_b.py::test_b"], True), (["test_col_b.py"], False)],
)
def test_arguments_that_leave_tests_out_make_a_selection(
    inner: Inner, arguments: list[str], selected: bool
) -> None:
    document = inner.write(FILES).collect(*arguments, plain=False)
    assert document["selected"] == selected
    assert document["tests"] == ["test_col_b.py::test_b"]


@pytest.mark.parametrize("arguments", [["-k", "1 or test_b"], ["test_col_a.py::test_a[1]"]])
def test_functions_of_which_a_part_is_selected(inner: Inner, arguments: list[str]) -> None:
    document = inner.write(FILES).collect(*arguments, plain=False)
    assert document["parted"] == ["test_col_a.py::test_a"]


def test_functions_that_are_selected_whole(inner: Inner) -> None:
    assert inner.write(FILES).collect("-k", "test_a", plain=False)["parted"] == []


def test_a_question_writes_no_report(inner: Inner) -> None:
    inner.write(FILES).collect("--junitxml=report.xml")
    assert not (inner.folder / "report.xml").exists()


def test_what_the_configuration_leaves_out_is_no_selection(inner: Inner) -> None:
    inner.write({**FILES, "pytest.ini": "[pytest]\naddopts = -k test_b\n"})
    assert inner.collect()["selected"] is False


def test_paths_in_addopts_are_told(inner: Inner) -> None:
    inner.write({**FILES, "pytest.ini": "[pytest]\naddopts = test_col_b.py\n"})
    assert inner.collect()["addopts_paths"] == "test_col_b.py"
    assert "addopts_paths" not in inner.collect(plain=False)


def test_doctests_of_a_module_make_its_path_unnameable(inner: Inner) -> None:
    inner.write({"documented.py": '"""\n>>> 1\n1\n"""\n', **FILES})
    document = inner.collect("--doctest-modules")
    assert document["unnameable"] == ["documented.py"]
    assert "documented.py::documented" in document["tests"]


CHECKS = """
import pytest
class Checks(pytest.File):
    def collect(self):
        yield Check.from_parent(self, name="check")
        if not hasattr(self.config, "has_status"):
            self.config.has_status = True
            yield Status.from_parent(self, name="status")
class Check(pytest.Item):
    def runtest(self): pass
class Status(pytest.Item):
    def runtest(self): pass
def pytest_collect_file(parent, file_path):
    return Checks.from_parent(parent, path=file_path) if "_col_" in file_path.name else None
"""


def test_items_that_stand_for_the_session_have_no_name(inner: Inner) -> None:
    document = inner.write({**FILES, "conftest.py": CHECKS}).collect()
    assert document["run_only"] == ["test_col_a.py::status"]


@can_rename
def test_items_of_no_file_are_unreachable(inner: Inner) -> None:
    renames = "def pytest_itemcollected(item): item._nodeid = 'gone/' + item.nodeid\n"
    document = inner.write({**FILES, "conftest.py": renames}).collect()
    assert sorted(document["unreachable"]) == [f"gone/{nodeid}" for nodeid in IDS]


def test_tests_of_a_package_file(inner: Inner) -> None:
    """pytest 7 finds them by the path alone."""
    inner.write({"pytest.ini": "[pytest]\npython_files = *.py\n"})
    inner.write({"pkg_col/__init__.py": "def test_x(): pass\ndef test_y(): pass\n"})
    ids = ["pkg_col/__init__.py"]
    if naming.PYTEST_MAJOR > 7:
        ids = ["pkg_col/__init__.py::test_x", "pkg_col/__init__.py::test_y"]
    assert inner.collect()["tests"] == ids


def test_bytes_that_are_no_utf8_survive(inner: Inner) -> None:
    name = os.fsdecode(b"test_col_\xe9.py")
    (inner.folder / name).write_text("def test_x(): pass\n")
    assert inner.collect()["tests"] == [f"{name}::test_x"]


def test_a_collection_that_is_broken_off_leaves_no_document(inner: Inner) -> None:
    inner.write(
        {**FILES, "conftest.py": "import pytest\ndef pytest_collection(): pytest.exit('x')\n"}
    )
    with pytest.raises(FileNotFoundError):
        inner.collect()


PARTED = """
import pytest
class Item(pytest.Item):
    def runtest(self): pass
class File(pytest.File):
    def collect(self):
        yield Item.from_parent(self, name="form")
        yield Item.from_parent(self, name="form::at")
def pytest_collect_file(file_path, parent):
    if file_path.name in ("test_col_b.py", "plain.py", "text.md"):
        return File.from_parent(parent, path=file_path)
"""


def test_a_file_with_items_of_parted_names_is_named_whole(inner: Inner) -> None:
    document = inner.write({**FILES, "text.md": "", "conftest.py": PARTED}).collect()
    assert document["tests"] == [*IDS[:2], "test_col_b.py", "text.md"]
    assert document["unreachable"] == document["run_only"] == []


def test_items_of_parted_names_are_for_run_alone_where_the_path_brings_more(inner: Inner) -> None:
    document = inner.write({"plain.py": "", "conftest.py": PARTED}).collect()
    assert document["run_only"] == ["plain.py::form", "plain.py::form::at"]


def test_examples_that_pytest_would_import_are_for_run_alone(inner: Inner) -> None:
    text = PARTED.replace('"form::at"', '"at"').replace('"text.md"', '"example.py"')
    document = inner.write({**FILES, "example.py": "print 1", "conftest.py": text}).collect()
    assert document["run_only"] == ["example.py::form", "example.py::at"]
    assert "example.py::form" in document["tests"]


def test_parameters_may_hold_colons(inner: Inner) -> None:
    text = "import pytest\n@pytest.mark.parametrize('x', ['a::b'])\ndef test_a(x): pass\n"
    assert inner.write({"test_col_a.py": text}).collect()["tests"] == [
        "test_col_a.py::test_a[a::b]"
    ]


@can_rename
def test_files_of_rewritten_ids_are_named_whole(inner: Inner) -> None:
    rewrites = (
        "def pytest_collection_modifyitems(items):\n"
        "    for item in items:\n"
        "        item._nodeid = item.nodeid.replace('test_b', 'the other')\n"
    )
    document = inner.write({**FILES, "conftest.py": rewrites}).collect()
    assert document["tests"] == [*IDS[:2], "test_col_b.py"]
