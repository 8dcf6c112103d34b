"""The witness with a real pytest: what it sees, and what it leaves out."""

from __future__ import annotations

import sys
from pathlib import Path

from copies import Place, read

import pytest

TESTS = """\
import pytest


def test_passes():
    pass


@pytest.mark.xfail
def test_xfails():
    assert False


def test_skips():
    pytest.skip("no")


def test_fails():
    assert False
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    suite = tmp_path / "pristine" / "suite"
    suite.mkdir(parents=True)
    place = Place(suite, tmp_path, Path(sys.executable).parent, Path("splitter"))
    place.write({"pytest.ini": "[pytest]\n", "test_x.py": TESTS})
    return place


def test_each_report_is_written_down(place: Place) -> None:
    job = place.run(place.copy(), "python -m pytest -q")
    assert job.code == 1
    assert [
        (test.partition("::")[2], end) for test, phase, end in job.reports if phase == "call"
    ] == [
        ("test_passes", "passed"),
        ("test_xfails", "xfailed"),
        ("test_skips", "skipped"),
        ("test_fails", "failed"),
    ]
    assert job.fails
    assert not job.cut_short


def test_a_process_that_ends_within_a_test_is_seen(place: Place) -> None:
    place.write({"test_x.py": "import os\n\n\ndef test_ends():\n    os._exit(0)\n"})
    job = place.run(place.copy(), "python -m pytest -q")
    assert job.code == 0
    assert job.cut_short == {"test_x.py::test_ends"}
    assert job.fails


def test_a_file_that_does_not_import_is_broken(place: Place) -> None:
    place.write({"test_y.py": "import no_such_module\n"})
    assert place.run(place.copy(), "python -m pytest -q").broken == ("test_y.py",)


ASKING = """\
def pytest_configure(config):
    config.pluginmanager.register(object(), "splitter-listing")
"""


def test_questions_of_splitter_are_left_out(place: Place) -> None:
    place.write({"test_y.py": "import no_such_module\n", "asking.py": ASKING})
    ask = "python -m pytest -q --collect-only -p asking"
    assert place.run(place.copy(), ask).broken == ()
    assert place.run(place.copy(), ask.replace("-p asking", "")).broken == ("test_y.py",)
    assert place.run(place.copy(), ask.replace("--collect-only", "")).broken == ("test_y.py",)


def test_workers_do_not_report_what_the_controller_reports(place: Place) -> None:
    job = place.run(place.copy(), "python -m pytest -q -n 1 -k passes")
    assert [phase for _, phase, _ in job.reports] == ["setup", "call", "teardown"]


def test_a_session_that_is_told_to_stop_runs_nothing(place: Place) -> None:
    assert not place.run(place.copy(), "PYTEST_WITNESS_STOP=1 python -m pytest -q").reports


def test_a_job_without_a_pytest_has_no_reports(tmp_path: Path) -> None:
    assert read(tmp_path / "none") == ([], [])
