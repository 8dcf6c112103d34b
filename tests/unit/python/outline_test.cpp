#include "splitter/python/outline.hpp"

#include "support/outlines.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {
namespace {

using support::named;
using support::outline;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Outline, NamesWhatComesFromElsewhere) {
  const Outline outlined = outline(
      "import a.b, c as d\nfrom .e import F as G\nfrom . import h\nAlias = d.Thing\n"
      "class Local(a.b.Base): pass\ndef test_a(): pass\n");
  EXPECT_THAT(outlined.imports,
              UnorderedElementsAre("a.b", "c", ".e.F", ".h", "c.Thing", "a.b.Base"));
}

TEST(Outline, KeepsNamesThatTellOfTestsForWhoHasTheirText) {
  const Outline outlined =
      outline("from helpers import DatabaseCase, TestBase as Base, plain\ndef test_a(): pass\n");
  EXPECT_EQ(outlined.opening, Opening::closed);
  EXPECT_THAT(outlined.telling, UnorderedElementsAre("helpers.DatabaseCase", "helpers.TestBase"));
}

struct Closed {
  const char* what;
  const char* text;
  std::vector<std::string> tests;
};

class ClosedFiles : public ::testing::TestWithParam<Closed> {};

TEST_P(ClosedFiles, TellAllTheirTests) {
  const Outline outlined = outline(GetParam().text);
  EXPECT_EQ(outlined.opening, Opening::closed) << outlined.word;
  EXPECT_EQ(outlined.tests, GetParam().tests);
}

const Closed closed_files[] = {
    {"nothing", "", {}},
    {"functions",
     "def test_a(): pass\nasync def test_b():\n    pass\ndef helper(): pass\n",
     {"test_a", "test_b"}},
    {"no line end", "def test_a(): pass", {"test_a"}},
    {"load_tests, which pytest never calls",
     "def load_tests(loader, tests, pattern): return tests\ndef test_a(): pass\n",
     {"test_a"}},
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
    {"classes that are no cases in statements",
     "class Thing: pass\nThing.size = 1\nthings = [Thing() for _ in x]\nmore = Thing\n"
     "def test_a(): pass\n",
     {"test_a"}},
    {"attributes of instances",
     "class Helper:\n    def make(self): self.test_data = 1\ndef test_a(): pass\n",
     {"test_a"}},
    {"a class that says it is no test",
     "class Shared:\n    __test__ = False\n    def test_b(self): pass\ndef test_a(): pass\n",
     {"test_a"}},
    {"a case that is one in every branch",
     "import unittest\ntry:\n    from django.test import TestCase as Base\n"
     "except ImportError:\n    from unittest import TestCase as Base\n"
     "class A(Base):\n    def test_a(self): pass\n",
     {"A::test_a"}},
    {"several on a line", "x = 1; y = 2; import os\ndef test_a(): pass; x = 1\n", {"test_a"}},
};

INSTANTIATE_TEST_SUITE_P(Python,
                         ClosedFiles,
                         ::testing::ValuesIn(closed_files),
                         [](const auto& one) { return named(one); });

TEST(Outline, TakesPrefixesAndGlobs) {
  const TestNames names{.functions = {"check_", "*_spec"}, .classes = {"*Suite", "Case"}};
  const std::string text =
      "def check_a(): pass\ndef test_b(): pass\ndef c_spec(): pass\n"
      "class MySuite:\n    def check_d(self): pass\n    def test_e(self): pass\n"
      "class TestF:\n    def check_g(self): pass\n";
  const Outline outlined = outline(text, names);
  EXPECT_EQ(outlined.opening, Opening::closed);
  EXPECT_THAT(outlined.tests, ElementsAre("check_a", "c_spec", "MySuite::check_d"));
}

TEST(Outline, KnowsNamesThatAreChangedInClasses) {
  const TestNames names{.functions = {"__check"}, .classes = {"Test"}};
  EXPECT_EQ(outline("class TestA:\n    def __check_a(self): pass\n", names).opening, Opening::name);
  EXPECT_THAT(outline("def __check_a(): pass\n", names).tests, ElementsAre("__check_a"));
}

/// A class of the two before it.
std::string heir(int i) {
  const auto name = [](int number) { return "A" + std::to_string(number); };
  return "class " + name(i) + "(" + name(i - 1) + ", " + name(i - 2) + "): pass\n";
}

TEST(Outline, EndsWhereBasesHaveNoEnd) {
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

TEST(Outline, EndsWhereNestingHasNoEnd) {
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
}  // namespace splitter::python
