"""Tests that need each other end as in a full run: in the pipe, in `run`, with records or not."""

from __future__ import annotations

from textwrap import dedent

from conftest import usable
from harness import TIES, Venv
from outcomes import full_outcomes, said, split_outcomes
from runs import NO_PLUGINS

import pytest

PLAIN = {
    f"test_plain_{name}.py": "".join(f"def test_{i}(): pass\n" for i in range(4)) for name in "abc"
}

MARKED = dedent("""
    import pytest
    {first}
    @{mark}()
    def test_a(): pass
    @{mark}(depends=["test_a"])
    def test_b(): pass
    @{mark}(depends=["test_b"])
    def test_c(): pass
    """)

DONE = "import sys\nsys.done = getattr(sys, 'done', [])\n"

STEPS = dedent("""
    import pytest
    def pytest_runtest_makereport(item, call):
        if "incremental" in item.keywords and call.excinfo is not None:
            item.parent._failed = item
    def pytest_runtest_setup(item):
        if "incremental" in item.keywords and hasattr(item.parent, "_failed"):
            pytest.xfail("an earlier one failed")
    """)

STEPPED = dedent("""
    import pytest
    @pytest.mark.incremental
    class TestSteps:
        def test_a(self): pass
        def test_b(self): assert False
        def test_c(self): assert False
        def test_d(self): assert False
    """)

CASES = {
    "one file": {"test_x.py": MARKED.format(first="", mark="pytest.mark.dependency")},
    "another name for mark": {
        "test_x.py": MARKED.format(first="from pytest import mark as m", mark="m.dependency")
    },
    "a mark of a helper": {
        "marks.py": "import pytest\nneeds = pytest.mark.dependency\n",
        "test_x.py": MARKED.format(first="from marks import needs", mark="needs"),
    },
    "several files": {
        "test_x.py": MARKED.format(first="", mark="pytest.mark.dependency"),
        "test_y.py": dedent("""
            import pytest
            @pytest.mark.dependency(depends=["test_x.py::test_a"], scope="session")
            def test_far(): pass
            def test_near(): pass
            """),
    },
    "all are marked": {
        "pytest.ini": "[pytest]\nautomark_dependency = true\n",
        "test_x.py": "def test_a(): pass\ndef test_b(): pass\n",
        "test_y.py": dedent("""
            from pytest_dependency import depends
            def test_far(request): depends(request, ["test_x.py::test_a"], "session")
            def test_near(): pass
            """),
    },
    "classes": {
        "test_x.py": dedent("""
            import pytest
            class TestA:
                @pytest.mark.dependency(name="made")
                def test_make(self): pass
            class TestB:
                @pytest.mark.dependency(depends=["made"])
                def test_use(self): pass
                def test_other(self): pass
            """)
    },
    "instances": {
        "test_x.py": dedent("""
            import pytest
            @pytest.mark.parametrize("i", [
                pytest.param(0, marks=pytest.mark.dependency(name="zero")),
                pytest.param(1, marks=pytest.mark.dependency(depends=["zero"])), 2, 3])
            def test_p(i): pass
            """)
    },
    "a base class of another file": {
        "base.py": dedent("""
            import pytest
            class Base:
                @pytest.mark.dependency()
                def test_a(self): pass
                @pytest.mark.dependency(depends=["TestX::test_a"])
                def test_b(self): pass
            """),
        "test_x.py": "from base import Base\nclass TestX(Base):\n    def test_c(self): pass\n",
    },
    "positions": {
        "test_x.py": DONE + "import pytest\n@pytest.mark.order(2)\n"
        "def test_second(): assert sys.done == [1]\ndef test_free(): pass\n",
        "test_y.py": DONE + "import pytest\n@pytest.mark.order(1)\n"
        "def test_first(): sys.done.append(1)\ndef test_free(): pass\n",
    },
    "after a test of a file without marks": {
        "test_x.py": DONE + 'import pytest\n@pytest.mark.order(after="test_y.py::test_made")\n'
        "def test_uses(): assert sys.done\ndef test_free(): pass\n",
        "test_y.py": DONE + "def test_made(): sys.done.append(1)\ndef test_free(): pass\n",
    },
    "before one of the same file": {
        "test_x.py": DONE + "import pytest\ndef test_uses(): assert sys.done\n"
        '@pytest.mark.order(before="test_uses")\ndef test_made(): sys.done.append(1)\n'
        "def test_free(): pass\n",
    },
    "incremental": {"conftest.py": STEPS, "test_x.py": STEPPED},
    "steps by a mark of one's own": {
        "conftest.py": STEPS.replace("incremental", "steps"),
        "test_x.py": STEPPED.replace("incremental", "steps"),
    },
    "incremental by a module": {
        "conftest.py": "pytest_plugins = ['more.steps']\n",
        "more/steps.py": STEPS,
        "test_x.py": STEPPED,
    },
}


@pytest.fixture(autouse=True)
def _needs_plugins() -> None:
    usable(TIES)


@pytest.mark.parametrize("name", CASES)
def test_tied_tests_end_as_in_a_full_run(name: str, make_suite) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN, **CASES[name]})
    suite.variables |= NO_PLUGINS
    full = full_outcomes(suite, TIES)
    assert full
    times = {
        test.split(" ")[0].replace("::", ".py::", 1).replace("py.Test", "py::Test"): 1.0
        for test in full
        if "plain" not in test
    }
    suite.write_durations(times)
    for run in (False, True):
        together, jobs = split_outcomes(suite, TIES, 3, run=run)
        assert together == full, said(jobs)


def test_the_plan_says_what_stays_together(make_suite) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN, **CASES["several files"]})
    suite.variables |= NO_PLUGINS
    plan = suite.shell(TIES, "splitter plan --splits 3")
    assert "5 tests in 2 files stay together: pytest-dependency" in plan.result.stderr
    which = suite.shell(TIES, "splitter which test_y.py::test_far --splits 3")
    assert "rule pytest-dependency: they need each other" in which.result.stdout.decode()
    bare = suite.shell(TIES, "splitter plan --splits 3 --keep none")
    assert "5 tests in 2 files stay together: pytest-dependency" in bare.result.stderr


def test_a_rule_that_parts_them_is_refused(make_suite) -> None:
    rules = "rules:\n  - apart: test_x.py\n"
    suite = make_suite({"pytest.ini": "[pytest]\n", **CASES["one file"], ".splitter.yml": rules})
    suite.variables |= NO_PLUGINS
    plan = suite.shell(TIES, "splitter plan --splits 3")
    assert plan.code == 2
    assert "pytest-dependency: they need each other" in plan.result.stderr


def test_workers_get_them_in_one_process(make_suite) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN, **CASES["several files"]})
    suite.variables |= NO_PLUGINS
    full = full_outcomes(suite, TIES)
    for k in (1, 2):
        job = suite.shell(
            TIES, f"splitter run --splits 2 --group {k} --workers 2 -- pytest --junitxml=../{k}.xml"
        )
        assert job.code == 0, job.describe()
        assert "skipped" not in job.result.stdout.decode(), job.describe()
    assert full


def test_without_the_plugin_the_word_ties_nothing(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN, **CASES["several files"]})
    plan = suite.shell(pytest8, "splitter plan --splits 3", **NO_PLUGINS)
    assert "stay together" not in plan.result.stderr
