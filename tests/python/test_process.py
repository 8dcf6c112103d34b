"""`process`: the clock, files and memory of the process that these tests run in."""

from __future__ import annotations

import builtins
import os
import sys
import time
from pathlib import Path

import pytest
from splitter_pytest.process import System, max_rss_reader

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@linux
def test_memory_is_that_of_this_process() -> None:
    system = System()
    resident = system.resident_kib()
    assert resident is not None
    assert 1000 < resident < 10_000_000
    peak = system.peak_kib()
    assert peak is not None
    assert peak >= resident * 0.9


@linux
def test_the_peak_begins_anew(tmp_path: Path) -> None:
    system = System()
    if not system.exact:
        pytest.skip("the system does not let a process reset its mark")
    block = b"x" * 50_000_000
    high = system.peak_kib()
    del block
    assert system.reset_peak()
    low = system.peak_kib()
    assert high is not None
    assert low is not None
    assert low < high - 30_000


@linux
def test_the_time_since_the_start_grows() -> None:
    system = System()
    first = system.since_start()
    assert first is not None
    time.sleep(0.05)
    second = system.since_start()
    assert second is not None
    assert 0.01 < second - first < 10


def test_files_are_read_and_appended_to(tmp_path: Path) -> None:
    system = System()
    path = str(tmp_path / "file")
    system.append(path, "one\n")
    system.append(path, "two\n")
    assert system.read(path) == b"one\ntwo\n"
    with pytest.raises(OSError, match="gone"):
        system.read(str(tmp_path / "gone"))


def test_writes_that_stop_half_way_go_on(tmp_path: Path) -> None:
    system = System()
    system.write_some = lambda descriptor, data: os.write(descriptor, data[:3])
    system.append(str(tmp_path / "file"), "0123456789")
    assert (tmp_path / "file").read_text() == "0123456789"


def test_functions_that_tests_replace_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System()
    monkeypatch.setattr(time, "perf_counter", lambda: -1.0)
    monkeypatch.setattr(os, "open", None)
    assert system.now() > 0
    system.append(str(tmp_path / "file"), "text")


def test_a_system_that_does_not_tell_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise OSError("nothing here")

    system = System()
    system.open = fails
    assert system.resident_kib() is None
    assert system.since_start() is None
    assert not system.reset_peak()


def test_without_its_module_the_mark_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "resource":
            raise ImportError(name)
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert max_rss_reader()("RUSAGE_SELF") is None


@linux
def test_the_mark_of_children_is_known() -> None:
    assert max_rss_reader()("RUSAGE_SELF")
    assert max_rss_reader()("RUSAGE_CHILDREN") is not None
