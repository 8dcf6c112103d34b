"""What pytest's versions do differently, and a split has to bear."""

from __future__ import annotations

from textwrap import dedent

from harness import Jobs, Venv, assert_exactly_once
from runs import assert_exactly_once as assert_run_exactly_once
from runs import run_groups

import pytest

LONG = {
    "pytest.ini": "[pytest]\n",
    "test_long.py": dedent("""
        import pytest
        @pytest.mark.parametrize("value", [letter * 120 for letter in "abcdefgh"] + ["short"])
        def test_value(value): pass
        """),
    "test_small.py": "def test_a(): pass\n",
}


def test_long_values_have_short_ids(make_suite, venv: Venv) -> None:
    """Since pytest 9.2; times that were stored under the values are none of other tests."""
    suite = make_suite(LONG)
    full = suite.full(venv)
    assert any("value0" in test for test in full.ran) == (venv.major == 9)
    old = {f"test_long.py::test_value[{letter * 120}]": 2.0 for letter in "abcdefgh"}
    for stored in (old, dict.fromkeys(full.ran, 2.0)):
        suite.write_durations({**stored, "test_small.py::test_a": 0.1})
        assert_exactly_once(full, suite.groups(venv, 3, Jobs()))
        assert_run_exactly_once(full, run_groups(suite, venv, 3))


ABOVE = {
    "pytest.ini": "[pytest]\n",
    "test_above.py": dedent("""
        import pytest
        @pytest.fixture(scope="module")
        def db(request): return request.param
        @pytest.mark.parametrize("db", ["pg", "my"], indirect=True)
        def test_a(db): pass
        @pytest.mark.parametrize("db", ["my", "pg"], indirect=True)
        def test_b(db): pass
        @pytest.mark.parametrize("db", ["lite", "pg"], indirect=True)
        def test_c(db): pass
        """),
}


@pytest.mark.parametrize("options", ["--keep none --expand", "--algorithm contiguous"])
def test_order_above_function_scope(make_suite, venv: Venv, options: str) -> None:
    """By value since pytest 9.2, before by index; a part may then come in an order of its own."""
    suite = make_suite(ABOVE)
    full = suite.full(venv)
    suite.write_durations(dict.fromkeys(full.ran, 1.0))
    groups = suite.groups(venv, 3, Jobs(options))
    assert_exactly_once(full, groups, ordered=venv.major < 9)


def test_blank_lines_and_empty_files_of_arguments(make_suite, venv: Venv) -> None:
    """A blank line of an @file is the whole suite to pytest 9: there is none, not even alone."""
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_a.py": "def test_a(): pass\n"})
    for k in (1, 2, 3):
        suite.shell(venv, f"splitter --splits 3 --group {k} -o ../ids")
        lines = (suite.scratch / "ids").read_text().split("\n")
        assert lines.pop() == ""
        assert all(lines) and lines, lines


OVERLAP = dedent("""
    import pytest
    @pytest.mark.parametrize("x", [1, 2])
    def test_p(x): pass
    def test_a(): pass
    class TestC:
        def test_m(self): pass
        def test_n(self): pass
    """)


def test_no_argument_holds_another(make_suite, venv: Venv) -> None:
    """pytest 8 drops one of them, 7 runs both, 9 the larger one."""
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_o.py": OVERLAP, "sub/test_s.py": OVERLAP})
    listed = ["test_o.py", "test_o.py::test_a", "sub/", "sub/test_s.py::TestC::test_m"]
    suite.write({"list.txt": "\n".join(listed) + "\n"})
    full = suite.full(venv)
    for options in ("--tests list.txt", "--tests list.txt --collapse", "--keep none --expand"):
        assert_exactly_once(full, suite.groups(venv, 3, Jobs(options)))


IDS = dedent("""
    import pytest
    @pytest.mark.parametrize("x", [1, 1], ids=["x", "x"])
    @pytest.mark.parametrize("y", ["", ""])
    def test_same(x, y): pass
    @pytest.mark.parametrize("x", ["a\\nb", "t\\tb", "\\\\", "é", "x[y]", "a::b", ""])
    def test_odd(x): pass
    """)


def test_ids_that_each_version_writes_its_own_way(make_suite, venv: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_ids.py": IDS})
    full = suite.full(venv)
    suite.write_durations(dict.fromkeys(full.ran, 1.0))
    assert_exactly_once(full, suite.groups(venv, 4, Jobs("--discover pytest --keep none")))
    assert_run_exactly_once(full, run_groups(suite, venv, 4))


def test_a_limit_of_warnings_counts_in_each_group(make_suite) -> None:
    nine = Venv("pytest9", 9)
    warns = "import warnings\ndef test_{0}(): warnings.warn('{0}')\n"
    suite = make_suite(
        {"pytest.ini": "[pytest]\nmax_warnings = 1\n"}
        | {f"test_{letter}.py": warns.format(letter) for letter in "abcd"}
    )
    full = suite.full(nine)
    jobs = run_groups(suite, nine, 4)
    assert full.code == 6, "too many warnings"
    assert [job.code for job in jobs] == [0] * 4
    assert all("counts in each group" in job.result.stderr for job in jobs)


def test_times_of_subtests_are_doubtful_in_junit(make_suite, venv: Venv) -> None:
    """pytest 9 writes them twice, without a word on which tests have any."""
    parts = "def test_a(subtests):\n    for i in range(3):\n        with subtests.test(i=i): pass\n"
    text = parts if venv.major == 9 else "def test_a(): pass\n"
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_s.py": text})
    suite.shell(venv, "pytest --junitxml=../report.xml")
    merged = suite.shell(venv, "splitter merge ../report.xml")
    assert merged.code == 0, merged.describe()
    warned = "counts the time of sub-tests twice" in merged.result.stderr
    assert warned == (venv.major == 9), merged.describe()
