"""Plugins that make instances of tests, and name them."""

from plugin import EIGHT, Plugin

ONE_AND_V = """\
import pytest


def test_one():
    pass


@pytest.mark.parametrize("v", [1, 2])
def test_v(v):
    assert v


class TestC:
    def test_m(self):
        pass
"""

CASES = """\
from pytest_cases import parametrize, parametrize_with_cases


def case_a():
    return 1


def case_b():
    return 2


@parametrize(n=[1, 2])
def case_n(n):
    return n


@parametrize_with_cases("value", cases=".")
def test_f(value):
    assert value
"""

LAZY = """\
import pytest
from pytest_lazy_fixtures import lf, lfc
from pytest_parametrize_cases import Case, parametrize_cases


@pytest.fixture
def one():
    return 1


@pytest.fixture(params=["p", "q"])
def two(request):
    return request.param


@pytest.mark.parametrize("value", [lf("one"), lf("two"), lf("one.real"), lfc(lambda: 3)])
def test_l(value):
    assert value


@parametrize_cases(Case("first", x=1, y=2), Case(x=3, y=4))
def test_c(x, y):
    assert x < y
"""

HYPOTHESIS = """\
from hypothesis import given, settings
from hypothesis import strategies as st


@given(st.integers())
@settings(max_examples=20, deadline=None)
def test_integers(n):
    assert n + 0 == n


@given(st.lists(st.booleans()))
@settings(max_examples=20, deadline=None)
def test_lists(values):
    assert list(reversed(list(reversed(values)))) == values


class TestC:
    @given(st.booleans())
    def test_m(self, value):
        assert value in (True, False)
"""

PLAYWRIGHT = """\
import pytest


@pytest.fixture(scope="session")
def browser(browser_name):
    return browser_name


def test_a(browser):
    assert browser in ("chromium", "firefox")


def test_b(browser):
    assert browser


def test_c():
    pass
"""

PLUGINS = (
    Plugin(
        "pytest-cases",
        ("pytest-cases==3.10.1",),
        {"test_x.py": CASES},
        pytests=(EIGHT,),
        note="Does not load in pytest 9.1 and 9.2.",
    ),
    Plugin(
        "pytest-repeat",
        ("pytest-repeat==0.9.4",),
        {"test_x.py": ONE_AND_V},
        options="--count 3",
        ci="marks",
    ),
    Plugin(
        "pytest-repeat, scope session",
        ("pytest-repeat==0.9.4",),
        {"test_x.py": ONE_AND_V},
        options="--count 3 --repeat-scope session",
    ),
    Plugin(
        "pytest-flakefinder",
        ("pytest-flakefinder==1.1.0",),
        {"test_x.py": ONE_AND_V},
        options="--flake-finder --flake-runs=3",
    ),
    Plugin(
        "pytest-lazy-fixtures, pytest-parametrize-cases",
        ("pytest-lazy-fixtures==1.4.1", "pytest-parametrize-cases==0.1.2"),
        {"test_x.py": LAZY},
    ),
    Plugin("hypothesis", ("hypothesis==6.170.15",), {"test_x.py": HYPOTHESIS}),
    Plugin(
        "pytest-playwright",
        ("pytest-playwright==0.10.0",),
        {"test_x.py": PLAYWRIGHT},
        options="--browser chromium --browser firefox",
        note="Tried without starting a browser.",
    ),
)
