"""`record`: tests that were skipped for others, and those that a plugin took away."""

from __future__ import annotations

from conftest import Inner
from test_record import of

SKIPS = """
import pytest
@pytest.mark.dependency(name="made")
def test_a(): pass
@pytest.mark.dependency
def test_b(): pytest.skip("test_b depends on made")
def test_c(): pytest.skip("the rest depends on the weather")
"""


def test_a_test_says_for_which_other_it_was_skipped(inner: Inner) -> None:
    inner.write({"test_rec.py": SKIPS})
    a, b, c = of(inner.record("-p", "no:dependency"), "test")
    assert (a["named"], a.get("needs")) == ("made", None)
    assert (b.get("named"), b["needs"]) == (None, "made")
    assert not {"named", "needs"} & set(c)


DEPENDS = """
import pytest
def pytest_runtest_setup(item):
    if item.name == "test_b":
        pytest.skip("test_b depends on made")
"""


def test_so_does_one_that_is_skipped_before_it_begins(inner: Inner) -> None:
    inner.write({"test_rec.py": "def test_b(): pass\n", "conftest.py": DEPENDS})
    (test,) = of(inner.record(), "test")
    assert (test["outcome"], test["needs"]) == ("skipped", "made")


LEAVES_OUT = """
def pytest_collection_modifyitems(config, items):
    config.hook.pytest_deselected(items=items[1:])
    del items[1:]
"""


def test_the_session_says_what_a_plugin_left_out(inner: Inner) -> None:
    inner.write({"test_rec.py": "def test_a(): pass\ndef test_b(): pass\n"})
    (session,) = of(inner.record(), "session")
    assert not {"left_out", "left_out_by"} & set(session)
    inner.write({"conftest.py": LEAVES_OUT})
    session = of(inner.record(), "session")[-1]
    assert (session["left_out"], session["left_out_by"]) == (1, "conftest")
