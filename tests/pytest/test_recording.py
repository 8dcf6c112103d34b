"""`splitter record` with real pytest: what it finds, and what it survives."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import defaultdict
from pathlib import Path

from harness import Suite, Venv
from suites import EVERYTHING, PLAIN, dedented

import pytest

MIB = 1024

SET_UPS = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "conftest.py": """
            import random, time, pytest
            @pytest.fixture(scope="session")
            def server():
                time.sleep(1); yield; time.sleep(0.4)
            def pytest_collection_modifyitems(items):
                random.Random(7).shuffle(items)
        """,
        **{
            f"test_{name}.py": """
                import time, pytest
                @pytest.fixture(scope="module")
                def table(server):
                    time.sleep(0.5); yield; time.sleep(0.2)
                @pytest.fixture(scope="class")
                def row(table):
                    time.sleep(0.3)
                class TestRows:
                    def test_a(self, row): time.sleep(0.05)
                    def test_b(self, row): time.sleep(0.05)
                def test_c(table): pass
                def test_d(): pass
            """
            for name in ("one", "two")
        },
    }
)

MEMORY = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "test_memory.py": """
            import pytest
            LEAKS = []
            def block(mib):
                memory = bytearray(mib << 20)
                memory[::4096] = b"x" * len(memory[::4096])
                return memory
            @pytest.mark.parametrize("mib", [50, 200, 400, 201, 51])
            def test_frees(mib): block(mib)
            @pytest.mark.parametrize("i", range(4))
            def test_leaks(i): LEAKS.append(block(10))
            def test_small(): pass
        """,
    }
)


def record(suite: Suite, venv: Venv, command: str, options: str = "-o ../records"):
    return suite.shell(venv, f"splitter record {options} -- {command}")


def events(folder: Path) -> list[dict]:
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.open())
    return [json.loads(line) for line in lines]


def stored(suite: Suite) -> dict[str, float]:
    return json.loads((suite.path / ".test_durations").read_text())


@pytest.mark.parametrize("workers", ["", "-n 2"])
def test_shared_set_ups_are_billed_to_themselves(make_suite, venv: Venv, workers: str) -> None:
    if workers and venv.name != "main":
        pytest.skip(f".venv/{venv.name} has no pytest-xdist")
    suite = make_suite(SET_UPS)
    run = record(suite, venv, f"pytest {workers}")
    assert run.code == 0, run.describe()
    seen = events(suite.scratch / "records")
    for event in seen:
        if event["e"] == "test":
            expected = 0.05 if "Rows" in event["id"] else 0
            assert event["s"] == pytest.approx(expected, abs=0.04), event
    set_up, torn_down = defaultdict(list), defaultdict(list)
    for event in (event for event in seen if event["e"] == "fixture"):
        name = event["id"].rsplit("::", 1)[-1]
        (set_up if "s" in event else torn_down)[name].append(
            event.get("s", event.get("teardown_s"))
        )
    for name, seconds in {"server": 1, "table": 0.5, "row": 0.3}.items():
        assert set_up[name] == pytest.approx([seconds] * len(set_up[name]), rel=0.1)
    for name, seconds in {"server": 0.4, "table": 0.2}.items():
        assert torn_down[name] == pytest.approx([seconds] * len(set_up[name]), rel=0.1)
    assert len(set_up["server"]) == (2 if workers else 1)


def test_memory_is_found_on_the_test_that_takes_it(make_suite, venv: Venv) -> None:
    suite = make_suite(MEMORY)
    run = record(suite, venv, "pytest")
    assert run.code == 0, run.describe()
    for event in (event for event in events(suite.scratch / "records") if event["e"] == "test"):
        peak = (event["peak_kib"] - event["before_kib"]) / MIB
        kept = (event["after_kib"] - event["before_kib"]) / MIB
        if "frees" in event["id"]:
            mib = int(event["id"].partition("[")[2].rstrip("]"))
            assert peak == pytest.approx(mib, rel=0.1, abs=5), event
            assert kept == pytest.approx(0, abs=5), event
        else:
            size = 10 if "leaks" in event["id"] else 0
            assert peak == pytest.approx(size, abs=5), event
            assert kept == pytest.approx(size, abs=5), event


@pytest.mark.parametrize("workers", ["", "-n 2"])
def test_every_test_is_recorded_once(make_suite, venv: Venv, workers: str) -> None:
    if workers and venv.name != "main":
        pytest.skip(f".venv/{venv.name} has no pytest-xdist")
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    run = record(suite, venv, f"pytest -W error {workers}")
    recorded = [event["id"] for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert sorted(recorded) == sorted(run.ran)
    assert run.code == 1, "one test fails, and that is passed on"


def test_the_durations_file_is_made_and_renewed(make_suite, venv: Venv) -> None:
    suite = make_suite({**PLAIN, "pytest.ini": "[pytest]\n"})
    suite.write(
        {".test_durations": '{\n    "gone.py::f": 1.50,\n    "test_one.py::test_a": 9\n}\n'}
    )
    run = record(suite, venv, "pytest -q", "")
    assert run.code == 1
    text = (suite.path / ".test_durations").read_text()
    assert '"gone.py::f": 1.50' in text, "what was not measured stays to the byte"
    assert text.endswith("}\n"), "and so does the line break at the end"
    assert 0 < stored(suite)["test_one.py::test_a"] < 1
    assert len(stored(suite)) == 7
    assert not list((suite.path / ".splitter/records").iterdir())


def test_pytest_split_reads_what_splitter_writes(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, "pytest.ini": "[pytest]\n"})
    record(suite, pytest8, "pytest -q", "")
    ours = stored(suite)
    run = suite.shell(pytest8, "pytest -q --splits 2 --group 1")
    assert "Running group 1/2" in run.result.stdout.decode()
    assert "No test durations found" not in run.result.stdout.decode()
    suite.shell(pytest8, "pytest -q --store-durations")
    assert stored(suite).keys() == ours.keys()
    assert suite.shell(pytest8, "splitter plan --splits 2 -q").code == 0


@pytest.mark.parametrize("code", [0, 1, 2, 5, 77])
def test_the_exit_code_is_passed_on(make_suite, pytest8: Venv, code: int) -> None:
    suite = make_suite({"test_a.py": f"import pytest\ndef test_a(): pytest.exit('x', {code})\n"})
    assert record(suite, pytest8, "pytest", "").code == code


def test_what_cannot_be_started_is_splitters_failure(make_suite, pytest8: Venv) -> None:
    suite = make_suite(PLAIN)
    for command in ("splitter record -- not-there", "splitter record", "splitter record -- ''"):
        run = suite.shell(pytest8, command)
        assert run.code == 125, run.describe()
        assert run.result.stdout == b""


def test_pytests_that_tests_start_are_not_recorded(make_suite, pytest8: Venv) -> None:
    inner = "import subprocess\ndef test_a():\n"
    inner += "    subprocess.run(['pytest', '-q', 'other_inner.py'], check=True)\n"
    suite = make_suite(
        {
            "conftest.py": "pytest_plugins = ['pytester']\n",
            "test_outer.py": inner,
            "other_inner.py": "def test_inner(): pass\n",
            "test_inside.py": """
def test_inside(pytester):
    pytester.makepyfile(test_deep="def test_deep(): pass")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)
""",
        }
    )
    run = record(suite, pytest8, "pytest")
    assert run.code == 0, run.describe()
    recorded = [event["id"] for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert sorted(recorded) == ["test_inside.py::test_inside", "test_outer.py::test_a"]


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
    started = subprocess.Popen(
        [suite.splitter, "record", "--", "pytest"],
        cwd=suite.path,
        env=suite.environment(pytest8),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
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
    started = subprocess.Popen(
        [suite.splitter, "record", "--", "pytest"],
        cwd=suite.path,
        env=suite.environment(pytest8),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    records = suite.path / ".splitter/records"
    wait_until(lambda: any("test_b" in f.read_text() for f in records.glob("*/*.jsonl")))
    started.send_signal(getattr(signal, name))
    _, said = started.communicate(timeout=15)
    # pytest ends an interrupted session in order, with code 2.
    assert started.returncode == (2 if name == "SIGINT" else 128 + signal.SIGTERM)
    assert "test_a.py::test_a" in stored(suite), said


def test_a_full_disk_fails_no_test(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"test_a.py": "def test_a(): pass\ndef test_b(): pass\n"})
    suite.write(
        {"conftest.py": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))\n"}
    )
    os.environ.pop("COLUMNS", None)
    run = record(suite, pytest8, "pytest -p no:cacheprovider")
    assert run.code == 0, run.describe()
    assert "recording ends" in run.result.stderr


def test_groups_recorded_apart_merge_to_the_same_bytes(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    for k in (1, 2, 3):
        suite.shell(
            pytest8,
            f"splitter --shard {k}/3 -o ../ids-{k} && splitter record -o ../records/{k}"
            f" -- pytest @../ids-{k}",
        )
    orders = ["1 2 3", "3 1 2", "2 3 1 1 2 3"]
    for number, order in enumerate(orders):
        folders = " ".join(f"../records/{k}" for k in order.split())
        run = suite.shell(pytest8, f"splitter merge --durations ../out-{number} {folders}")
        assert run.code == 0, run.describe()
    suite.shell(pytest8, "splitter merge --durations ../out-0 ../records")
    texts = {(suite.scratch / f"out-{number}").read_bytes() for number in range(len(orders))}
    assert len(texts) == 1
    assert len(json.loads(texts.pop())) > 80


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


def test_neither_clocks_nor_files_that_tests_replace_mislead_it(make_suite, pytest8: Venv) -> None:
    suite = make_suite(CLOCKS)
    run = record(suite, pytest8, "pytest -p no:cacheprovider")
    seen = [event for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert len(seen) == 8, run.describe()
    assert {event["outcome"] for event in seen} == {"passed"}, run.describe()
    times = {event["id"].partition("::")[2]: event["s"] for event in seen}
    assert times.pop("test_sleeps") == pytest.approx(0.3, abs=0.1)
    assert all(0 < seconds < 0.5 for seconds in times.values()), times
    assert all(event["peak_kib"] >= event["before_kib"] > 1000 for event in seen)
