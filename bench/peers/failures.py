"""Three failures of pytest-split, each with real pytest, beside splitter on the same input."""

from pathlib import Path

import jobs
from tables import Section


def run(splitter: Path, directory: Path) -> Section:
    section = Section(
        "Failures of pytest-split",
        ("input", "pytest-split", "splitter"),
        notes=[
            "real pytest in every job, the plugin itself, and `splitter … | xargs pytest`"
            " (`--discover stored --expand`); a conftest writes down what ran",
            "exit code 3 is pytest's internal error, 5 means that no test ran: both fail the job",
            "in the shuffled suite each job hands splitter its own list, in its own order"
            " (`--tests`)",
        ],
    )
    broken = []
    for number, (title, algorithm, suite) in enumerate(cases(directory), start=1):
        theirs = jobs.with_pytest_split(suite, algorithm)
        ours = jobs.with_splitter(suite, splitter)
        texts = (outcome.summary(suite) for outcome in (theirs, ours))
        section.rows.append((f"{number}. {title} ({algorithm})", *texts))
        if not ours.keeps_promise(suite):
            broken.append(str(number))
    verdict = f"missed in {', '.join(broken)}" if broken else "met"
    section.notes.append(f"aim: splitter runs every test once, every job green: {verdict}")
    return section


def cases(directory: Path) -> list[tuple[str, str, jobs.Suite]]:
    chunks, least = "duration_based_chunks", "least_duration"
    return [
        ("1 group of 1 s and a last test of 0 s", chunks, in_row(directory / "one", [1.0, 0.0], 1)),
        (
            "2 groups, tests of 2, 2, 0, 0, 0, 0 s",
            chunks,
            in_row(directory / "zeros", [2.0, 2.0, 0.0, 0.0, 0.0, 0.0], 2),
        ),
        (
            "4 groups, 20 tests: one of 100 s among tests of 1 s",
            chunks,
            in_row(directory / "huge", [1.0] * 10 + [100.0] + [1.0] * 9, 4),
        ),
        ("2 groups, each job collects in an order of its own", least, namesakes(directory)),
    ]


def in_row(directory: Path, seconds: list[float], splits: int) -> jobs.Suite:
    tests = {f"test_row.py::test_{i:02}": value for i, value in enumerate(seconds)}
    return jobs.build(directory, tests, splits)


def namesakes(directory: Path) -> jobs.Suite:
    """Equally long tests of one name in ten files: pytest-split's sort cannot tell them apart."""
    tests = {f"test_module_{letter}.py::test_create": 1.0 for letter in "abcdefghij"}
    return jobs.build(directory / "namesakes", tests, splits=2, shuffled=True)
