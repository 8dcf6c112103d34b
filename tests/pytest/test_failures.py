"""Failures that must not lose tests, and failures of pytest-split."""

from __future__ import annotations

from harness import FAILURE_WORD, Jobs, Suite, Venv, assert_exactly_once
from runs import assert_exactly_once as assert_run_exactly_once
from runs import make_plan, read_plan, run_groups
from suites import PLAIN

import pytest

PIPES = {
    "args": "splitter {} | xargs pytest",
    "null": "splitter {} -0 | xargs -0 pytest",
    "no-run-if-empty": "splitter {} | xargs -r pytest",
    "substitution": "pytest $(splitter {})",
    "file": "splitter {} -o ../ids && pytest @../ids",
}

FAILURES = {
    "no-group": "--splits 2",
    "group-too-large": "--shard 3/2",
    "unknown-option": "--shard 1/2 --nonsense",
    "missing-file": "--shard 1/2 --durations gone.json",
    "broken-file": "--shard 1/2 --durations broken.json",
    "no-pytest": "--shard 1/2 --pytest not-there",
    "broken-pytest": "--shard 1/2 --pytest 'pytest --nonsense'",
    "empty-list": "--shard 1/2 --tests /dev/null",
    "nothing-selected": "--shard 1/2 --pytest 'pytest -k nothing_of_the_kind'",
}


@pytest.mark.parametrize("pipe", PIPES)
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_runs_nothing_and_fails_the_job(
    make_suite, pytest8: Venv, pipe: str, failure: str
) -> None:
    """A plain shell sees only the last command of a pipe fail, so pytest has to fail."""
    suite = make_suite({**PLAIN, "broken.json": '{"a.py::f": 1'})
    run = suite.shell(pytest8, PIPES[pipe].format(FAILURES[failure]))
    assert not run.ran, run.describe()
    assert run.code != 0, run.describe()
    assert "splitter: error: " in run.result.stderr


def test_the_word_is_refused_by_any_pytest(make_suite, venv: Venv) -> None:
    run = make_suite(PLAIN).shell(venv, f"echo {FAILURE_WORD} | xargs pytest")
    assert run.code != 0
    assert not run.ran


@pytest.mark.parametrize("delivery", ["args", "null", "file"])
def test_an_empty_group_succeeds_and_runs_nothing(make_suite, venv: Venv, delivery: str) -> None:
    if delivery == "file" and venv.major < 8:
        pytest.skip("pytest reads arguments from a file since 8.2")
    suite = make_suite({"test_a.py": "def test_a(): pass\n"})
    groups = suite.groups(venv, 3, Jobs(delivery=delivery))
    assert_exactly_once(suite.full(venv), groups)


NEEDY = "import product\n" + "".join(f"def test_{i}(): pass\n" for i in range(9))
BROKEN_PRODUCT = {
    "product/__init__.py": "from .part import x\n",
    "product/part.py": "import nowhere_at_all\n",
}
ONE_JOB = {
    "pipe": "splitter --shard {}/3 | xargs pytest",
    "run": "splitter run --shard {}/3 -- pytest",
}


@pytest.mark.parametrize("delivery", ONE_JOB)
@pytest.mark.parametrize("needed", ["product", "nowhere_at_all"])
def test_a_file_that_does_not_import_fails_in_one_group(
    make_suite, venv: Venv, delivery: str, needed: str
) -> None:
    """It would be cut, and pytest runs nothing of a group with such a file. The witness makes
    splitter ask pytest, which tells of it: nothing is told here but by the files."""
    files = {"pytest.ini": "[pytest]\n", "test_needy.py": NEEDY.replace("product", needed)}
    plain = {f"test_{letter}.py": "def test_0(): pass\n" for letter in "abcdef"}
    suite = make_suite({**files, **BROKEN_PRODUCT, **plain})
    times = {f"{path}::test_0": 1.0 for path in plain}
    suite.write_durations(times | {f"test_needy.py::test_{i}": 5.0 for i in range(9)})
    jobs = [suite.shell(venv, ONE_JOB[delivery].format(k), PYTEST_PLUGINS="") for k in (1, 2, 3)]
    said = "\n".join(job.describe() for job in jobs)
    assert [b"Interrupted: 1 error" in job.result.stdout for job in jobs].count(True) == 1, said
    assert [job.code for job in jobs].count(0) == 2, said


def row_of(make_suite, seconds: list[float]) -> Suite:
    names = [f"test_{i:02}" for i in range(len(seconds))]
    text = "".join(f"def {name}(): pass\n" for name in names)
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_row.py": text})
    return suite.write_durations(
        {f"test_row.py::{name}": time for name, time in zip(names, seconds, strict=True)}
    )


PYTEST_SPLIT_FAILS = {
    "last-test-of-0-s": (1, [1.0, 0.0]),
    "tests-of-0-s-at-the-end": (2, [2.0, 2.0, 0.0, 0.0, 0.0, 0.0]),
    "one-huge-test": (4, [1.0] * 10 + [100.0] + [1.0] * 9),
}


@pytest.mark.parametrize("name", PYTEST_SPLIT_FAILS)
@pytest.mark.parametrize("options", ["--expand", "--expand --keep none", "--algorithm contiguous"])
def test_where_pytest_split_fails(make_suite, venv: Venv, name: str, options: str) -> None:
    """Its duration_based_chunks raises IndexError on the first two and leaves two of the third's
    groups empty; bench/peers shows it."""
    splits, seconds = PYTEST_SPLIT_FAILS[name]
    suite = row_of(make_suite, seconds)
    groups = suite.groups(venv, splits, Jobs(options))
    assert_exactly_once(suite.full(venv), groups)
    assert all(group.ran for group in groups)


NAMESAKES = {f"test_module_{letter}.py": "def test_create(): pass\n" for letter in "abcdefghij"}

SHUFFLE = """\
import os, random
def pytest_collection_modifyitems(items):
    random.Random(os.environ.get("SEED")).shuffle(items)
"""


@pytest.mark.parametrize("options", ["", "--tests ../list --expand", "--discover stored"])
def test_where_each_job_collects_in_its_own_order(make_suite, venv: Venv, options: str) -> None:
    """Its least_duration loses and repeats tests here: ties go by the order of collection."""
    suite = make_suite({"conftest.py": SHUFFLE, **NAMESAKES})
    suite.write_durations({f"{name}::test_create": 1.0 for name in NAMESAKES})
    full = suite.full(venv)
    runs = []
    for k in (1, 2, 3):
        suite.shell(venv, "pytest --collect-only -q >../list", SEED=str(k))
        jobs = Jobs(options, seeded=True)
        runs.append(suite.shell(venv, jobs.command(3, k), **jobs.variables(k)))
    assert_exactly_once(full, runs, ordered=False)


def test_parameters_in_the_order_of_hashes_are_cut_alike(make_suite, venv: Venv) -> None:
    """A set of texts has another order in each job."""
    text = "import pytest\n@pytest.mark.parametrize('v', set('abcdefghijkl'))\ndef test(v): pass\n"
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_set.py": text})
    suite.write_durations({f"test_set.py::test[{v}]": 1.0 for v in "abcdefghijkl"})
    jobs = Jobs("--algorithm contiguous --discover pytest --keep none", seeded=True)
    assert_exactly_once(suite.full(venv), suite.groups(venv, 3, jobs), ordered=False)


WRAPPED = """\
import os, random, pytest
@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    random.Random(os.environ.get("SEED")).shuffle(items)
    yield
"""
"""A wrapper that shuffles before all other hooks, as pytest-randomly does since 5.1."""

ROW = "import pytest\n" + "".join(
    f"@pytest.mark.parametrize('x', range({n}))\ndef test_{n}(x): pass\n" for n in (2, 3, 4)
)


def shuffled_by_wrapper(make_suite) -> Suite:
    files = {f"test_{letter}.py": ROW for letter in "abcd"}
    return make_suite({"pytest.ini": "[pytest]\n", "conftest.py": WRAPPED, **files})


@pytest.mark.parametrize("delivery", ["pipe", "run"])
def test_contiguous_groups_where_a_wrapper_shuffles(make_suite, venv: Venv, delivery: str) -> None:
    suite = shuffled_by_wrapper(make_suite)
    full = suite.full(venv)
    options = "--algorithm contiguous --discover pytest"
    if delivery == "pipe":
        groups = suite.groups(venv, 4, Jobs(options, seeded=True))
        assert_exactly_once(full, groups, ordered=False)
    else:
        groups = run_groups(suite, venv, 4, options=options, SEED="{k}")
        assert_run_exactly_once(full, groups, ordered=False)


@pytest.mark.parametrize("options", ["", "--keep none", "--algorithm contiguous"])
def test_a_wrapper_that_shuffles_changes_no_plan(make_suite, venv: Venv, options: str) -> None:
    """The same tests in another order would be another plan, with another fingerprint."""
    suite = shuffled_by_wrapper(make_suite)
    plans = []
    for seed in "123":
        make_plan(suite, venv, 4, f"--discover pytest {options}", SEED=seed)
        plans.append(read_plan(suite))
    assert plans[0] == plans[1] == plans[2]


def test_records_of_jobs_that_a_wrapper_shuffles_are_of_one_plan(make_suite, venv: Venv) -> None:
    suite = shuffled_by_wrapper(make_suite)
    options = "--discover pytest --keep none"
    run_groups(suite, venv, 3, options=f"{options} --record ../records/{{k}}", SEED="{k}")
    verified = suite.shell(venv, f"splitter verify --splits 3 {options} ../records", SEED="4")
    assert verified.code == 0, verified.describe()
