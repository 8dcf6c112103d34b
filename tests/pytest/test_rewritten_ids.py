"""Ids that pytest does not find again by name, and suites of which a plugin lets nothing run."""

from __future__ import annotations

from harness import XARGS_SAW_FAILURE, Jobs, Venv, assert_exactly_once

import pytest

REWRITING = {
    "in the end": """
def pytest_collection_modifyitems(items):
    for item in items:
        item._nodeid = item.nodeid + " and more"
""",
    "once collected": """
def pytest_itemcollected(item):
    item._nodeid = item.nodeid.replace("test_1", "the first")
""",
    "of one test in two": """
def pytest_collection_modifyitems(items):
    for item in items[::2]:
        item._nodeid = item.nodeid.replace("[", "<").replace("]", ">")
""",
}

TEXT = (
    "import pytest\n@pytest.mark.parametrize('v', [1, 2, 3])\ndef test_0(v): pass\n"
    "def test_1(): pass\n"
)

CONTENT = """
import pytest
def pytest_ignore_collect(collection_path):
    return True if collection_path.suffix == ".py" else None
def pytest_sessionfinish(session):
    if session.exitstatus == 5:
        session.exitstatus = 0
"""


@pytest.mark.parametrize("how", REWRITING)
def test_a_pipe_names_files_of_rewritten_ids(make_suite, venv: Venv, how: str) -> None:
    files = {f"test_{name}.py": TEXT for name in "abc"}
    suite = make_suite({"pytest.ini": "[pytest]\n", "conftest.py": REWRITING[how], **files})
    groups = suite.groups(venv, 3, Jobs("--keep none"))
    assert_exactly_once(suite.full(venv), groups)


def test_groups_are_empty_where_a_plugin_lets_nothing_run(make_suite, venv: Venv) -> None:
    suite = make_suite({"pytest.ini": "[pytest]\n", "conftest.py": CONTENT, "test_a.py": TEXT})
    assert suite.full(venv).code == 0
    run = suite.shell(venv, "splitter run --splits 2 --group 1 -- pytest")
    assert (run.code, run.ran) == (0, []), run.describe()
    for job in suite.groups(venv, 2, Jobs()):
        assert (job.code, job.ran) == (0, []), job.describe()


def test_no_tests_at_all_are_an_error(make_suite, venv: Venv) -> None:
    suite = make_suite(
        {"pytest.ini": "[pytest]\n", "conftest.py": CONTENT.split("def pytest_s")[0]}
    )
    (job,) = suite.groups(venv, 1, Jobs("--discover pytest"))
    assert (job.code, job.ran) == (XARGS_SAW_FAILURE, []), job.describe()
    assert "found no tests" in job.result.stderr
