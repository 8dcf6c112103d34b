"""`dispatch`: who runs what, by the table that the tests of C++ read, too."""

from __future__ import annotations

import binascii
import json
import os
from pathlib import Path
from typing import Any

import pytest
from splitter_pytest.dispatch import MissingFilesError, Selection, names_for

TABLE = json.loads(
    (Path(__file__).resolve().parents[1] / "data/dispatch.json").read_text(encoding="utf-8")
)
CASES = [(plan, *test) for plan in TABLE["plans"] for test in plan["tests"]]


def selection(**part: Any) -> Selection:
    return Selection({"group": 1, "groups": 2, **part})


@pytest.mark.parametrize(("plan", "nodeid", "group", "reason"), CASES, ids=lambda value: None)
def test_each_test_has_the_group_of_the_table(
    plan: dict[str, Any], nodeid: str, group: int, reason: str
) -> None:
    chosen = Selection(plan["selection"])
    assert chosen.group_of(nodeid) == group
    assert chosen.knows(nodeid) == (reason == "named")
    known_file = nodeid.partition("::")[0] in chosen.homes
    assert known_file or reason != "home"


@pytest.mark.parametrize("plan", TABLE["plans"], ids=lambda plan: plan["about"])
def test_files_that_may_hold_tests_of_the_group(plan: dict[str, Any]) -> None:
    chosen = Selection(plan["selection"])
    assert {path: chosen.may_hold(path) for path in plan["may_hold"]} == plan["may_hold"]


@pytest.mark.parametrize("plan", TABLE["plans"], ids=lambda plan: plan["about"])
def test_a_file_with_tests_of_the_group_is_always_opened(plan: dict[str, Any]) -> None:
    chosen = Selection(plan["selection"])
    for nodeid, group, _ in plan["tests"]:
        path = nodeid.partition("::")[0]
        assert group != chosen.group or chosen.may_hold(path), nodeid


@pytest.mark.parametrize(("nodeid", "names"), TABLE["names_for"], ids=lambda value: None)
def test_names_are_those_of_the_table(nodeid: str, names: list[str]) -> None:
    assert list(names_for(nodeid)) == names


@pytest.mark.parametrize("odd", ["", ":", "::", ":::", "a:::b", "a::::", "/", "//", "::[", "["])
def test_names_end_whatever_the_text(odd: str) -> None:
    assert next(names_for(odd)) == odd
    assert len(list(names_for(odd))) < 10


def test_the_hash_is_that_of_the_table() -> None:
    for text, value in TABLE["crc32"]:
        assert binascii.crc32(os.fsencode(text)) == value
    for data, value in TABLE["crc32_of_bytes"]:
        path = os.fsdecode(bytes.fromhex(data))
        assert binascii.crc32(os.fsencode(path)) == value


def test_a_path_with_other_bytes_has_a_group() -> None:
    path = os.fsdecode(b"caf\xff.py")
    assert selection(busy=[3, 5]).group_of(f"{path}::test_a") == [3, 5][416811617 % 2]


def test_a_group_or_a_session_of_several_is_a_part() -> None:
    assert not selection(groups=1).is_part()
    assert selection(groups=2).is_part()
    assert selection(groups=1, sessions=2).is_part()


LISTED = {"test_a.py::test_a": 1, "test_b.py": 2}


class TestNamesOfAList:
    """Names are relative to the rootdir, or to the folder where pytest starts."""

    def chosen(self) -> Selection:
        return selection(is_list=True, names=LISTED, homes={"test_a.py": 1, "test_b.py": 2})

    def test_they_stay_where_the_files_are_in_the_rootdir(self, tmp_path: Path) -> None:
        (tmp_path / "test_a.py").touch()
        chosen = self.chosen()
        chosen.see_from(str(tmp_path), str(tmp_path / "sub"))
        assert chosen.names == LISTED

    def test_they_move_where_the_files_are_in_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub/test_a.py").touch()
        chosen = self.chosen()
        chosen.see_from(str(tmp_path), str(tmp_path / "sub"))
        assert chosen.names == {"sub/test_a.py::test_a": 1, "sub/test_b.py": 2}
        assert chosen.homes == {"sub/test_a.py": 1, "sub/test_b.py": 2}
        assert chosen.mine == {"sub/test_a.py"}

    def test_files_of_the_group_that_are_not_there_are_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "test_b.py").touch()
        with pytest.raises(MissingFilesError, match=r"test_a\.py in pytest's rootdir"):
            self.chosen().see_from(str(tmp_path), str(tmp_path))
