"""`teach`: what a recorded pytest says of its collection."""

from __future__ import annotations

import json
from typing import Any

from conftest import Inner

import pytest
from splitter_pytest.teach import Teacher

TESTS = """
import pytest
@pytest.mark.parametrize("x", [1, 2])
def test_a(x): pass
@pytest.mark.slow
def test_slow(): pass
@pytest.mark.parametrize("x", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_some(x): pass
class TestB:
    def test_c(self): pass
"""


def collected(inner: Inner, *arguments: str, **part: Any) -> Any:
    """The event of a recorded run; None where there is none."""
    found = [event for event in inner.record(*arguments, **part) if event["e"] == "collected"]
    return found[0] if found else None


def test_files_and_folders_of_a_whole_run(inner: Inner) -> None:
    event = collected(
        inner.write(
            {
                "test_t.py": TESTS,
                "sub/test_u.py": "x = 1\n",
                "sub/data.json": "",
                "sub/conftest.py": "",
            }
        )
    )
    assert event["root"] == event["folder"] == str(inner.folder)
    assert event["pytest"] == pytest.__version__
    assert event["files"] == {
        "sub/test_u.py": {},
        "test_t.py": {"tests": ["test_a", "test_slow", "test_some", "TestB::test_c"]},
    }
    assert event["folders"]["."] == {"files": ["test_t.py"], "quiet": ["pytest.ini", "sub"]}
    assert event["folders"]["sub"]["files"] == ["test_u.py"]
    assert {"conftest.py", "data.json"} <= set(event["folders"]["sub"]["quiet"])


def test_other_files_of_a_kind_that_was_collected(inner: Inner) -> None:
    files = {"test_a.txt": ">>> 1\n1\n", "notes.txt": "", "notes.md": "", "test_t.py": TESTS}
    event = collected(inner.write(files))
    assert event["files"]["test_a.txt"] == {"tests": ["test_a.txt"]}
    assert event["files"]["notes.txt"] == {}
    assert event["folders"]["."]["files"] == ["notes.txt", "test_a.txt", "test_t.py"]


def test_an_empty_folder_was_looked_into(inner: Inner) -> None:
    (inner.write({"test_t.py": TESTS}).folder / "empty").mkdir()
    assert collected(inner)["folders"]["empty"] == {"files": [], "quiet": []}


def test_tests_that_marks_leave_out_whole(inner: Inner) -> None:
    event = collected(inner.write({"test_t.py": TESTS}), "-m", "not slow")
    assert event["files"]["test_t.py"]["out"] == ["test_slow"]
    assert event["words"][-2:] == ["-m", "not slow"]


def test_a_file_of_which_tests_are_named_is_not_whole(inner: Inner) -> None:
    inner.write({"test_t.py": TESTS, "test_u.py": "def test_u(): pass\n"})
    event = collected(inner, "test_t.py::test_a", "test_u.py")
    assert event["files"] == {"test_u.py": {"tests": ["test_u"]}}
    assert "folders" not in event
    assert "test_u.py" not in event["words"]


def test_files_that_fail_or_skip_are_not_told(inner: Inner) -> None:
    event = collected(
        inner.write(
            {
                "test_t.py": "def test_t(): pass\n",
                "test_skips.py": "import pytest\npytest.importorskip('nowhere_at_all')\n",
            }
        )
    )
    assert list(event["files"]) == ["test_t.py"]
    assert event["folders"]["."]["files"] == ["test_skips.py", "test_t.py"]


EXAMPLES = """
import pytest
class Example(pytest.File):
    def collect(self):
        yield Item.from_parent(self, name="shown")
class Item(pytest.Item):
    def runtest(self): pass
def pytest_collect_file(file_path, parent):
    if file_path.suffix in (".odd", ".py") and file_path.name != "conftest.py":
        return Example.from_parent(parent, path=file_path)
"""


def test_files_whose_items_no_name_brings(inner: Inner) -> None:
    files = {"examples/conftest.py": EXAMPLES, "examples/a.py": "print 1", "examples/b.odd": ""}
    event = collected(inner.write({**files, "test_t.py": "def test_t(): pass\n"}))
    assert event["files"] == {
        "examples/a.py": {"run_only": True},
        "examples/b.odd": {"tests": ["shown"]},
        "test_t.py": {"tests": ["test_t"]},
    }
    assert event["folders"]["examples"]["files"] == ["a.py", "b.odd"]


def test_items_that_are_left_out_need_no_name(inner: Inner) -> None:
    files = {"examples/conftest.py": EXAMPLES, "examples/a.py": "print 1"}
    event = collected(inner.write({**files, "test_t.py": "def test_t(): pass\n"}), "-k", "test_t")
    assert event["files"] == {"test_t.py": {"tests": ["test_t"]}}


DROPS = """
def pytest_collection_modifyitems(items, config):
    config.hook.pytest_deselected(items=items[1:])
    del items[1:]
"""

DROPS_SILENTLY = """
def pytest_collection_modifyitems(items):
    del items[1:]
"""


@pytest.mark.parametrize("conftest", [DROPS, DROPS_SILENTLY])
def test_nothing_is_taught_where_a_plugin_chooses(inner: Inner, conftest: str) -> None:
    assert collected(inner.write({"test_t.py": TESTS, "conftest.py": conftest})) is None


def test_tests_of_other_groups_are_told_as_well(inner: Inner) -> None:
    inner.write({"test_t.py": TESTS, "test_other.py": "def test_o(): pass\n"})
    folder = inner.folder.parent / "records"
    folder.mkdir()
    selection = {
        "seen": str(inner.folder.parent / "seen"),
        "plan": "f00d",
        "group": 1,
        "groups": 2,
        "homes": {"test_t.py": 1, "test_other.py": 2},
        "names": {"test_t.py::test_slow": 2, "test_t.py": 1, "test_other.py": 2},
    }
    inner.ask(record={"folder": str(folder), "run": "1"}, selection=selection)
    _, seen = inner.run()
    assert "test_t.py::test_slow" in seen.deselected
    (record,) = folder.glob("*.jsonl")
    (event,) = [e for e in map(json.loads, record.open()) if e["e"] == "collected"]
    assert event["files"] == {
        "test_t.py": {"tests": ["test_a", "test_slow", "test_some", "TestB::test_c"]}
    }
    assert event["folders"]["."]["files"] == ["test_other.py", "test_t.py"]


def test_an_error_of_its_own_ends_no_recording(
    inner: Inner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Teacher) -> Any:
        raise RuntimeError

    monkeypatch.setattr(Teacher, "facts", fails)
    events = inner.write({"test_t.py": TESTS}).record()
    assert [event["e"] for event in events][-1] == "end"
    assert not [event for event in events if event["e"] == "collected"]
