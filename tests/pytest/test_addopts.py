"""Options that a suite always gives to pytest, and those that its jobs give."""

from __future__ import annotations

from harness import Jobs, Venv, assert_exactly_once
from suites import dedented

import pytest

SUITE = dedented(
    {
        "test_one.py": """
            import pytest
            @pytest.mark.slow
            def test_slow(): pass
            def test_quick(): pass
            @pytest.mark.slow
            class TestSlow:
                def test_a(self): pass
            class TestMixed:
                def test_a(self): pass
                @pytest.mark.slow
                @pytest.mark.parametrize("x", [1, 2])
                def test_b(self, x): pass
        """,
        "test_two.py": """
            import pytest
            def test_quick(): pass
            def test_other(): pass
            pytestmark = pytest.mark.slow
        """,
        "tests/test_three.py": "def test_quick(): pass\ndef test_other(): pass\n",
    }
)

ADDOPTS = [
    "-q",
    "-qq",
    "-v",
    "-vvv",
    "-n 2",
    "-n 2 --dist loadfile",
    "-x",
    "--maxfail=1",
    "-m slow",
    "-m 'not slow'",
    "-k 'not quick'",
    "-k test_a -q",
    "--deselect test_one.py::test_slow",
    "--ignore=tests",
    "--import-mode=importlib",
    "--import-mode=append",
    "-W error",
    "--strict-config --strict-markers",
    "--pyargs",
    "-s -rA --tb=short --color=yes",
    "--durations=3 --show-capture=no",
    "-p no:cacheprovider -p no:doctest",
    "-p no:terminal",
    "--junitxml=../report.xml",
    "--rootdir=.",
    "--confcutdir=.",
    "--ff --nf",
]


def ini(addopts: str) -> str:
    return f"[pytest]\naddopts = {addopts}\nmarkers =\n    slow\n"


def unordered(addopts: str) -> bool:
    return "-n 2" in addopts or "--nf" in addopts


@pytest.mark.parametrize("addopts", ADDOPTS)
def test_addopts(make_suite, pytest8: Venv, addopts: str) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini(addopts)})
    groups = suite.groups(pytest8, 2, Jobs())
    assert_exactly_once(suite.full(pytest8), groups, ordered=not unordered(addopts))


def test_many_addopts_in_any_version(make_suite, venv: Venv) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini("-vv -x -m 'not slow' -k 'quick or TestMixed'")})
    full = suite.full(venv)
    assert 0 < len(full.ran) < 10
    for splits, options in ((2, ""), (3, "--keep none")):
        assert_exactly_once(full, suite.groups(venv, splits, Jobs(options)))


def test_options_in_the_environment(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini("-v")}, PYTEST_ADDOPTS="-m slow -q")
    assert_exactly_once(suite.full(pytest8), suite.groups(pytest8, 2, Jobs()))


@pytest.mark.parametrize("addopts", ["tests", "test_one.py::TestMixed tests/test_three.py"])
def test_paths_in_addopts(make_suite, pytest8: Venv, addopts: str) -> None:
    """Each job runs those as well, whatever it is given: splitter cannot divide them, and must
    not seem to."""
    suite = make_suite({**SUITE, "pytest.ini": ini(addopts)})
    full = suite.full(pytest8)
    groups = suite.groups(pytest8, 2, Jobs())
    if any(group.ran for group in groups):
        assert_exactly_once(full, groups)
    else:
        assert all(group.code != 0 and "addopts" in group.result.stderr for group in groups)


SELECTIONS = [
    "-m slow",
    "-k quick",
    "--deselect test_one.py::TestMixed",
    "tests test_two.py",
    "test_one.py::TestMixed tests",
    "--ignore test_one.py",
]


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("again", [False, True], ids=["said-once", "said-again"])
def test_selection_by_the_pytest_command(
    make_suite, pytest8: Venv, selection: str, again: bool
) -> None:
    """`--pytest 'pytest -m slow'`: only what that selects, whether the job repeats it or not."""
    suite = make_suite({**SUITE, "pytest.ini": ini("")})
    full = suite.full(pytest8, selection)
    repeated = again and selection.startswith("-")
    pytest_command = f"pytest {selection}" if repeated else "pytest"
    jobs = Jobs(f'--pytest "pytest {selection}"', pytest=pytest_command)
    assert_exactly_once(full, suite.groups(pytest8, 2, jobs), ordered=False)


@pytest.mark.parametrize("command", ["python -m pytest", "python -X utf8 -m pytest -v", "py.test"])
def test_other_commands(make_suite, pytest8: Venv, command: str) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini("-m 'not slow'")})
    groups = suite.groups(pytest8, 2, Jobs(f"--pytest '{command}'", pytest=command))
    assert_exactly_once(suite.full(pytest8), groups)


@pytest.mark.parametrize("workers", ["-n 2", "-n 2 --dist loadscope", "-n 1"])
def test_xdist_in_the_job(make_suite, pytest8: Venv, workers: str) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini("")})
    groups = suite.groups(pytest8, 2, Jobs("--keep none", pytest=f"pytest {workers}"))
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)


@pytest.mark.parametrize("words", ["-k quick", "-m 'not slow'"])
def test_what_options_leave_out_is_not_stale(make_suite, pytest8: Venv, words: str) -> None:
    """It exists, and whoever takes it out of the file loses its time."""
    suite = make_suite({**SUITE, "pytest.ini": ini("")})
    every, some = suite.full(pytest8).ran, suite.full(pytest8, words).ran
    suite.write_durations(dict.fromkeys(every, 1.0))
    said = f"{len(every) - len(some)} stored tests are not selected"
    planned = f'splitter --shard 1/2 --pytest "pytest {words}"'
    for command in (f"splitter run --shard 1/2 -- pytest {words}", planned):
        run = suite.shell(pytest8, command)
        assert said in run.result.stderr, run.describe()
        assert "stale" not in run.result.stderr


@pytest.mark.parametrize("words", ["test_one.py", "--ignore test_two.py", "-k test_one"])
@pytest.mark.parametrize("known", ["all", "others"])
def test_files_that_are_left_out_are_not_stale(
    make_suite, pytest8: Venv, words: str, known: str
) -> None:
    """Those that are gone are, and the durations are this suite's though none fits."""
    suite = make_suite({**SUITE, "pytest.ini": ini("")})
    every, some = suite.full(pytest8).ran, suite.full(pytest8, words).ran
    others = set(every) - set(some)
    stored = {"all": every, "others": others}[known]
    suite.write_durations(dict.fromkeys([*stored, "test_gone.py::test_x"], 1.0))
    run = suite.shell(pytest8, f"splitter run --shard 1/2 -- pytest {words}")
    said = f"{len(others)} stored tests are not selected, 1 stale entry ignored"
    assert said in run.result.stderr, run.describe()
    assert "durations of this suite" not in run.result.stderr


def test_words_that_select_nothing_are_named(make_suite, pytest8: Venv) -> None:
    run = make_suite(SUITE).shell(pytest8, "splitter run --shard 1/2 -- pytest -k nowhere")
    assert run.code == 125
    assert "hint: do `-k nowhere` leave any?" in run.result.stderr, run.describe()
    assert "folder" not in run.result.stderr


@pytest.mark.parametrize("delivery", ["run", "pipe"])
def test_a_floor_of_coverage_is_told_before_a_group_misses_it(
    make_suite, pytest8: Venv, delivery: str
) -> None:
    suite = make_suite({**SUITE, "pytest.ini": ini("--cov=. --cov-fail-under=100")})
    command = {
        "run": "splitter run --shard 1/2 -- pytest",
        "pipe": "splitter --shard 1/2 | xargs pytest",
    }[delivery]
    run = suite.shell(pytest8, command)
    assert run.code != 0 and not run.failed, run.describe()
    told = "--cov-fail-under in addopts judges each group by itself"
    assert told in run.result.stderr, run.describe()
