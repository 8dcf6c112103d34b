"""The jobs of one pipeline teach together, whatever becomes of each."""

from __future__ import annotations

from collections.abc import Callable

from harness import Suite, Venv
from taught import CAUSES, SPLITS, SUITE, Taught

MakeSuite = Callable[..., Suite]


def doctested(make_suite: MakeSuite, venv: Venv) -> Taught:
    return Taught(make_suite({**SUITE, **CAUSES["doctests"]}), venv)


def test_options_of_one_job_alone_make_no_other_plan(make_suite: MakeSuite, pytest8: Venv) -> None:
    taught = doctested(make_suite, pytest8)
    option = "def pytest_addoption(parser): parser.addoption('--report')\n"
    taught.suite.write({"conftest.py": option})
    for _ in range(2):
        runs = [
            taught.shell(
                f"{taught.witness} splitter run --splits {SPLITS} --group {k} --record ../records"
                f" -- pytest -q --report={k}"
            )
            for k in range(1, SPLITS + 1)
        ]
        plans = {run.result.stderr.split("splitter: plan ")[1].split()[0] for run in runs}
        assert len(plans) == 1
        taught.shell("splitter merge ../records")
    assert not [run for run in runs if "asked pytest" in run.result.stderr]


def test_an_answer_is_kept(make_suite: MakeSuite, pytest8: Venv) -> None:
    taught = doctested(make_suite, pytest8)
    taught.forget_answers()
    plans = [taught.plan(fresh=False) for _ in range(2)]
    asked = ["asked pytest" in made.result.stderr for made in plans]
    assert asked == [True, False], plans[1].describe()
    hashes = {made.result.stderr.split("splitter: plan ")[1].split()[0] for made in plans}
    assert len(hashes) == 1
    taught.suite.write({"tests/test_a.py": "def test_p(): pass\ndef test_new(): pass\n"})
    again = taught.plan(fresh=False).result.stderr
    assert "asked pytest about 1 path (tests/test_a.py" in again, again


def record_by_pipe(taught: Taught) -> None:
    """Jobs that name tests to a recorded pytest, each in a checkout of its own."""
    for k in range(1, SPLITS + 1):
        taught.forget_answers()
        done = taught.shell(
            f"splitter --splits {SPLITS} --group {k} -o ../ids && "
            f"splitter record --shard {k}/{SPLITS} -o ../records -- pytest -q @../ids"
        )
        assert done.code == 0, done.describe()
    taught.forget_answers()
    assert taught.shell("splitter merge ../records").code == 0


def test_pipes_teach_as_well(make_suite: MakeSuite, pytest8: Venv) -> None:
    taught = doctested(make_suite, pytest8)
    record_by_pipe(taught)
    assert not taught.asks()
    taught.assert_right()
    taught.suite.write({"tests/test_new.py": "def test_new(): pass\n"})
    taught.suite.write({"tests/new/test_in_new.py": "def test_in_new(): pass\n"})
    assert taught.asks()
    record_by_pipe(taught)
    assert not taught.asks()
    taught.assert_right()
