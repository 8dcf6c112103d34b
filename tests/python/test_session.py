"""`session`: the file that splitter writes, and what it inherits."""

from __future__ import annotations

import os
from typing import Any, Callable

import pytest
from splitter_pytest import session

Write = Callable[..., str]


def test_parts_that_are_not_there_are_not_asked_for(write_session: Write) -> None:
    assert session.read_session(write_session("none.json")) == session.Session(None, None, None)


def test_parts_are_as_written(write_session: Write) -> None:
    parts: dict[str, Any] = {
        "record": {"folder": "/r", "run": "1", "planned_s": 12.0},
        "selection": {"group": 1, "groups": 2, "names": {"a.py::test_a": 1}},
        "collection": {"file": "/c", "plain": True},
    }
    read = session.read_session(write_session("all.json", **parts))
    assert read._asdict() == parts


def test_an_outer_session_gives_the_parts_that_are_missing(write_session: Write) -> None:
    outer = write_session("outer.json", selection={"group": 1, "groups": 2}, record={"run": "1"})
    read = session.read_session(write_session("own.json", outer=outer, record={"run": "2"}))
    assert read.selection == {"group": 1, "groups": 2}
    assert read.record == {"run": "2"}


def test_an_outer_session_that_is_gone_gives_nothing(write_session: Write) -> None:
    read = session.read_session(write_session("own.json", outer="/gone", record={"run": "2"}))
    assert read == session.Session({"run": "2"}, None, None)


def test_the_group_of_an_outer_plan_counts(write_session: Write) -> None:
    known = {"group": 1, "groups": 2, "plan": "f00d", "planned_s": 1.0, "planned_tests": 3}
    outer = write_session("outer.json", record={"run": "1", "pipeline": "ci", **known})
    own = write_session("own.json", outer=outer, record={"run": "2", "group": 7, "groups": 8})
    assert session.read_session(own).record == {"run": "2", **known}


def test_the_own_plan_counts_more_than_an_outer_one(write_session: Write) -> None:
    outer = write_session("outer.json", record={"run": "1", "plan": "f00d", "group": 1})
    own = {"run": "2", "plan": "beef", "group": 3}
    read = session.read_session(write_session("own.json", outer=outer, record=own))
    assert read.record == own


def test_three_sessions_deep(write_session: Write) -> None:
    first = write_session("1.json", selection={"group": 1, "groups": 2})
    second = write_session("2.json", outer=first, record={"run": "2"})
    third = write_session("3.json", outer=second, collection={"file": "/c", "plain": False})
    read = session.read_session(third)
    assert read.selection and read.record and read.collection


def test_bytes_that_are_no_utf8_survive(write_session: Write) -> None:
    name = os.fsdecode(b"caf\xe9.py::test_\xf0\x9f\x98\x80")
    read = session.read_session(write_session("odd.json", selection={"names": {name: 1}}))
    assert read.selection is not None
    assert [os.fsencode(known) for known in read.selection["names"]] == [os.fsencode(name)]


@pytest.mark.parametrize("utf8", [True, False])
def test_texts_go_there_and_back(utf8: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "UTF8", utf8)
    for text in ("plain", "t\u00e9st", "\U0001f600", os.fsdecode(b"\xff")):
        assert session.native(session.portable(text)) == text


def test_another_encoding_is_undone_in_lists_and_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with LC_ALL=de_DE.ISO-8859-1: Python has other texts for the same bytes."""
    monkeypatch.setattr(session, "UTF8", False)
    monkeypatch.setattr(os, "fsdecode", lambda data: data.decode("latin-1"))
    monkeypatch.setattr(os, "fsencode", lambda text: text.encode("latin-1"))
    document = {"names": {"\u00e9.py": 1}, "list": ["\udcff"], "flag": True, "none": None}
    seen = {"names": {"\u00c3\u00a9.py": 1}, "list": ["\u00ff"], "flag": True, "none": None}
    assert session.native(document) == seen
    assert session.portable("\u00c3\u00a9.py") == "\u00e9.py"
    assert session.portable("\u00ff") == "\udcff"
