"""`--tests` with what each pytest really prints, and with lists that people make."""

from __future__ import annotations

from harness import Jobs, Venv, assert_exactly_once
from runs import assert_exactly_once as assert_groups_ran_once
from runs import run_groups
from suites import EVERYTHING, PLAIN, SKIPS, dedented

import pytest

FORMS = ["-q", "-qq", "", "-v", "-q --color=yes", "-q -rA --durations=3"]
"""Options with which pytest lists its tests: names, counts of files, a tree."""


def in_folder(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


BROKEN = {
    **PLAIN,
    "test_broken.py": "import not_there\ndef test_a(): pass\n",
    "test_noise.py": "print('test_noise.py::not_a_test')\ndef test_a(): pass\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_what_pytest_prints(make_suite, venv: Venv, form: str) -> None:
    """Some forms name no test; then nothing runs, and the job fails and says why."""
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    full = suite.full(venv)
    suite.shell(venv, f"pytest --collect-only {form} >../list")
    groups = suite.groups(venv, 3, Jobs("--tests ../list"))
    if all(group.code != 0 and not group.ran for group in groups):
        assert venv.major == 7 and form in ("", "-v"), "\n".join(g.describe() for g in groups)
        assert all("list the tests with" in group.result.stderr for group in groups)
    else:
        assert_exactly_once(full, groups, ordered=False)


def test_a_selection_stays_a_selection(make_suite, venv: Venv) -> None:
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    full = suite.full(venv, "-k 'test_a or test_many'")
    assert len(full.ran) > 0
    suite.shell(venv, "pytest --collect-only -q -k 'test_a or test_many' >../list")
    assert_exactly_once(full, suite.groups(venv, 3, Jobs("--tests ../list")), ordered=False)


def test_standard_input_of_each_job(make_suite, pytest8: Venv) -> None:
    suite = make_suite({**PLAIN, "pytest.ini": "[pytest]\n"})
    runs = [
        suite.shell(
            pytest8,
            f"pytest --collect-only -q | splitter --shard {k}/2 --tests - -q | xargs pytest",
        )
        for k in (1, 2)
    ]
    assert_exactly_once(suite.full(pytest8), runs, ordered=False)


def test_paths(make_suite, venv: Venv) -> None:
    """The output of `git ls-files '*test_*.py'` or `find`."""
    suite = make_suite({**EVERYTHING, "pytest.ini": "[pytest]\n"})
    suite.shell(venv, "find . -name 'test_*.py' ! -name test_nothing.py | sed 's,^[.]/,,' >../list")
    groups = suite.groups(venv, 4, Jobs("--tests ../list"))
    assert_exactly_once(suite.full(venv), groups, ordered=False)


@pytest.mark.parametrize(
    "listed",
    [
        ["unit", "test_one.py", "test_two.py"],
        ["./unit", "test_*.py"],
        ["unit/**/test_*.py", "test_[ot]*.py"],
        ["un*", "test_?ne.py", "test_two.py", "test_*.txt"],
    ],
)
def test_folders_and_globs_are_read(make_suite, pytest8: Venv, listed: list[str]) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN})
    suite.write({"list": "\n".join(listed) + "\n"})
    full = suite.full(pytest8)
    assert_exactly_once(full, suite.groups(pytest8, 2, Jobs("--tests list")), ordered=False)
    assert_groups_ran_once(
        full, run_groups(suite, pytest8, 2, options="--tests list"), ordered=False
    )


def test_a_group_runs_in_the_order_of_the_list(make_suite, pytest8: Venv) -> None:
    """Tests that run in another order may end otherwise."""
    steps = """
done = []
def test_b(): done.append(1)
def test_a(): assert done
def test_c(): pass
"""
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_s.py": steps, **PLAIN})
    ids = "test_one.py::test_a\ntest_s.py::test_b\ntest_s.py::test_a\n"
    suite.write({"list": ids})
    run = suite.shell(pytest8, "splitter --shard 1/1 --tests list -q | xargs pytest")
    assert run.code == 0, run.describe()
    assert run.ran == ids.split()


@pytest.mark.parametrize(
    "listing",
    [
        "find tests -name 'test_*.py'",
        "find $PWD/tests -name 'test_*.py'",
        "pytest --collect-only -q",
    ],
)
def test_lists_made_below_the_rootdir(make_suite, venv: Venv, listing: str) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **in_folder("api/tests", PLAIN)})
    suite.shell(venv, f"cd api && {listing} >../../list")
    runs = [
        suite.shell(venv, f"cd api && splitter run --shard {k}/2 --tests ../../list -- pytest")
        for k in (1, 2)
    ]
    assert_groups_ran_once(suite.full(venv), runs, ordered=False)


def test_a_list_of_what_is_not_there(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN})
    for name in ("gone/test_x.py", "test_one.py::test_gone"):
        run = suite.shell(
            pytest8, f"echo {name} >../list; splitter run --shard 1/1 --tests ../list -- pytest"
        )
        assert run.code == 4, run.describe()
        assert "of this group's tests is there" in run.result.stderr, run.describe()


REWRITES = """
def pytest_collection_modifyitems(items):
    for item in items:
        item._nodeid = item.nodeid.encode().decode("unicode_escape")
"""


@pytest.mark.parametrize("arguments", ["", "-n 2"])
def test_ids_that_a_conftest_rewrites(make_suite, pytest8: Venv, arguments: str) -> None:
    suite = make_suite(
        {
            "pytest.ini": "[pytest]\n",
            "conftest.py": REWRITES,
            "test_a.py": "import pytest\n@pytest.mark.parametrize('x', ['ä', 'ö', 'ü', 'plain'])\n"
            "def test_p(x): pass\n",
            **PLAIN,
        }
    )
    suite.shell(pytest8, "pytest --collect-only -q >../list")
    runs = [
        suite.shell(
            pytest8, f"splitter run --shard {k}/2 --keep none --tests ../list -- pytest {arguments}"
        )
        for k in (1, 2)
    ]
    assert all(any("test_p" in name for name in run.ran) for run in runs)
    together = sorted(name for run in runs for name in run.ran)
    assert together == sorted(suite.full(pytest8).ran)


def test_tests_that_a_list_leaves_out_do_not_run(make_suite, pytest8: Venv) -> None:
    """Whatever xdist's loadgroup appends to their ids."""
    text = """
import pytest
def test_one(): pass
@pytest.mark.xdist_group("g")
def test_two(): pass
"""
    suite = make_suite({"pytest.ini": "[pytest]\n", "test_a.py": text})
    run = suite.shell(
        pytest8,
        "echo test_a.py::test_one >../list; "
        "splitter run --shard 1/1 --tests ../list -- pytest -n 2 --dist loadgroup",
    )
    assert run.ran == ["test_a.py::test_one"], run.describe()


COLLECTS_TEXTS = """
import pytest
def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".rst":
        return Document.from_parent(parent, path=file_path)
class Document(pytest.File):
    def collect(self):
        yield Line.from_parent(self, name="line")
class Line(pytest.Item):
    def runtest(self): pass
"""


@pytest.mark.parametrize("conftest", [COLLECTS_TEXTS, "pytest_plugins = ['texts']\n"])
def test_documents_that_nobody_collects_are_left_out(make_suite, pytest8: Venv, conftest) -> None:
    files = {"conftest.py": conftest, "texts.py": COLLECTS_TEXTS, "docs/guide.rst": "x\n"}
    suite = make_suite({"pytest.ini": "[pytest]\n", "README.md": "x\n", **files, **PLAIN})
    listed = ("README.md", "docs/guide.rst", "test_one.py", "test_two.py", "unit/test_three.py")
    suite.write({"list": "\n".join(listed) + "\n"})
    full = suite.full(pytest8)
    assert "docs/guide.rst::line" in full.ran
    assert_exactly_once(full, suite.groups(pytest8, 2, Jobs("--tests list")), ordered=False)
    assert_groups_ran_once(
        full, run_groups(suite, pytest8, 2, options="--tests list"), ordered=False
    )


def test_a_stale_list_fails_on_workers_as_well(make_suite, pytest8: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", **PLAIN})
    run = suite.shell(
        pytest8,
        "echo test_one.py::test_gone >../list; "
        "splitter run --shard 1/1 --tests ../list -- pytest -n 2",
    )
    assert run.code not in (0, 5), run.describe()
    assert not run.ran


def test_a_file_that_cannot_be_collected_fails_in_one_group(make_suite, venv: Venv) -> None:
    suite = make_suite({**BROKEN, "pytest.ini": "[pytest]\n"})
    suite.shell(venv, "pytest --collect-only -q >../list")
    for options in ("", "--tests ../list"):
        groups = suite.groups(
            venv, 2, Jobs(options, pytest="pytest --continue-on-collection-errors")
        )
        full = suite.full(venv, "--continue-on-collection-errors")
        assert_exactly_once(full, groups, ordered=False)
        assert [name for group in groups for name in group.broken] == ["test_broken.py"]


def test_skipped_tests_are_tests(make_suite, venv: Venv) -> None:
    suite = make_suite(dedented(SKIPS))
    suite.shell(venv, "pytest --collect-only -q >../list")
    assert_exactly_once(
        suite.full(venv), suite.groups(venv, 2, Jobs("--tests ../list")), ordered=False
    )
