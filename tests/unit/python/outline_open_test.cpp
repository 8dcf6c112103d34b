#include "splitter/python/outline.hpp"
#include "support/outlines.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

using support::named;
using support::outline;
using ::testing::IsEmpty;

struct Open {
  const char* what;
  const char* text;
  Opening opening;
};

class OpenFiles : public ::testing::TestWithParam<Open> {};

/// Each beside a test, for it is that test's file that must not be cut.
TEST_P(OpenFiles, SayWhy) {
  const std::string text = GetParam().text;
  const Outline before = outline(text + "\ndef test_last(): pass\n");
  EXPECT_EQ(before.opening, GetParam().opening) << before.word;
  EXPECT_THAT(before.tests, IsEmpty());
  EXPECT_FALSE(words_for(before.opening).empty());
}

const Open open_files[] = {
    {"string without end", "x = '''", Opening::not_python},
    {"bracket without end", "x = (1,\n", Opening::not_python},
    {"wrong bracket", "x = (1]\n", Opening::not_python},
    {"unfit indent", "if x:\n        y = 1\n    z = 2\n", Opening::not_python},
    {"unexpected indent", "x = 1\n    y = 2\n", Opening::not_python},
    {"tabs that disagree", "if x:\n        y = 1\n\tz = 2\n", Opening::not_python},
    {"no body", "def test_a():\n", Opening::not_python},
    {"question mark", "x = y?\n", Opening::not_python},
    {"shift-jis", "# coding: shift_jis\n", Opening::coding},
    {"no UTF-8", "x = '\xE4'\n", Opening::coding},
    {"a name in other letters", "def test_\xC3\xA4(): pass\n", Opening::name},
    {"star import", "from helpers import *\n", Opening::star_import},
    {"star import under a condition",
     "try:\n    from helpers import *\nexcept ImportError: pass\n",
     Opening::star_import},
    {"imported function", "from helpers import test_x\n", Opening::imported},
    {"imported class", "from helpers import (a,\n  Base as TestBase)\n", Opening::imported},
    {"imported name under one of a case",
     "from helpers import Database as DatabaseCase\n",
     Opening::imported},
    {"name of pytest-bdd", "from pytest_bdd import given, scenarios\n", Opening::dynamic},
    {"another name of a case",
     "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\nAgain = A\n",
     Opening::mention},
    {"base from elsewhere",
     "from helpers import Common\nclass TestA(Common): pass\n",
     Opening::base},
    {"case from elsewhere", "import helpers\nclass A(helpers.MyTestCase): pass\n", Opening::base},
    {"tests on a base from elsewhere",
     "import helpers\nclass A(helpers.Common):\n    def test_a(self): pass\n",
     Opening::base},
    {"base that is called", "class TestA(make()): pass\n", Opening::base},
    {"the second base is a case",
     "import storage\nclass Local(storage.Temporary, storage.StorageTestCase): pass\n",
     Opening::base},
    {"a called base before another",
     "import storage\nclass Local(make(), storage.Shared): pass\n",
     Opening::base},
    {"bases from a list", "class Local(*BASES): pass\n", Opening::base},
    {"a mixin under a condition",
     "import unittest\nif x:\n    class Mixin:\n        def test_a(self): pass\n"
     "class Local(Mixin, unittest.TestCase): pass\n",
     Opening::base},
    {"instances of Python's own",
     "class TestResult(dict):\n    def test_count(self): pass\n",
     Opening::base},
    {"a case with type parameters",
     "import unittest\nclass Shared[T: (int, str)](unittest.TestCase):\n"
     "    def test_a(self): pass\n",
     Opening::class_words},
    {"a case with a metaclass before more bases",
     "import unittest\nclass Shared(metaclass=M, *[unittest.TestCase]): pass\n",
     Opening::base},
    {"base under a condition",
     "if x:\n    class Base: pass\nelse:\n    Base = object\nclass TestA(Base): pass\n",
     Opening::base},
    {"metaclass", "class TestA(metaclass=M):\n    pass\n", Opening::class_words},
    {"class with type parameters",
     "class TestA[T]:\n    def test_a(self): pass\n",
     Opening::class_words},
    {"test under if", "if x:\n    def test_a(): pass\n", Opening::condition},
    {"class under try", "try:\n    class TestA: pass\nexcept E: pass\n", Opening::condition},
    {"method under if",
     "class TestA:\n    if x:\n        def test_a(self): pass\n",
     Opening::condition},
    {"test in a loop", "for i in range(3):\n    def test_a(): pass\n", Opening::condition},
    {"case under if",
     "import unittest\nif x:\n    class A(unittest.TestCase): pass\n",
     Opening::condition},
    {"one of two under if",
     "def test_a(): pass\nif x:\n    @pytest.fixture\n    def test_a(): pass\n",
     Opening::condition},
    {"assignment", "test_a = make()\n", Opening::mention},
    {"assignment of two", "x, test_a = make()\n", Opening::mention},
    {"lambda", "test_a = lambda: None\n", Opening::mention},
    {"alias of a class", "class Helper: pass\nTestA = Helper\n", Opening::mention},
    {"assignment in a class", "class TestA:\n    test_a = make()\n", Opening::mention},
    {"a base's test taken away",
     "class TestA:\n    def test_a(self): pass\nclass TestB(TestA):\n    test_a = None\n",
     Opening::mention},
    {"data over a test", "def test_a(): pass\ntest_a = [1]\n", Opening::mention},
    {"deletion", "def test_a(): pass\ndel test_a\n", Opening::mention},
    {"deletion of a base of cases",
     "import unittest\nclass Common:\n    def test_a(self): pass\n"
     "class Local(Common, unittest.TestCase): pass\ndel (x, Common)\n",
     Opening::base},
    {"deletion of a case without heirs",
     "import unittest\nclass Common(unittest.TestCase):\n    def test_a(self): pass\n"
     "del Common\n",
     Opening::mention},
    {"a case that becomes None",
     "import unittest\nclass Common(unittest.TestCase):\n    def test_a(self): pass\n"
     "Common = None\n",
     Opening::mention},
    {"attribute of a test", "def test_a(): pass\ntest_a.slow = True\n", Opening::mention},
    {"loop variable", "for test_a in []: pass\n", Opening::mention},
    {"walrus of a test", "print(test_a := make())\n", Opening::mention},
    {"walrus in a default", "def f(x=(test_a := make())): pass\n", Opening::mention},
    {"with as", "with x as test_a: pass\n", Opening::mention},
    {"global", "def f():\n    global test_a\n    test_a = 1\nf()\n", Opening::mention},
    {"unknown decorator",
     "from helpers import retry\n@retry(3)\ndef test_a(): pass\n",
     Opening::decorator},
    {"own decorator", "def deco(f): return None\n@deco\ndef test_a(): pass\n", Opening::decorator},
    {"decorator that is an expression",
     "@(lambda f: None)\ndef test_a(): pass\n",
     Opening::decorator},
    {"decorator of a class",
     "from ddt import ddt\n@ddt\nclass TestA:\n    pass\n",
     Opening::decorator},
    {"a mark that is something else",
     "import pytest\ntry:\n    pytest = make()\nexcept E: pass\n@pytest.mark.x\ndef test_a(): "
     "pass\n",
     Opening::decorator},
    {"class twice", "class TestA: pass\nclass TestA: pass\n", Opening::repeated},
    {"class and function", "class TestA: pass\ndef TestA(): pass\n", Opening::repeated},
    {"globals", "globals()['test_a'] = 1\n", Opening::dynamic},
    {"setattr in a helper",
     "def make():\n    setattr(sys.modules[__name__], 'test_a', 1)\nmake()\n",
     Opening::dynamic},
    {"exec", "exec('def test_a(): pass')\n", Opening::dynamic},
    {"globals in a method of a helper class",
     "class Case:\n    def register(self):\n        globals()['test_a'] = 1\n",
     Opening::dynamic},
    {"sys.modules in the body of a helper class",
     "class Case:\n    here = sys.modules[__name__]\n",
     Opening::dynamic},
    {"globals in a decorator", "@make_tests(globals())\ndef check(x): pass\n", Opening::dynamic},
    {"globals in a default", "def make(g=globals()): pass\n", Opening::dynamic},
    {"locals for a class", "class Helper(make(locals())): pass\n", Opening::dynamic},
    {"sys.modules", "import sys\nm = sys.modules[__name__]\n", Opening::dynamic},
    {"__test__", "__test__ = False\n", Opening::dynamic},
    {"__test__ of a class", "class TestA:\n    __test__ = False\n", Opening::dynamic},
    {"skip", "import pytest\npytest.skip('x', allow_module_level=True)\n", Opening::skips},
    {"importorskip", "import pytest\nnp = pytest.importorskip('numpy')\n", Opening::skips},
    {"importorskip in the body of a helper class",
     "class Helper:\n    np = pytest.importorskip('numpy')\n",
     Opening::skips},
    {"skip of the module in a function",
     "def require(x):\n    pytest.skip(x, allow_module_level=True)\nrequire('gpu')\n",
     Opening::skips},
    {"skip of the module in a method",
     "class Helper:\n    def load(self): pytest.skip(allow_module_level=True)\nHelper().load()\n",
     Opening::skips},
    {"raise", "import unittest\nif x:\n    raise unittest.SkipTest\n", Opening::skips},
    {"exit", "import sys\nsys.exit()\n", Opening::skips},
    {"a test that yields", "def test_a():\n    for i in x:\n        yield i\n", Opening::yields},
    {"runTest",
     "import unittest\nclass A(unittest.TestCase):\n    def runTest(self): pass\n",
     Opening::protocol},
    {"plugins", "pytest_plugins = ['x']\n", Opening::plugins},
    {"a mixin from elsewhere beside a test case",
     "import unittest\nfrom contract import Storage\nclass Local(Storage, unittest.TestCase): "
     "pass\n",
     Opening::base},
    {"a base that is a case in one branch",
     "from typing import TYPE_CHECKING\nimport unittest\nif TYPE_CHECKING:\n"
     "    Base = unittest.TestCase\nelse:\n    Base = object\nclass Shared(Base):\n"
     "    def test_a(self): pass\n",
     Opening::base},
    {"a class inside a class as a base",
     "class Common:\n    class Checks: pass\nclass Local(Common.Checks): pass\n",
     Opening::base},
    {"a base that the class around it defines",
     "class Base: pass\nclass TestA:\n    class Base: pass\n    class TestB(Base): pass\n",
     Opening::base},
    {"a case inside something else",
     "from stateful import Machine\nSteps = Machine.TestCase\n",
     Opening::mention},
    {"a case handed to a function",
     "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\nadd_checks(A)\n",
     Opening::mention},
    {"a case that loses a method",
     "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\ndel A.test_a\n",
     Opening::mention},
    {"a case that a loop leaves",
     "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\n"
     "for cls in (A,): cls.maxDiff = None\n",
     Opening::mention},
    {"two more names of a case",
     "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\nB = C = A\n",
     Opening::mention},
    {"a function that gives a class a test",
     "def add(cls):\n    cls.test_made = lambda self: None\n",
     Opening::mention},
    {"a class that says it is a test",
     "class Shared:\n    __test__ = True\n    def test_a(self): pass\n",
     Opening::dynamic},
    {"a base that says it is a test",
     "import helpers\nclass Shared:\n    __test__ = x\nclass A(Shared, helpers.Plain): pass\n",
     Opening::dynamic},
    {"importorskip in a decorator",
     "@mark(pytest.importorskip('numpy').x)\ndef check(): pass\n",
     Opening::skips},
    {"importorskip in a default", "def f(x=pytest.importorskip('y')): pass\n", Opening::skips},
    {"importorskip under another name",
     "from pytest import importorskip as need\n",
     Opening::skips},
};

INSTANTIATE_TEST_SUITE_P(Python, OpenFiles, ::testing::ValuesIn(open_files), [](const auto& one) {
  return named(one);
});

}  // namespace
}  // namespace splitter::python
