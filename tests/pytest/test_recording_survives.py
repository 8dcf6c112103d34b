"""`splitter record` where processes are killed, disks fill up and tests replace the world."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from conftest import usable
from harness import RECORDING, Venv
from recordings import events, record, start_recording, stored
from suites import dedented

import pytest

DIES = {
    "test_a.py": "def test_a(): pass\ndef test_b(): pass\n",
    "test_z.py": "import os\ndef test_dies(): os.kill(os.getpid(), 9)\ndef test_c(): pass\n",
}


@pytest.mark.parametrize("workers", ["", "-n 1"])
def test_a_killed_process_keeps_what_it_finished(make_suite, pytest8: Venv, workers: str) -> None:
    suite = make_suite({**DIES, "pytest.ini": "[pytest]\n"})
    run = record(suite, pytest8, f"pytest {workers}", "")
    assert run.code == (1 if workers else 128 + signal.SIGKILL)
    assert "inside of test_z.py::test_dies" in run.result.stderr
    assert {"test_a.py::test_a", "test_a.py::test_b"} <= stored(suite).keys()
    assert "test_z.py::test_dies" not in stored(suite)


def test_where_splitter_is_killed_the_next_one_finds_the_records(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"test_a.py": "import time\ndef test_a(): time.sleep(2)\n"})
    started = start_recording(suite, pytest8)
    records = suite.path / ".splitter/records"
    wait_until(lambda: list(records.glob("*/*.jsonl")))
    started.kill()
    started.wait()
    # Its pytest goes on; nobody may take its records away as long as it does.
    assert record(suite, pytest8, "pytest --version", "").code == 0
    assert list(records.glob("*/*.jsonl"))
    wait_until(lambda: any('"e":"end"' in f.read_text() for f in records.glob("*/*.jsonl")))
    time.sleep(1)
    run = record(suite, pytest8, "pytest --version", "")
    assert "interrupted run" in run.result.stderr
    assert stored(suite)["test_a.py::test_a"] == pytest.approx(2, abs=0.2)


def has_started(record: Path, test: str) -> bool:
    """A test's own event tells; its name stands in the event of the collection, too."""
    starts = (line for line in record.read_text().splitlines() if '"e":"start"' in line)
    return any(test in line for line in starts)


def wait_until(happened, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_signals_reach_the_command(make_suite, pytest8: Venv, name: str) -> None:
    suite = make_suite(
        {"test_a.py": "import time\ndef test_a(): pass\ndef test_b(): time.sleep(20)\n"}
    )
    started = start_recording(suite, pytest8)
    records = suite.path / ".splitter/records"
    wait_until(lambda: any(has_started(f, "test_b") for f in records.glob("*/*.jsonl")))
    started.send_signal(getattr(signal, name))
    _, said = started.communicate(timeout=15)
    # pytest ends an interrupted session in order, with code 2.
    assert started.returncode == (2 if name == "SIGINT" else 128 + signal.SIGTERM)
    assert "test_a.py::test_a" in stored(suite), said
    assert "test_a.py::test_b" not in stored(suite), "it was broken off"


def test_a_full_disk_fails_no_test(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"test_a.py": "def test_a(): pass\ndef test_b(): pass\n"})
    suite.write(
        {"conftest.py": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))\n"}
    )
    run = record(suite, pytest8, "pytest -p no:cacheprovider")
    assert run.code == 0, run.describe()
    assert "recording ends" in run.result.stderr


CLOCKS = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "test_clocks.py": """
            import os, time
            import pytest, time_machine
            from freezegun import freeze_time
            @pytest.fixture(scope="module")
            def frozen():
                with freeze_time("2001-01-01"): yield
            def test_travels():
                with time_machine.travel("1999-01-01"): assert time.time() < 1e9
            def test_in_the_past(frozen): assert time.time() < 1e9
            @freeze_time("2012-01-14")
            def test_frozen(): assert time.time() < 1.4e9
            def test_other_files(fs): assert not os.path.exists("/proc/self/statm")
            def test_other_files_in_the_module(fs_module): assert not os.path.exists("/proc")
            def test_moves(): os.chdir("/")
            def test_forgets(): os.environ.clear()
            def test_sleeps(frozen): os.system("sleep 0.3")
        """,
    }
)


def test_neither_clocks_nor_files_that_tests_replace_mislead_it(make_suite) -> None:
    suite = make_suite(CLOCKS)
    run = record(suite, usable(RECORDING), "pytest -p no:cacheprovider")
    seen = [event for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert len(seen) == 8, run.describe()
    assert {event["outcome"] for event in seen} == {"passed"}, run.describe()
    times = {event["id"].partition("::")[2]: event["s"] for event in seen}
    assert times.pop("test_sleeps") == pytest.approx(0.3, abs=0.1)
    assert all(0 < seconds < 0.5 for seconds in times.values()), times
    assert all(event["peak_kib"] >= event["before_kib"] > 1000 for event in seen)
