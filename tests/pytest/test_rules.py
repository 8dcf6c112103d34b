"""Rules of `.splitter.yml` in real jobs."""

from __future__ import annotations

from collections.abc import Sequence

from harness import Jobs, Run, Venv
from recordings import record
from runs import assert_exactly_once, run_groups
from suites import MARKERS, code

SHARED = {
    **MARKERS,
    "test_a.py": code("""
        import pytest
        @pytest.mark.xdist_group("db")
        def test_one(): pass
        @pytest.mark.parametrize("i", range(9))
        def test_many(i): pass
        """),
    "test_b.py": code("""
        import pytest
        class TestB:
            pytestmark = pytest.mark.xdist_group(name="db")
            def test_two(self): pass
        def test_three(): pass
        """),
    "sub/test_c.py": "def test_four(): pass\ndef test_five(): pass\n",
}


def places(groups: Sequence[Run]) -> dict[str, int]:
    return {test: k for k, group in enumerate(groups, start=1) for test in group.ran}


def test_rules_hold_in_the_pipe_and_in_run(make_suite, venv: Venv) -> None:
    rules = code("""
        rules:
          - keep: mark:xdist_group
          - apart: /::test_(?:one|four|five)$/
          - pin: "test_b.py::test_three"
            group: 3
        """)
    suite = make_suite({**SHARED, ".splitter.yml": rules})
    full = suite.full(venv)
    for groups in (run_groups(suite, venv, 3), suite.groups(venv, 3, Jobs())):
        place = places(groups)
        assert sorted(place) == sorted(full.ran)
        assert sum(len(group.ran) for group in groups) == len(full.ran)
        assert place["test_a.py::test_one"] == place["test_b.py::TestB::test_two"]
        apart = ("test_a.py::test_one", "sub/test_c.py::test_four", "sub/test_c.py::test_five")
        assert len({place[test] for test in apart}) == 3
        assert place["test_b.py::test_three"] == 3


def test_a_new_test_that_a_rule_is_about_follows_it(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**SHARED, ".splitter.yml": "rules:\n  - pin: sub\n    group: 2\n"})
    record(suite, pytest8, "pytest", "")
    suite.write({"sub/test_c.py": "def test_four(): pass\ndef test_new(): pass\n"})
    suite.write({"sub/test_d.py": "def test_newer(): pass\n"})
    groups = run_groups(suite, pytest8, 3)
    assert_exactly_once(suite.full(pytest8), groups)
    place = places(groups)
    assert {place[test] for test in place if test.startswith("sub/")} == {2}
