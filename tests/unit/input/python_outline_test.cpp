#include "splitter/input/python_outline.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

PythonOutline outline(std::string_view text, const TestNames& names = {}) {
  return outline_python(text, names);
}

TEST(PythonOutline, NamesWhatComesFromElsewhere) {
  const PythonOutline outlined = outline(
      "import a.b, c as d\nfrom .e import F as G\nfrom . import h\nAlias = d.Thing\n"
      "class Local(a.b.Base): pass\ndef test_a(): pass\n");
  EXPECT_THAT(outlined.imports,
              UnorderedElementsAre("a.b", "c", ".e.F", ".h", "c.Thing", "a.b.Base"));
}

struct Closed {
  const char* what;
  const char* text;
  std::vector<std::string> tests;
};

class ClosedFiles : public ::testing::TestWithParam<Closed> {};

TEST_P(ClosedFiles, TellAllTheirTests) {
  const PythonOutline outlined = outline(GetParam().text);
  EXPECT_EQ(outlined.opening, Opening::closed) << outlined.word;
  EXPECT_EQ(outlined.tests, GetParam().tests);
}

const Closed closed_files[] = {
    {"nothing", "", {}},
    {"functions",
     "def test_a(): pass\nasync def test_b():\n    pass\ndef helper(): pass\n",
     {"test_a", "test_b"}},
    {"no line end", "def test_a(): pass", {"test_a"}},
    {"carriage returns",
     "def test_a():\r\n    pass\r\ndef test_b():\r    pass\r",
     {"test_a", "test_b"}},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "def test_a(): pass\n",
     {"test_a"}},
    {"latin-1", "# -*- coding: latin-1 -*-\ns = '\xE4'\ndef test_a(): pass\n", {"test_a"}},
    {"form feeds", "x = 1\n\f\ndef test_a():\n    pass\n\f\n", {"test_a"}},
    {"tabs", "class TestA:\n\tdef test_a(self):\n\t\tpass\n", {"TestA::test_a"}},
    {"continued lines",
     "def \\\n  test_a(\n x=1,\n   y=2): \\\n  pass\nx = 1 + \\\n  2\n",
     {"test_a"}},
    {"nested functions",
     "def test_a():\n    def test_b(): pass\n    class TestC: pass\n",
     {"test_a"}},
    {"strings that look like tests",
     "S = '''\ndef test_b(): pass\n'''\ndef test_a():\n    '''\ndef test_c(): pass\n    '''\n",
     {"test_a"}},
    {"escaped quotes",
     "S = '\\'def test_b(): pass'\nT = r'\\''\nU = \"\"\"\\\"\"\"\"\ndef test_a(): pass\n",
     {"test_a"}},
    {"quotes in the fields of f-strings",
     "def test_a():\n    x = f'{d['k']} {f\"{'}'}\"} {{'\n    y = f'{x:{'>'}{10}}' "
     "f\"{x!r:^10}\"\ndef test_b(): pass\n",
     {"test_a", "test_b"}},
    {"names in f-strings", "S = rf'\\{1}\\N{1}' f'\\N{DASH}{x}'\ndef test_a(): pass\n", {"test_a"}},
    {"comments", "# def test_b(): '''\ndef test_a():  # '''\n    pass  # (\n", {"test_a"}},
    {"decorators over several lines",
     "import pytest\n@pytest.mark.parametrize(\n    'x',\n    [1,\n     "
     "2],\n)\n@pytest.mark.slow\ndef test_a(x): pass\n",
     {"test_a"}},
    {"marks under other names",
     "from pytest import mark as m, fixture\nslow = m.slow\nskip = m.xfail(True, "
     "reason='(')\n@slow\n@skip\ndef test_a(): pass\n@fixture\ndef test_b(): pass\n",
     {"test_a"}},
    {"fixtures and properties",
     "import pytest\n@pytest.fixture\ndef test_data(): yield 1\nclass TestA:\n    @property\n    "
     "def test_p(self): pass\n    @staticmethod\n    def test_s(): pass\n",
     {"TestA::test_s"}},
    {"mocks",
     "from unittest import mock\nfrom unittest.mock import "
     "patch\n@patch('x.y')\n@mock.patch.object(int, 'x')\ndef test_a(): pass\n",
     {"test_a"}},
    {"the last of a name, where the first stands",
     "def test_a(): pass\ndef test_b(): pass\ndef test_a(x): pass\n",
     {"test_a", "test_b"}},
    {"classes",
     "class TestA:\n    x = [1]\n    def test_a(self): pass\n    class TestIn:\n        def "
     "test_b(self): pass\n    class Other:\n        def test_c(self): pass\nclass Other:\n    def "
     "test_d(self): pass\nclass TestB(object): pass\n",
     {"TestA::test_a", "TestA::TestIn::test_b"}},
    {"bases first",
     "class Base:\n    def test_a(self): pass\n    def test_b(self): pass\nclass TestA(Base):\n    "
     "def test_c(self): pass\n    def test_b(self): pass\n",
     {"TestA::test_a", "TestA::test_c", "TestA::test_b"}},
    {"constructors",
     "class TestA:\n    def __init__(self): pass\n    def test_a(self): pass\nclass "
     "TestB(TestA):\n    def test_b(self): pass\ndef test_c(): pass\n",
     {"test_c"}},
    {"unittest",
     "import unittest\nclass Mixed(unittest.TestCase):\n    def setUp(self): setattr(self, 'x', "
     "1)\n    def test_b(self): pass\n    def testA(self): pass\n    class TestIn:\n        def "
     "test_c(self): pass\nclass More(Mixed):\n    def test_0(self): pass\n",
     {"Mixed::testA", "Mixed::test_b", "More::testA", "More::test_0", "More::test_b"}},
    {"unittest by its name",
     "from unittest import TestCase, main\nclass A(TestCase):\n    def test_a(self): pass\nif "
     "__name__ == '__main__':\n    main()\n    test = A()\n",
     {"A::test_a"}},
    {"soft keywords",
     "match = 1\ncase = match\ntype = 2\ntype X = int\nprint(match)\ndef test_a():\n    match x:\n "
     "       case 1: pass\n",
     {"test_a"}},
    {"type parameters of functions",
     "def test_a[T: (int, str)](x: T) -> dict[str, int]: pass\n",
     {"test_a"}},
    {"walrus", "if (n := 3) > 2:\n    y = n\ndef test_a(): (test_b := 1)\n", {"test_a"}},
    {"data under a test's name",
     "test_data = [1, 2]\ntests = {'a': (1, 2)}\ntest_dir = 'x'\nCASES = [x for x in "
     "test_data]\ndef test_a(): pass\n",
     {"test_a"}},
    {"keywords of calls",
     "x = split(1, test_size=3)\ny = config.test_mode\ndef test_a(): pass\n",
     {"test_a"}},
    {"conditions without tests",
     "try:\n    import numpy as np\nexcept ImportError:\n    np = None\nif np:\n    def helper(): "
     "pass\ndef test_a(): pass\n",
     {"test_a"}},
    {"module marks",
     "import pytest\npytestmark = pytest.mark.skipif(True, reason='')\ndef test_a(): pass\n",
     {"test_a"}},
    {"helpers with bases",
     "class MyError(ValueError): pass\nclass Dict(dict): pass\ndef test_a(): pass\n",
     {"test_a"}},
    {"functions in tests that yield",
     "def test_a():\n    def gen():\n        yield 1\n    list(gen())\n",
     {"test_a"}},
    {"several on a line", "x = 1; y = 2; import os\ndef test_a(): pass; x = 1\n", {"test_a"}},
};

std::string named(const auto& info) {
  std::string name;
  for (const char c : std::string_view(info.param.what)) {
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Python,
                         ClosedFiles,
                         ::testing::ValuesIn(closed_files),
                         [](const auto& one) { return named(one); });

struct Open {
  const char* what;
  const char* text;
  Opening opening;
};

class OpenFiles : public ::testing::TestWithParam<Open> {};

/// Each beside a test, for it is that test's file that must not be cut.
TEST_P(OpenFiles, SayWhy) {
  const std::string text = GetParam().text;
  const PythonOutline before = outline(text + "\ndef test_last(): pass\n");
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
    {"imported class", "from helpers import (a,\n  TestBase as Base)\n", Opening::imported},
    {"imported case", "from helpers import DatabaseCase\n", Opening::imported},
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
    {"load_tests", "def load_tests(a, b, c): pass\n", Opening::protocol},
    {"runTest",
     "import unittest\nclass A(unittest.TestCase):\n    def runTest(self): pass\n",
     Opening::protocol},
    {"plugins", "pytest_plugins = ['x']\n", Opening::plugins},
};

INSTANTIATE_TEST_SUITE_P(Python, OpenFiles, ::testing::ValuesIn(open_files), [](const auto& one) {
  return named(one);
});

TEST(PythonOutline, TakesPrefixesAndGlobs) {
  const TestNames names{.functions = {"check_", "*_spec"}, .classes = {"*Suite", "Case"}};
  const std::string text =
      "def check_a(): pass\ndef test_b(): pass\ndef c_spec(): pass\n"
      "class MySuite:\n    def check_d(self): pass\n    def test_e(self): pass\n"
      "class TestF:\n    def check_g(self): pass\n";
  const PythonOutline outlined = outline(text, names);
  EXPECT_EQ(outlined.opening, Opening::closed);
  EXPECT_THAT(outlined.tests, ElementsAre("check_a", "c_spec", "MySuite::check_d"));
}

TEST(PythonOutline, KnowsNamesThatAreChangedInClasses) {
  const TestNames names{.functions = {"__check"}, .classes = {"Test"}};
  EXPECT_EQ(outline("class TestA:\n    def __check_a(self): pass\n", names).opening, Opening::name);
  EXPECT_THAT(outline("def __check_a(): pass\n", names).tests, ElementsAre("__check_a"));
}

/// A class of the two before it.
std::string heir(int i) {
  const auto name = [](int number) { return "A" + std::to_string(number); };
  return "class " + name(i) + "(" + name(i - 1) + ", " + name(i - 2) + "): pass\n";
}

TEST(PythonOutline, EndsWhereBasesHaveNoEnd) {
  std::string text = "import far\nclass A0(far.Away): pass\nclass A1(A0, A0): pass\n";
  for (int i = 2; i < 400; ++i) {
    text += heir(i);
  }
  EXPECT_EQ(outline(text).opening, Opening::base) << "deeper than anybody writes";
  text = "def test_a(): pass\nclass A0: pass\nclass A1(A0): pass\n";
  for (int i = 2; i < 40; ++i) {
    text += heir(i);
  }
  EXPECT_THAT(outline(text).tests, ElementsAre("test_a"));
}

TEST(PythonOutline, EndsWhereNestingHasNoEnd) {
  std::string text = "x = ";
  for (int i = 0; i < 100'000; ++i) {
    text += "f'{";
  }
  EXPECT_EQ(outline(text).opening, Opening::not_python);
  EXPECT_EQ(outline("x = " + std::string(100'000, '(')).opening, Opening::not_python);
  std::string classes;
  for (int depth = 0; depth < 300; ++depth) {
    classes += std::string(static_cast<std::size_t>(depth), ' ') + "class Test" +
               std::to_string(depth) + ":\n";
  }
  EXPECT_EQ(outline(classes + std::string(300, ' ') + "def test_a(self): pass\n").opening,
            Opening::not_python);
}

}  // namespace
}  // namespace splitter::input
