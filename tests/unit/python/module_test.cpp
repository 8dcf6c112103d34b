#include "splitter/python/module.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct NameOfModule {
  const char* what;
  const char* text;
  bool test_case;
  std::vector<std::string> elsewhere;
};

class NamesOfModules : public ::testing::TestWithParam<NameOfModule> {};

TEST_P(NamesOfModules, TellWhetherTheyAreTestCases) {
  const ModuleName name = name_in(read_module(GetParam().text), "Shared");
  EXPECT_EQ(name.test_case, GetParam().test_case);
  EXPECT_EQ(name.elsewhere, GetParam().elsewhere);
}

const NameOfModule names_of_modules[] = {
    {"plain class", "class Shared:\n    def test_a(self): pass\n", false, {}},
    {"bases of Python's own", "class Shared(dict, ValueError): pass\n", false, {}},
    {"function", "import unittest\ndef Shared(): pass\n", false, {}},
    {"case", "import unittest\nclass Shared(unittest.TestCase): pass\n", true, {}},
    {"case under another name",
     "from unittest import TestCase as Base\nclass Shared(Base): pass\n",
     true,
     {}},
    {"case by a base of a base",
     "import unittest\nclass A(unittest.TestCase): pass\nclass B(A): pass\nclass Shared(B): pass\n",
     true,
     {}},
    {"base from elsewhere",
     "from .deep import Base\nclass Shared(object, Base): pass\n",
     false,
     {".deep.Base"}},
    {"handed on", "from . import Shared\n", false, {".Shared"}},
    {"handed on under its name", "from a.b import c as Shared\n", false, {"a.b.c"}},
    {"other name of a case",
     "import unittest\nclass A(unittest.TestCase): pass\nShared = A\n",
     true,
     {}},
    {"other name of something elsewhere", "import a\nShared = a.b\n", false, {"a.b"}},
    {"made by an expression", "Shared = make()[0]\n", false, {}},
    {"made by an expression where cases are", "import unittest\nShared = make()[0]\n", true, {}},
    {"base made by a call where cases are",
     "import unittest\nclass Shared(make()): pass\n",
     true,
     {}},
    {"not to be found", "x = 1\n", false, {}},
    {"base from a star import",
     "from .deep import *\nclass Shared(Base): pass\n",
     false,
     {".deep.Base"}},
    {"other name of what a star import brings",
     "from deep import *\nShared = Base\n",
     false,
     {"deep.Base"}},
    {"base of its own beside a star import",
     "from deep import *\nclass Base: pass\nclass Shared(Base): pass\n",
     false,
     {}},
    {"set on another module",
     "import other\nfrom deep import *\nother.Shared = Shared\n",
     false,
     {"deep.Shared"}},
    {"in an annotation", "from deep import *\nx: Shared = make()\n", false, {"deep.Shared"}},
    {"before the end of what is Python", "class Shared: pass\nx = (\n", true, {}},
    {"not to be found where cases are", "from unittest import TestCase\n", true, {}},
    {"mocks are no cases", "from unittest import mock\nx = mock.Mock()\n", false, {}},
    {"one of two",
     "try:\n    from a import Shared\nexcept ImportError:\n    Shared = None\n",
     false,
     {"a.Shared"}},
    {"inherits itself", "class Shared(Shared): pass\n", false, {}},
    {"other encoding", "# coding: utf-16\n", true, {}},
};

INSTANTIATE_TEST_SUITE_P(All,
                         NamesOfModules,
                         ::testing::ValuesIn(names_of_modules),
                         [](const auto& one) {
                           std::string name = one.param.what;
                           std::ranges::replace_if(
                               name, [](char c) { return c == ' ' || c == '\''; }, '_');
                           return name;
                         });

TEST(Module, StarsMayBringAnyName) {
  const Module module = read_module("from .a import *\nfrom . import *\ndef x(): pass\n");
  EXPECT_THAT(name_in(module, "Shared").elsewhere, ElementsAre(".Shared", ".a.Shared"));
  EXPECT_THAT(name_in(module, "x").elsewhere, IsEmpty());
}

TEST(Module, MayEndTheImport) {
  EXPECT_TRUE(read_module("import pytest\npytest.importorskip('a')\n").may_skip);
  EXPECT_TRUE(read_module("x = '''\n").may_skip);
  EXPECT_FALSE(read_module("def f():\n    raise ValueError\n").may_skip);
}

TEST(Module, NamesThatTellOfTests) {
  EXPECT_TRUE(tells_of_tests("DatabaseCase"));
  EXPECT_TRUE(tells_of_tests("latest"));
  EXPECT_FALSE(tells_of_tests("Shared"));
}

}  // namespace
}  // namespace splitter::python
