"""Plugins that write reports or measure; `merge` reads what it knows."""

from plugin import EIGHT, NINE_1, Plugin

MEASURED = """\
import pytest


def test_plain():
    pass


@pytest.mark.parametrize("v", ["a", "b c"])
def test_v(v):
    assert v


class TestA:
    class TestB:
        def test_n(self):
            pass

    def test_in(self):
        pass


def test_fails():
    assert False


def test_skipped():
    pytest.skip("not today")
"""

SUITE = {"test_m.py": MEASURED, "sub/test_n.py": "def test_deep():\n    pass\n"}

PLUGINS = (
    Plugin(
        "pytest-json-report",
        ("pytest-json-report==1.5.0",),
        SUITE,
        report="--json-report --json-report-file={}.json",
    ),
    Plugin("pytest-reportlog", ("pytest-reportlog==1.0.0",), SUITE, report="--report-log={}.jsonl"),
    Plugin(
        "allure-pytest",
        ("allure-pytest==2.16.2",),
        SUITE,
        report="--alluredir={}",
    ),
    Plugin(
        "pytest-json-ctrf",
        ("pytest-json-ctrf==0.6.1",),
        SUITE,
        report="--ctrf={}.json",
    ),
    Plugin(
        "pytest-html",
        ("pytest-html==4.2.0",),
        SUITE,
        report="--html={}.html",
    ),
    Plugin(
        "pytest-monitor",
        ("pytest-monitor==1.6.6",),
        SUITE,
        pytests=(EIGHT, NINE_1),
        report="--db={}.db",
        untimed="::test_fails$",
        note="With pytest 9.2 it fails at each module's end. It measures no failed tests.",
    ),
    Plugin(
        "pytest-memray",
        ("pytest-memray==1.11.0", "memray==1.20.0"),
        {
            **SUITE,
            "test_a.py": "def test_big():\n    data = bytearray(10_000_000)\n    assert data\n",
        },
        options="--memray",
        report="--memray-bin-path={}",
        peaks={"test_a.py::test_big": 9_700},
        note="It measures memory alone: `merge` reads it beside a report of times.",
    ),
    Plugin(
        "pytest-split, its durations",
        ("pytest-split==0.11.0",),
        SUITE,
        report="--store-durations --durations-path={}.json",
    ),
)
