"""`splitter merge` over what real pytests and pytest-split write in several jobs."""

from __future__ import annotations

from harness import Venv
from recordings import stored
from suites import dedented

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
