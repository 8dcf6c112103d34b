"""The plugin beside an installed copy of itself, below wrappers, and nested splitters."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from harness import ROOT, Suite, Venv
from recordings import events
from runs import assert_exactly_once, run_groups

import pytest

FILES = {
    "pytest.ini": "[pytest]\nfilterwarnings = error\n",
    "test_a.py": "def test_a(): pass\ndef test_b(): pass\n",
    "test_c.py": "def test_c(): pass\n",
}


def install(folder: Path, name: str) -> None:
    """Installs the package in a folder of the path, with an entry point of this name."""
    shutil.copytree(ROOT / "python/splitter_pytest", folder / "splitter_pytest")
    info = folder / "splitter-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: splitter\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[pytest11]\n{name} = splitter_pytest\n")
    (info / "RECORD").write_text("splitter_pytest/__init__.py,,\nsplitter_pytest/plugin.py,,\n")


def installed(suite: Suite, venv: Venv, name: str) -> dict[str, str]:
    folder = suite.scratch / "site"
    install(folder, name)
    return {"PYTHONPATH": f"{folder}:{suite.environment(venv)['PYTHONPATH']}"}


@pytest.mark.parametrize("name", ["splitter", "splitter_pytest"])
@pytest.mark.parametrize("discover", ["pytest", "auto"])
def test_an_installed_copy_and_splitters_own_are_one_plugin(
    make_suite, venv: Venv, name: str, discover: str
) -> None:
    suite = make_suite(FILES)
    variables = installed(suite, venv, name)
    options = f"--keep none --discover {discover} --record ../records"
    groups = run_groups(suite, venv, 2, "pytest -W error", options, **variables)
    assert_exactly_once(suite.full(venv), groups)
    recorded = [event["id"] for event in events(suite.scratch / "records") if event["e"] == "test"]
    assert sorted(recorded) == ["test_a.py::test_a", "test_a.py::test_b", "test_c.py::test_c"]


def test_an_installed_copy_alone_does_nothing(make_suite, venv: Venv) -> None:
    suite = make_suite(FILES)
    variables = installed(suite, venv, "splitter")
    run = suite.shell(venv, "pytest -W error", **variables)
    assert run.code == 0, run.describe()
    assert len(run.ran) == 3


def test_workers_beside_an_installed_copy(make_suite, pytest8: Venv) -> None:
    suite = make_suite(FILES)
    variables = installed(suite, pytest8, "splitter")
    groups = run_groups(suite, pytest8, 2, "pytest -n 2", "--keep none", **variables)
    assert_exactly_once(suite.full(pytest8), groups, ordered=False)


def test_a_recorded_splitter_records_what_its_groups_run(make_suite, pytest8: Venv) -> None:
    """The inner one chooses, the outer one records: each pytest below does both."""
    suite = make_suite(FILES)
    inner = "splitter run --splits 2 --all --keep none -- pytest"
    run = suite.shell(pytest8, f"splitter record -o ../records -- {inner}")
    assert run.code == 0, run.describe()
    seen = events(suite.scratch / "records")
    recorded = [event["id"] for event in seen if event["e"] == "test"]
    assert sorted(recorded) == ["test_a.py::test_a", "test_a.py::test_b", "test_c.py::test_c"]
    assert len({event["run"] for event in seen if event["e"] == "session"}) == 1


def test_a_recorder_in_a_group_knows_the_group(make_suite, pytest8: Venv) -> None:
    suite = make_suite(FILES)
    command = "splitter record -o ../records --shard 5/7 -- pytest"
    run = suite.shell(
        pytest8, f"splitter run --shard 2/2 --keep none --record ../outer -- {command}"
    )
    assert run.code == 0, run.describe()
    (session,) = (event for event in events(suite.scratch / "records") if event["e"] == "session")
    assert (session["group"], session["groups"]) == (2, 2)
    assert session["plan"]


def test_pytests_one_after_the_other_are_each_a_part(make_suite, pytest8: Venv) -> None:
    """Also in one process, and after one that a signal killed."""
    suite = make_suite(FILES)
    twice = "import pytest; a = pytest.main(['test_a.py']); b = pytest.main(['test_c.py'])"
    suite.write({"twice.py": f"{twice}; raise SystemExit(a or b)\n", "dies.py": "import os\n"})
    suite.write({"conftest.py": "import os\nif 'DIES' in os.environ: os.kill(os.getpid(), 9)\n"})
    groups = run_groups(
        suite,
        pytest8,
        2,
        "sh -c 'DIES=1 pytest; python twice.py'",
        "--keep none --discover files",
        PYTEST_PLUGINS="",
    )
    for group in groups:
        assert group.code == 0, group.describe()
    together = b"".join(group.result.stdout for group in groups)
    assert together.count(b" passed") >= 2


def test_ids_that_are_no_text_survive(make_suite, pytest8: Venv) -> None:
    name = os.fsdecode(b"test_caf\xe9.py")
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_a.py": FILES["test_a.py"]})
    (suite.path / name).write_text("def test_x(): pass\ndef test_y(): pass\n")
    plain = "-p no:cacheprovider"  # whose file takes no such name
    options = "--keep none --discover pytest"
    groups = run_groups(suite, pytest8, 3, f"pytest {plain}", options)
    assert_exactly_once(suite.full(pytest8, plain), groups)


@pytest.mark.parametrize("how", ["run --splits 1 --group 1", "record"])
@pytest.mark.parametrize(
    "command", ["coverage run -m pytest -q", "pytest -q --cov", "pytest -q -n 2 --cov"]
)
def test_no_coverage_is_measured_of_the_plugin(
    make_suite, pytest8: Venv, how: str, command: str
) -> None:
    suite: Suite = make_suite({"pytest.ini": "[pytest]\n", "test_a.py": "def test_a(): pass\n"})
    run = suite.shell(pytest8, f"splitter {how} -- {command}")
    assert run.code == 0, run.describe()
    report = suite.shell(pytest8, "coverage combine -q; coverage report")
    assert report.code == 0, report.describe()
    assert b"test_a.py" in report.result.stdout
    assert b"splitter" not in report.result.stdout
