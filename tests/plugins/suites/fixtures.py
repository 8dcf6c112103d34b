"""Plugins that bring fixtures, runners and compiled tests."""

from plugin import Plugin

ASYNCIO = """\
import asyncio

import pytest
import pytest_asyncio


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def shared():
    await asyncio.sleep(0.01)
    return 1


@pytest.mark.asyncio(loop_scope="session")
async def test_a(shared):
    assert shared


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("v", [1, 2])
async def test_v(shared, v):
    assert v


@pytest.mark.asyncio
async def test_alone():
    await asyncio.sleep(0)


def test_plain():
    pass
"""

ANYIO = """\
import pytest

pytestmark = pytest.mark.anyio


async def test_a():
    pass


async def test_b():
    pass


@pytest.mark.parametrize("v", [1, 2])
async def test_v(v):
    assert v
"""

TRIO = """\
import pytest
import trio


@pytest.fixture
async def nursery_value():
    await trio.sleep(0)
    return 1


@pytest.mark.trio
async def test_a(nursery_value):
    assert nursery_value


@pytest.mark.trio
async def test_b():
    await trio.sleep(0)


def test_plain():
    pass
"""

DJANGO_TESTS = """\
import pytest
from app.models import Thing
from django.test import SimpleTestCase, TestCase, TransactionTestCase


class Simple(SimpleTestCase):
    def test_simple(self):
        pass


class Real(TransactionTestCase):
    def test_real(self):
        Thing.objects.create(name="a")
        assert Thing.objects.count() == 1


class Plain(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.thing = Thing.objects.create(name="b")

    def test_1(self):
        assert Thing.objects.count() == 1

    def test_2(self):
        assert Thing.objects.get().name == "b"


@pytest.mark.django_db(transaction=True)
def test_transaction():
    assert not Thing.objects.exists()


@pytest.mark.django_db
def test_db():
    assert not Thing.objects.exists()
"""

DJANGO = {
    "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = settings\npythonpath = .\n",
    "settings.py": (
        'SECRET_KEY = "x"\nINSTALLED_APPS = ["app"]\nUSE_TZ = True\n'
        'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}\n'
        'DEFAULT_AUTO_FIELD = "django.db.models.AutoField"\n'
    ),
    "app/__init__.py": "",
    "app/models.py": (
        "from django.db import models\n\n\nclass Thing(models.Model):\n"
        "    name = models.CharField(max_length=9)\n"
    ),
    "test_a.py": DJANGO_TESTS,
    "test_b.py": DJANGO_TESTS,
}

GOOGLETEST = """\
#include <gtest/gtest.h>
TEST(Foo, Bar) { EXPECT_EQ(1, 1); }
TEST(Foo, Baz) { EXPECT_EQ(1, 1); }
TEST(Foo, DISABLED_Off) { FAIL(); }
class P : public testing::TestWithParam<int> {};
TEST_P(P, Val) { EXPECT_LT(GetParam(), 3); }
INSTANTIATE_TEST_SUITE_P(Inst, P, testing::Values(1, 2));
"""

COVERED = {
    "lib.py": (
        "def a():\n    return 1\n\n\ndef b():\n    x = 1\n    y = 2\n    return x + y\n\n\n"
        "def c():\n    z = 3\n    return z\n"
    ),
    **{
        f"test_{name}.py": f"import lib\n\n\ndef test_{name}():\n    assert lib.{name}()\n"
        for name in "abc"
    },
}

PLUGINS = (
    Plugin("pytest-asyncio", ("pytest-asyncio==1.5.0",), {"test_x.py": ASYNCIO}),
    Plugin("anyio, with trio", ("anyio==4.16.0", "trio==0.33.0"), {"test_x.py": ANYIO}, ci="marks"),
    Plugin("pytest-trio", ("pytest-trio==0.8.0", "trio==0.33.0"), {"test_x.py": TRIO}),
    Plugin(
        "pytest-django",
        ("pytest-django==4.14.0", "Django==6.1.3"),
        DJANGO,
    ),
    Plugin(
        "pytest-cpp",
        ("pytest-cpp==2.6.0",),
        {"src/a.cc": GOOGLETEST, "pytest.ini": "[pytest]\ncpp_files = gtest_*\n"},
        setup="mkdir bin && g++ -o bin/gtest_a src/a.cc -lgtest -lgtest_main -pthread",
        needs=("g++",),
    ),
    Plugin(
        "pytest-cov",
        ("pytest-cov==7.1.0", "coverage==7.17.5"),
        {"pytest.ini": "[pytest]\naddopts = --cov=lib\n", **COVERED},
    ),
    Plugin(
        "pytest-cov, --cov-fail-under",
        ("pytest-cov==7.1.0", "coverage==7.17.5"),
        {"pytest.ini": "[pytest]\naddopts = --cov=lib --cov-fail-under=90\n", **COVERED},
        refusal="fail.under",
        excuse="fail.under",
        note="A group covers less than the suite: check the threshold once, on all of its data.",
    ),
)
