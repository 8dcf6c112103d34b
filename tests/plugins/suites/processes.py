"""Plugins that run tests again, elsewhere, at once or for so long only."""

from plugin import EIGHT, NINE, NINE_1, Plugin

RERUN = """\
import pytest

SEEN = []


@pytest.mark.flaky(reruns=2)
def test_third_time():
    SEEN.append(1)
    assert len(SEEN) == 3


def test_at_once():
    pass


@pytest.mark.flaky(reruns=1)
def test_never():
    assert False
"""

SUBTESTS = """\
import unittest


def test_good(subtests):
    for k in range(2):
        with subtests.test(k=k):
            assert k < 2


def test_bad(subtests):
    for k in range(3):
        with subtests.test(k=k):
            assert k != 1


class TestU(unittest.TestCase):
    def test_sub(self):
        for k in range(3):
            with self.subTest(k=k):
                self.assertNotEqual(k, 1)

    def test_plain(self):
        pass
"""

GROUPED = """\
import pytest


@pytest.mark.xdist_group("db")
def test_a():
    pass


@pytest.mark.xdist_group(name="x y")
@pytest.mark.parametrize("v", ["a@b", "c"])
def test_c(v):
    pass


@pytest.mark.xdist_group("db")
class TestK:
    def test_k(self):
        pass


@pytest.mark.parametrize("v", ["me@here"])
def test_no_group(v):
    pass
"""

GROUPED_TOO = "import pytest\n\n\n@pytest.mark.xdist_group('db')\ndef test_a():\n    pass\n"

CRASH = """\
import os


def test_before():
    pass


def test_crash():
    os.abort()


def test_after():
    pass
"""

SLOW = """\
import time

import pytest


def test_before():
    pass


@pytest.mark.timeout(0.5)
def test_slow():
    time.sleep(30)


def test_after():
    pass
"""

SIX = "".join(f"def test_s{k}():\n    pass\n\n\n" for k in range(6))

BENCHMARKED = """\
def test_sum(benchmark):
    assert benchmark(sum, [1, 2]) == 3


def test_plain():
    pass


class TestC:
    def test_len(self, benchmark):
        benchmark(len, [1])
"""

BENCHMARK = ("pytest-benchmark==5.3.1",)

XDIST = ("pytest-xdist==3.8.0",)

PLUGINS = (
    Plugin(
        "pytest-rerunfailures",
        ("pytest-rerunfailures==16.7", "pytest-reportlog==1.0.0"),
        {"test_x.py": RERUN},
        report="--report-log={}.jsonl",
    ),
    Plugin("sub-tests, pytest's own", (), {"test_x.py": SUBTESTS}, pytests=(NINE,)),
    Plugin("pytest-subtests", ("pytest-subtests==0.15.0",), {"test_x.py": SUBTESTS}),
    Plugin("pytest-xdist", XDIST, {"test_x.py": SIX}, options="-n 2"),
    Plugin(
        "pytest-xdist, loadgroup",
        (*XDIST, "pytest-reportlog==1.0.0"),
        {"test_g.py": GROUPED, "test_h.py": GROUPED_TOO},
        pytests=(EIGHT, NINE_1, NINE),
        options="-n 2 --dist loadgroup",
        report="--report-log={}.jsonl",
        note="With pytest 9.2 pytest-xdist 3.8 groups nothing.",
    ),
    Plugin(
        "pytest-forked",
        ("pytest-forked==1.7.5",),
        {"test_x.py": CRASH},
        pytests=(EIGHT, NINE_1),
        options="--forked",
        note="With pytest 9.2 it fails every test.",
    ),
    Plugin(
        "pytest-isolate",
        ("pytest-isolate==0.0.17",),
        {"test_x.py": SIX},
        pytests=(EIGHT, NINE_1),
        options="--isolate",
        note="With pytest 9.2 it fails every test.",
    ),
    Plugin(
        "pytest-timeout, signal",
        ("pytest-timeout==2.4.0",),
        {"test_x.py": SLOW},
        options="-o timeout_method=signal",
    ),
    Plugin(
        "pytest-timeout, thread",
        ("pytest-timeout==2.4.0",),
        {"test_x.py": SLOW},
        options="-o timeout_method=thread",
        killed=True,
        note="It ends the process: what follows in the group does not run, and `verify` says so.",
    ),
    Plugin(
        "pytest-run-parallel",
        ("pytest-run-parallel==0.10.0",),
        {"test_x.py": SIX},
        options="--parallel-threads=4",
    ),
    Plugin(
        "pytest-parallel",
        ("pytest-parallel==0.1.1", "py==1.11.0"),
        {"test_x.py": SIX},
        pytests=("7.4.4",),
        python="3.11",
        options="--workers 2",
    ),
    Plugin("pytest-benchmark", BENCHMARK, {"test_x.py": BENCHMARKED}),
    Plugin(
        "pytest-benchmark, --benchmark-only",
        BENCHMARK,
        {"test_x.py": BENCHMARKED},
        options="--benchmark-only",
    ),
)
