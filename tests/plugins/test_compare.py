"""The comparison itself: what it calls right, refused, excused and wrong."""

from __future__ import annotations

from dataclasses import replace

from compare import Finding, Job, Kind, judge
from plugin import Plugin

import pytest

ANY = Plugin("any", ())
A, B = "test_a.py::test_a", "test_b.py::test_b"
REFUSAL = "splitter: error: pytest-picked puts its own files in place of a group's"


def ran(*tests: str, code: int = 0, **ends: str) -> Job:
    """Each test passes, unless ENDS tells of its function."""
    reports = [
        (test, phase, ends.get(test.rpartition("::")[2], "passed") if phase == "call" else "passed")
        for test in tests
        for phase in ("setup", "call", "teardown")
    ]
    return Job(code, tuple(reports))


def refused(words: str = REFUSAL) -> Job:
    return Job(123, said=words)


def judged(full: Job, *groups: Job, expected: Plugin = ANY) -> Finding:
    return judge("pipe", full, groups, expected)


def test_each_test_once_is_right() -> None:
    assert judged(ran(A, B), ran(B), ran(A), Job(0)).kind is Kind.RIGHT


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ((ran(A), Job(0)), f"1 lost: {B}"),
        ((ran(A, B), ran(A)), f"1 repeated: {A}"),
        ((ran(A), ran(B), ran("test_c.py::test_c")), "1 not in the full run: test_c.py::test_c"),
        ((ran(A), ran(B, test_b="skipped")), f"1 ends otherwise: {B} (skipped, not passed)"),
        (
            (ran(A), ran(B, code=1, test_b="failed")),
            f"1 ends otherwise: {B} (failed, not passed)",
        ),
        ((ran(A), ran(B, code=1)), "group 2 ends with 1 though no test fails: "),
    ],
)
def test_what_is_wrong_is_named(groups: tuple[Job, ...], words: str) -> None:
    found = judged(ran(A, B), *groups)
    assert (found.kind, found.words) == (Kind.WRONG, words)


def test_a_skipped_partner_is_no_success_though_all_end_with_0() -> None:
    assert not judged(ran(A, B), ran(A), ran(B, test_b="skipped")).good


def test_a_failure_must_be_told_by_the_exit_code() -> None:
    full = ran(A, B, code=1, test_b="failed")
    assert judged(full, ran(A), ran(B, code=123, test_b="failed")).good
    assert "ends with 0 though a test fails" in judged(full, ran(A), ran(B, test_b="failed")).words


def test_a_refusal_is_right_where_it_is_expected() -> None:
    picked = replace(ANY, refusal="picked")
    assert judged(ran(A, B), refused(), refused(), expected=picked).kind is Kind.REFUSED
    assert not judged(ran(A, B), refused(), refused()).good
    assert not judged(ran(A, B), *[refused("splitter: error: no")] * 2, expected=picked).good


def test_some_groups_that_refuse_are_wrong() -> None:
    found = judged(ran(A, B), refused(), ran(A, B), expected=replace(ANY, refusal="picked"))
    assert "1 of 2 groups refuse" in found.words


def test_a_crash_is_no_refusal() -> None:
    found = judged(ran(A), Job(139), expected=replace(ANY, refusal=""))
    assert found.words.startswith(f"1 lost: {A}")


def test_a_refusal_after_tests_ran_is_wrong() -> None:
    late = replace(ran(A), code=2, said=REFUSAL)
    assert not judged(ran(A), late, expected=replace(ANY, refusal="picked")).good


def test_another_end_than_the_tests_is_excused_only_if_splitter_says_so() -> None:
    covered = replace(ANY, excuse="fail-under")
    silent = replace(ran(A, code=1), said="FAIL Required test coverage, fail-under")
    told = replace(silent, said="splitter: warning: --cov-fail-under counts one group's coverage")
    assert judged(ran(A), told, expected=covered).kind is Kind.EXCUSED
    assert not judged(ran(A), silent, expected=covered).good
    assert not judged(ran(A, B), told, expected=covered).good, "a lost test is never excused"


def test_files_that_must_stay_whole() -> None:
    cells = ("nb.ipynb::Cell 0", "nb.ipynb::Cell 1")
    whole = replace(ANY, whole=("nb.ipynb",))
    assert judged(ran(*cells), ran(*cells), Job(0), expected=whole).good
    found = judged(ran(*cells), ran(cells[0]), ran(cells[1]), expected=whole)
    assert found.words == "nb.ipynb is cut over groups 1, 2"


def test_items_of_the_session_may_be_under_other_files_but_must_end_alike() -> None:
    mypy = replace(ANY, session_items="::mypy-status$")
    full = ran("a.py::mypy-status", A, B)
    moved = ran("test_b.py::mypy-status", B)
    assert judged(full, ran("a.py::mypy-status", A), moved, expected=mypy).good
    assert not judged(full, ran("a.py::mypy-status", A), moved).good
    fails = ran("test_b.py::mypy-status", B, code=1, **{"mypy-status": "failed"})
    assert not judged(full, ran("a.py::mypy-status", A), fails, expected=mypy).good
    assert "none" in judged(full, ran(A), ran(B), expected=mypy).words


def test_a_killed_process_may_take_other_tests_with_it() -> None:
    killed = replace(ANY, killed=True)
    begun = (B, "setup", "passed")
    full = Job(1, (*ran(A).reports, begun))
    group = Job(1, (begun,))
    later = ran("test_c.py::test_c")
    assert judged(full, ran(A), group, later, expected=killed).good
    assert judged(full, ran(A), replace(group, code=0), expected=killed).kind is Kind.WRONG
    assert "repeated" in judged(full, ran(A), ran(A), group, expected=killed).words
    assert "lost" in judged(full, ran(A), later, expected=killed).words


def test_files_that_fail_to_be_collected() -> None:
    full = Job(2, broken=("test_x.py",))
    assert judged(full, Job(2, broken=("test_x.py",)), Job(0)).good
    assert "no longer" in judged(full, Job(0)).words
    assert judged(ran(A), replace(ran(A, code=1), broken=("test_x.py",))).words == (
        "test_x.py fails to be collected"
    )
