"""`rounds`: groups that store one after the other, and the plan that they share."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from splitter_pytest.rounds import Round

PLAN = {
    "selection": {"group": 1, "groups": 3, "names": {"a.py": 1, "b.py": 2}, "seen": "x"},
    "record": {"folder": "x", "run": "r", "plan": "f00d", "group": 1, "planned_s": 1.0},
}


def round_of(folder: Path, group: int, *words: str) -> Round:
    option = SimpleNamespace(splits=3, group=group, splitting_algorithm=None, durations_path=None)
    params = SimpleNamespace(dir=folder, args=words)
    config: Any = SimpleNamespace(option=option, invocation_params=params)
    return Round(config)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A folder in which group 1 has stored its durations."""
    first = round_of(tmp_path, 1, "-q")
    assert not first.find()
    (tmp_path / "session.json").write_text(json.dumps(PLAN))
    first.begin(str(tmp_path / "session.json"), ["-n", "2"])
    (tmp_path / ".test_durations").write_text('{"a.py::t": 1}')
    first.end()
    return tmp_path


def test_the_next_group_has_the_plan_of_the_first(begun: Path) -> None:
    second = round_of(begun, 2, "-q")
    assert second.find()
    assert second.words == ["-n", "2"]
    second.write_session(str(begun / "second.json"), str(begun / "records"))
    written = json.loads((begun / "second.json").read_text())
    assert written["selection"]["names"] == PLAN["selection"]["names"]
    assert written["selection"]["group"] == written["record"]["group"] == 2
    assert written["selection"]["seen"] == f"{begun}/second.json.seen"
    assert written["record"]["folder"] == f"{begun}/records"
    assert written["record"]["run"] != PLAN["record"]["run"], "each group is a run of its own"
    assert "planned_s" not in written["record"]


def test_the_round_goes_on_until_a_group_runs_again(begun: Path) -> None:
    second = round_of(begun, 2, "-q")
    assert second.find()
    (begun / ".test_durations").write_text('{"b.py::t": 1}')
    second.end()
    assert round_of(begun, 3, "-q").find()
    assert not round_of(begun, 1, "-q").find()


def test_other_words_and_other_durations_are_another_round(begun: Path) -> None:
    assert not round_of(begun, 2, "-k", "x").find()
    (begun / ".test_durations").write_text("{}")
    assert not round_of(begun, 2, "-q").find()


def test_nothing_of_it_is_committed(begun: Path) -> None:
    assert (begun / ".splitter/.gitignore").read_text() == "*\n"
