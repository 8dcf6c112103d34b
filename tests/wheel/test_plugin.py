"""The installed plugin: silent until it is asked, one however often it is loaded, and polite."""

from __future__ import annotations

import re
from collections.abc import Callable

from harness import Suite, Venv, assert_exactly_once, execute

import pytest

Make = Callable[..., Suite]

FILES = {
    "pytest.ini": "[pytest]\n",
    "test_a.py": "print('import a')\ndef test_a(): pass\n",
    "test_b.py": "print('import b')\ndef test_b(): pass\ndef test_c(): pass\n",
}


def groups(suite: Suite, venv: Venv, words: str = "", splits: int = 2) -> list:
    command = f"pytest {words} --splits {splits} --group"
    return [suite.shell(venv, f"{command} {group}") for group in range(1, splits + 1)]


def test_each_job_runs_its_group_and_imports_its_files_alone(make_suite: Make, alone: Venv) -> None:
    suite = make_suite(FILES)
    runs = groups(suite, alone, "-s")
    assert_exactly_once(suite.full(alone), runs)
    imports = [re.findall(r"import (\w)", run.result.stdout.decode()) for run in runs]
    assert sorted(map(len, imports)) == [1, 1]


def test_without_its_options_it_is_silent(make_suite: Make, alone: Venv) -> None:
    run = make_suite(FILES).shell(alone, "pytest -s -p no:cacheprovider", SPLITTER_BINARY="/gone")
    assert run.code == 0
    assert len(run.ran) == 3
    assert "group" not in run.result.stdout.decode()
    assert run.result.stderr == ""


def test_without_its_options_it_imports_nothing_that_pytest_does_not(
    make_suite: Make, alone: Venv
) -> None:
    script = "import sys, pytest; pytest.main(['--markers']); print(*sorted(sys.modules))"
    suite = make_suite(FILES)
    loaded = []
    for variables in ({}, {"PYTEST_ADDOPTS": "-p no:splitter"}):
        done = execute(
            [alone.bin / "python", "-c", script],
            cwd=suite.path,
            env={**suite.environment(alone), **variables},
        )
        loaded.append(set(done.stdout.decode().splitlines()[-1].split()))
    assert loaded[0] - loaded[1] == {"splitter_pytest", "splitter_pytest.options"}


@pytest.mark.parametrize("block", ["-p no:splitter", "--disable-plugin-autoload"])
def test_it_can_be_left_out(make_suite: Make, alone: Venv, block: str) -> None:
    """Its options are then unknown, so that no job runs everything by mistake."""
    if alone.major < 8 and "autoload" in block:
        pytest.skip("pytest 8.4 brings the option")
    run = make_suite(FILES).shell(alone, f"pytest {block} --splits 2 --group 1")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert not run.ran
    assert "unrecognized arguments: --splits" in run.result.stderr


@pytest.mark.parametrize("name", ["splitter", "splitter_pytest"])
@pytest.mark.parametrize("autoload", [True, False])
def test_it_can_be_named(make_suite: Make, alone: Venv, name: str, autoload: bool) -> None:
    """Loaded twice it is one plugin."""
    variables = {} if autoload else {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    suite = make_suite(FILES, **variables)
    assert_exactly_once(suite.full(alone), groups(suite, alone, f"-p {name}"))


def test_splitter_run_brings_the_plugin_once(make_suite: Make, alone: Venv) -> None:
    suite = make_suite(FILES)
    command = "splitter run --splits 2 --group {} -- pytest -W error"
    runs = [suite.shell(alone, command.format(group)) for group in (1, 2)]
    assert_exactly_once(suite.full(alone), runs)


def test_a_group_within_a_group_is_refused(make_suite: Make, alone: Venv) -> None:
    command = "splitter run --splits 2 --group 1 -- pytest --splits 2 --group 1"
    run = make_suite(FILES).shell(alone, command)
    assert not run.ran
    assert run.code != 0
    assert "divides the tests a second time" in run.result.stderr


def test_a_recorded_group_is_recorded_as_one(make_suite: Make, alone: Venv) -> None:
    suite = make_suite(FILES)
    command = "splitter record -o records -- pytest --splits 2 --group {}"
    runs = [suite.shell(alone, command.format(group)) for group in (1, 2)]
    assert_exactly_once(suite.full(alone), runs)
    checked = suite.shell(alone, "splitter verify --splits 2 records")
    assert checked.code == 0, checked.describe()


def test_beside_pytest_split_it_stands_aside(make_suite: Make, beside: Venv) -> None:
    suite = make_suite(FILES)
    runs = groups(suite, beside)
    assert sorted(test for run in runs for test in run.ran) == sorted(suite.full(beside).ran)
    for run in runs:
        assert run.code == 0
        assert run.result.stderr.count("splitter stands aside") == 1
        assert "-p no:pytest-split" in run.result.stderr
        assert "[pytest-split] Running group" in run.result.stdout.decode()


def test_beside_pytest_split_it_says_nothing_where_nobody_asks(
    make_suite: Make, beside: Venv
) -> None:
    run = make_suite(FILES).shell(beside, "pytest")
    assert run.code == 0
    assert run.result.stderr == ""


def test_beside_pytest_split_its_own_options_are_refused(make_suite: Make, beside: Venv) -> None:
    run = make_suite(FILES).shell(beside, "pytest --splits 2 --group 1 --splitter-workers 2")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert not run.ran
    assert "--splitter-workers is splitter's" in run.result.stderr


@pytest.mark.parametrize("words", ["-n 2", "--splitter-workers 2", "-n 2 --dist loadgroup"])
def test_with_workers(make_suite: Make, beside: Venv, words: str) -> None:
    suite = make_suite(FILES, PYTEST_ADDOPTS="-p no:pytest-split")
    runs = groups(suite, beside, words)
    assert_exactly_once(suite.full(beside), runs, ordered=False)
    assert all("2 workers" in run.result.stdout.decode() for run in runs)


def test_workers_of_the_plan_need_xdist(make_suite: Make, alone: Venv) -> None:
    run = make_suite(FILES).shell(alone, "pytest --splits 2 --group 1 --splitter-workers 2")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert "install pytest-xdist" in run.result.stderr


def test_options_stand_in_the_settings_file(make_suite: Make, alone: Venv) -> None:
    suite = make_suite({**FILES, ".splitter.yml": "splits: 2\nkeep: nonsense\n"})
    run = suite.shell(alone, "pytest --group 1")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert "nonsense" in run.result.stderr
    suite.write({".splitter.yml": "splits: 2\n"})
    runs = [suite.shell(alone, f"pytest --group {group}") for group in (1, 2)]
    assert_exactly_once(suite.full(alone), runs)


def test_each_option_of_run_is_there(make_suite: Make, alone: Venv) -> None:
    suite = make_suite(FILES)
    told = suite.shell(alone, "splitter run --help").result.stdout.decode()
    own = set(re.findall(r"^ +(?:-\w, )?--([\w-]+)", told, re.MULTILINE))
    apart = {"splits", "group", "shard", "all", "jobs", "durations", "root", "prepare"}
    apart |= {"show-config", "version", "help"}
    taken = suite.shell(alone, "pytest --help").result.stdout.decode()
    assert set(re.findall(r"--splitter-([\w-]+)", taken)) == own - apart


def test_a_group_of_several_pytests_is_refused(make_suite: Make, beside: Venv) -> None:
    """Serial tests run without workers, in a second pytest."""
    suite = make_suite({**FILES, ".splitter.yml": "rules:\n  - serial: test_b.py::test_b\n"})
    words = "--splits 1 --group 1 --splitter-workers 2 -p no:pytest-split"
    run = suite.shell(beside, f"pytest {words}")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert not run.ran
    assert "needs 2 pytests, one after the other" in run.result.stderr
    assert "`splitter run` starts them" in run.result.stderr


@pytest.mark.parametrize("words", ["", "-k 'not test_b'"])
def test_groups_that_store_one_after_the_other_have_one_plan(
    make_suite: Make, alone: Venv, words: str
) -> None:
    """The times that a group has just stored would give the next one another plan."""
    slow = "import time\ndef test_{0}(): time.sleep({1})\ndef test_more(): pass\n"
    files = {f"test_{c}.py": slow.format(c, n / 20) for n, c in enumerate("abcdef")}
    suite = make_suite({"pytest.ini": "[pytest]\n", **files})
    for _ in range(2):  # a second round plans with the times of the first
        runs = groups(suite, alone, f"--store-durations {words}", splits=3)
        assert_exactly_once(suite.full(alone, words), runs)


def test_a_pytest_inside_a_test_has_a_group_of_its_own(make_suite: Make, alone: Venv) -> None:
    inner = """\
import pytest, sys
def test_inside(tmp_path, monkeypatch):
    (tmp_path / "pytest.ini").write_text("[pytest]")
    for name in ("x", "y"):
        (tmp_path / f"test_{name}.py").write_text("def test(): open('ran', 'a').write('.')")
    monkeypatch.chdir(tmp_path)
    for group in ("1", "2"):
        assert pytest.main(["-q", "--splits", "2", "--group", group]) == 0
        for name in ("test_x", "test_y"):
            sys.modules.pop(name, None)
    assert (tmp_path / "ran").read_text() == ".."
    assert pytest.main(["-q", "--import-mode=importlib"]) == 0
    assert (tmp_path / "ran").read_text() == "...."
def test_beside(): pass
"""
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_nested.py": inner})
    (run,) = groups(suite, alone, splits=1)
    assert run.code == 0, run.describe()


def test_nothing_is_left_behind(make_suite: Make, alone: Venv) -> None:
    suite = make_suite(FILES)
    place = suite.scratch / "tmp"
    place.mkdir()
    for words in ("--splits 2 --group 1 --store-durations", "--splits 2 --group 3"):
        suite.shell(alone, f"pytest {words}", TMPDIR=str(place))
    assert not list(place.glob("splitter-*"))
