"""Instances whose ids differ from run to run: no group names what it cannot find again."""

from __future__ import annotations

from textwrap import dedent

from harness import Jobs, Suite, Venv
from runs import NO_PLUGINS, run_groups

import pytest

SMALL = {"test_small.py": "def test_a(): pass\ndef test_b(): pass\n"}

SMALL_IDS = ("test_small.py::test_a", "test_small.py::test_b")

CASES = {
    "a uuid": """
        import uuid
        import pytest
        @pytest.mark.parametrize("v", ["GET", f"X-{uuid.uuid4()}"] + [f"c{i}" for i in range(8)])
        def test_api(v): pass
        """,
    "an address": """
        import os
        import pytest
        @pytest.mark.parametrize("v", range(8), ids=lambda v: f"X-{id(object())}{os.getpid()}-{v}")
        def test_api(v): pass
        """,
    "the time": """
        import time
        import pytest
        @pytest.mark.parametrize("v", [f"X-{time.time_ns()}-{i}" for i in range(8)])
        def test_api(v): pass
        """,
    "the environment": """
        import os
        import pytest
        @pytest.mark.parametrize("v", [f"X-{os.getpid()}"] + [f"c{i}" for i in range(8)])
        class TestApi:
            def test_api(self, v): pass
        """,
}

REWRITING = dedent("""
    import os
    import pytest
    def pytest_make_parametrize_id(config, val, argname):
        return f"X-{os.getpid()}-{val}"
    """)


def counts(jobs) -> list[str]:
    """What ran, without what differs from run to run."""
    return sorted(test.split("[")[0] for job in jobs for test in job.ran)


def assert_all_run(suite: Suite, venv: Venv) -> None:
    full = suite.full(venv)
    assert full.ran
    function = next(test.split("[")[0] for test in full.ran if "[" in test)
    stored = {f"{function}[X-old{i}]": 2.0 for i in range(2)}
    stored |= {f"{function}[c{i}]": 2.0 for i in range(8)}
    stored |= {"test_small.py::test_a": 0.1, "test_small.py::test_b": 0.1}
    for durations in (stored, {"test_small.py::test_a": 0.1}):
        suite.write_durations(durations)
        piped = suite.groups(venv, 3, Jobs())
        for jobs in (piped, run_groups(suite, venv, 3)):
            said = "\n".join(job.describe() for job in jobs)
            assert counts(jobs) == counts([full]), said
            assert {job.code for job in jobs} == {0}, said


@pytest.mark.parametrize("name", CASES)
def test_changing_ids_stay_with_their_function(name: str, make_suite, pytest8: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_api.py": dedent(CASES[name]), **SMALL})
    assert_all_run(suite, pytest8)


def test_ids_that_a_conftest_makes(make_suite, pytest8: Venv) -> None:
    text = "import pytest\n@pytest.mark.parametrize('v', range(8))\ndef test_api(v): pass\n"
    files = {"pytest.ini": "[pytest]\n", "conftest.py": REWRITING, "test_api.py": text}
    assert_all_run(make_suite({**files, **SMALL}), pytest8)


@pytest.mark.parametrize("run", [False, True])
def test_an_id_that_is_the_stored_one_by_chance(make_suite, pytest8: Venv, run: bool) -> None:
    text = "import os, pytest\n@pytest.mark.parametrize('v', [os.environ['AT'], *'abcdefgh'])\n"
    suite = make_suite(
        {"pytest.ini": "[pytest]\n", "test_api.py": text + "def test_api(v): pass\n"}
    )
    suite.write({"conftest.py": "def pytest_itemcollected(item): pass\n", **SMALL})
    ids = ["X-140021", *"abcdefgh"]
    suite.write_durations({f"test_api.py::test_api[{one}]": 1.0 + k for k, one in enumerate(ids)})
    jobs = []
    for k, at in enumerate(["X-140021", "X-993377", "X-551234"], start=1):
        group = f"--splits 3 --group {k} --discover pytest"
        command = f"run {group} -- pytest" if run else f"{group} | xargs pytest"
        jobs.append(suite.shell(pytest8, f"splitter {command}", AT=at))
    said = "\n".join(job.describe() for job in jobs)
    assert counts(jobs) == sorted(["test_api.py::test_api"] * 9 + [*SMALL_IDS]), said


def test_a_selection_of_functions_whose_ids_change(make_suite, pytest8: Venv) -> None:
    suite = make_suite(
        {"pytest.ini": "[pytest]\n", "test_api.py": dedent(CASES["a uuid"]), **SMALL}
    )
    words = "-k 'not test_b'"
    full = suite.full(pytest8, words)
    options = f'--pytest "pytest {words}"'
    for command in (f"pytest {words}", "pytest"):
        jobs = suite.groups(pytest8, 3, Jobs(options, pytest=command))
        said = "\n".join(job.describe() for job in jobs)
        assert counts(jobs) == counts([full]), said
        assert {job.code for job in jobs} == {0}, said


def test_a_part_of_a_function_whose_ids_change_is_refused(make_suite, pytest8: Venv) -> None:
    suite = make_suite(
        {"pytest.ini": "[pytest]\n", "test_api.py": dedent(CASES["a uuid"]), **SMALL}
    )
    suite.write_durations({f"test_api.py::test_api[X-old{i}]": 2.0 for i in range(9)})
    words = "-k 'X or GET'"
    job = suite.shell(pytest8, f'splitter --splits 2 --group 1 --pytest "pytest {words}"')
    assert job.code == 2
    assert "only a part of its function is selected" in job.result.stderr
    assert counts(run_groups(suite, pytest8, 2, f"pytest {words}")) == ["test_api.py::test_api"] * 2


def test_the_job_says_which_ids_change(make_suite, pytest8: Venv) -> None:
    suite = make_suite(
        {"pytest.ini": "[pytest]\n", "test_api.py": dedent(CASES["a uuid"]), **SMALL}
    )
    suite.write_durations({f"test_api.py::test_api[c{i}]": 9.0 for i in range(9)})
    job = suite.shell(pytest8, "splitter --splits 3 --group 1", **NO_PLUGINS)
    assert "1 function stays whole: ids differ from those of earlier runs" in job.result.stderr
