"""`splitter merge` over what real pytests and pytest-split write in several jobs."""

from __future__ import annotations

from harness import Jobs, Suite, Venv, assert_exactly_once
from recordings import stored
from suites import below, dedented

import pytest

SUITE = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "tests/base.py": """
            import time
            class Base:
                def test_inherited(self): time.sleep(0.03)
        """,
        "tests/test_a.py": """
            import time, pytest
            from base import Base
            class TestA(Base):
                @pytest.mark.parametrize("word", ["a b", "x::y", "[", "q<&"])
                def test_words(self, word): time.sleep(0.02)
            def test_fails(): time.sleep(0.05); assert False
            @pytest.mark.skip
            def test_skipped(): pass
        """,
        "tests/test_b.py": """
            import time
            def test_slow(): time.sleep(0.1)
            def test_quick(): pass
        """,
    }
)

MEASURED = {
    *(f"tests/test_a.py::TestA::test_words[{word}]" for word in ("a b", "x::y", "[", "q<&")),
    "tests/test_a.py::TestA::test_inherited",
    "tests/test_a.py::test_fails",
    "tests/test_a.py::test_skipped",
    "tests/test_b.py::test_slow",
    "tests/test_b.py::test_quick",
}


def test_junit_reports_of_both_families(make_suite, venv: Venv) -> None:
    for family in ("xunit1", "xunit2"):
        suite = make_suite(SUITE, family)
        suite.shell(venv, f"pytest -o junit_family={family} --junitxml=out/r.xml")
        merged = suite.shell(venv, "splitter merge 'out/*.xml'")
        assert merged.code == 0, merged.describe()
        times = stored(suite)
        assert set(times) == MEASURED
        assert 0.1 <= times["tests/test_b.py::test_slow"] < 1
        assert times["tests/test_b.py::test_quick"] < 0.05


def test_the_output_of_durations(make_suite, venv: Venv) -> None:
    suite = make_suite(SUITE)
    merged = suite.shell(venv, "pytest --durations=0 -vv --color=yes | splitter merge -")
    assert merged.code == 0, merged.describe()
    assert set(stored(suite)) == MEASURED
    assert 0.1 <= stored(suite)["tests/test_b.py::test_slow"] < 1


def test_groups_that_are_missing_are_named(make_suite, pytest8: Venv) -> None:
    suite = make_suite(SUITE)
    suite.shell(pytest8, "splitter record --shard 2/3 -o out -- pytest tests/test_b.py")
    gitlab = {"GITLAB_CI": "true", "CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "3"}
    suite.shell(pytest8, "splitter record -o out -- pytest tests/test_a.py", **gitlab)
    merged = suite.shell(pytest8, "splitter merge --expect-groups 3 out")
    assert merged.code == 1, merged.describe()
    assert "no records of group 3 of 3" in merged.result.stderr
    assert set(stored(suite)) == MEASURED


def test_durations_files_of_jobs_that_carry_old_times_over(make_suite, pytest8: Venv) -> None:
    suite = make_suite(SUITE)
    old = "".join(f'"{name}": 9.0,' for name in sorted(MEASURED))
    suite.write({".test_durations": f'{{{old} "tests/test_gone.py::test": 9.0}}'})
    for group in (1, 2, 3):
        suite.shell(
            pytest8,
            f"cp .test_durations {group}.json; pytest --splits 3 --group {group}"
            f" --store-durations --durations-path {group}.json",
        )
    merged = suite.shell(pytest8, "splitter merge 3.json 1.json 2.json")
    assert merged.code == 0, merged.describe()
    times = stored(suite)
    assert times.pop("tests/test_gone.py::test") == 9.0
    assert set(times) == MEASURED
    assert max(times.values()) < 1, "what was carried over has lost"


PARTED_NAMES = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "conftest.py": """
            import pytest
            class Case(pytest.Item):
                def runtest(self): pass
            class Cases(pytest.File):
                def collect(self):
                    for name in ("x[y]z", "plain", "a[b]"):
                        yield Case.from_parent(self, name=name)
            def pytest_collect_file(parent, file_path):
                if file_path.suffix == ".case":
                    return Cases.from_parent(parent, path=file_path)
        """,
        "one.case": "",
        **below(
            "v[1]",
            {
                "test_v.py": """
                    import pytest
                    class TestA:
                        def test_a(self): pass
                        @pytest.mark.parametrize("x", ["p", "q[r]"])
                        def test_p(self, x): pass
                    def test_b(): pass
                """
            },
        ),
    }
)


def renewed(suite: Suite, venv: Venv, report: str) -> None:
    """A report of the tests that are stored stores no test beside them."""
    before = set(stored(suite))
    merged = suite.shell(venv, f"splitter merge {report}")
    assert merged.code == 0, merged.describe()
    assert set(stored(suite)) == before
    said = f"{len(before)} tests renewed, 0 new, 0 kept as they were"
    assert said in merged.result.stderr, merged.describe()


def test_brackets_of_junit_reports(make_suite, venv: Venv) -> None:
    """Below 9.2 a folder's bracket ends the class; 9.2 writes one too many behind `x[y]z`."""
    suite = make_suite(PARTED_NAMES)
    full = suite.full(venv, "--junitxml=../report.xml")
    assert len(full.ran) == 7
    suite.write_durations(dict.fromkeys(full.ran, 9.0))
    renewed(suite, venv, "../report.xml")


GROUPED = dedented(
    {
        "pytest.ini": "[pytest]\n",
        "test_g.py": """
            import pytest
            @pytest.mark.xdist_group("db")
            def test_a(): pass
            @pytest.mark.xdist_group(name="x y")
            def test_b(): pass
            @pytest.mark.xdist_group("db")
            class TestK:
                def test_k(self): pass
            @pytest.mark.parametrize("v", ["me@here"])
            def test_no_group(v): pass
        """,
    }
)


def test_names_of_groups_are_no_part_of_a_test(make_suite, pytest8: Venv) -> None:
    """`--dist loadgroup` appends them in JUnit reports and in pytest-split's durations."""
    suite = make_suite(GROUPED)
    ran = suite.full(pytest8).ran
    suite.shell(
        pytest8,
        "pytest -n 2 --dist loadgroup --junitxml=../report.xml"
        " --store-durations --durations-path=../durations.json",
    )
    assert "test_a@db" in (suite.scratch / "durations.json").read_text()
    for report in ("../report.xml", "../durations.json"):
        suite.write_durations(dict.fromkeys(ran, 9.0))
        (suite.path / ".test_profile").unlink(missing_ok=True)
        renewed(suite, pytest8, report)


def test_stored_names_of_groups_find_their_tests(make_suite, pytest8: Venv) -> None:
    suite = make_suite(GROUPED)
    suite.shell(pytest8, "pytest -n 2 --dist loadgroup --store-durations")
    assert "test_g.py::TestK::test_k@db" in stored(suite)
    planned = suite.shell(pytest8, "splitter plan --splits 2 --discover pytest -o ../plan.json")
    assert "matched 4 of 4 tests" in planned.result.stderr, planned.describe()


PARAMETRIZED = dedented(
    {
        "test_g.py": """
            import pytest
            @pytest.mark.xdist_group("db")
            @pytest.mark.parametrize("v", "abcd")
            def test_c(v): pass
        """,
    }
)


@pytest.mark.parametrize("discovery", ["auto", "pytest", "stored"])
def test_stored_names_of_groups_part_a_function(make_suite, pytest8: Venv, discovery: str) -> None:
    """The ids of earlier runs are those of now, which is why no function stays whole."""
    suite = make_suite(PARAMETRIZED)
    full = suite.full(pytest8)
    suite.shell(pytest8, "pytest -n 2 --dist loadgroup --store-durations")
    assert "test_g.py::test_c[a]@db" in stored(suite)
    suite.write_durations(dict.fromkeys(stored(suite), 9.0))
    groups = suite.groups(pytest8, 2, Jobs(f"--keep none --discover {discovery}"))
    assert_exactly_once(full, groups)
    assert [len(group.ran) for group in groups] == [2, 2]
    assert all("stays whole" not in group.result.stderr for group in groups)


def test_prune_keeps_tests_that_are_stored_by_their_group(make_suite, pytest8: Venv) -> None:
    suite = make_suite(PARAMETRIZED)
    suite.shell(pytest8, "pytest -n 2 --dist loadgroup --store-durations")
    suite.write_durations({**stored(suite), "test_g.py::test_gone@db": 1.0})
    record = suite.scratch / "record.jsonl"
    record.write_text('{"e":"test","id":"test_g.py::test_c[a]","s":0.5}\n')
    merged = suite.shell(
        pytest8, "pytest --collect-only -q | splitter merge ../record.jsonl --prune --tests -"
    )
    assert merged.code == 0, merged.describe()
    kept = {f"test_g.py::test_c[{v}]@db" for v in "abcd"}
    assert set(stored(suite)) == {"test_g.py::test_c[a]", *kept}


STAMP = """awk '{printf "2026-11-30T10:%02d:00.0000000Z %s\\n", NR, $0}'"""
"""A CI's clock, by which each line comes a minute after the one before it."""


def test_a_log_of_a_ci(make_suite, venv: Venv) -> None:
    suite = make_suite(SUITE)
    suite.shell(venv, f"pytest -v tests/test_a.py | {STAMP} >../log.txt")
    merged = suite.shell(venv, "splitter merge ../log.txt")
    assert merged.code == 0, merged.describe()
    assert "times are estimates" in merged.result.stderr
    times = stored(suite)
    assert set(times) == {name for name in MEASURED if "test_a.py" in name}
    assert times["tests/test_a.py::test_fails"] == 60
