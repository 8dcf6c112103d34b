#include "python/statement.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

using support::module_opening;
using support::scopes_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Statement {
  const char* text;
  Opening opening;
};

const Statement statements[] = {
    // Imports, by the names that they bind.
    {"import test_helpers\n", Opening::closed},
    {"from x import helper\n", Opening::closed},
    {"from x import test_a\n", Opening::imported},
    {"from x import TestBase\n", Opening::imported},
    {"from x import a as test_a\n", Opening::imported},
    {"from x import SharedCase\n", Opening::closed},
    {"from x import Shared as SharedCase\n", Opening::imported},
    {"from unittest import SkipTest, TestSuite\n", Opening::closed},
    {"from x import TestSuite\n", Opening::imported},
    {"from unittest import TestCase\n", Opening::closed},
    {"from unittest import TestCase as T\n", Opening::closed},
    {"from x import *\n", Opening::star_import},
    {"from pytest import importorskip as maybe\n", Opening::skips},
    // Names like a test's.
    {"test_a = make()\n", Opening::mention},
    {"test_a = 1\n", Opening::closed},
    {"test_a = [1, 2]\n", Opening::closed},
    {"x = test_a\n", Opening::mention},
    {"x = [test_a]\n", Opening::mention},
    {"register(test_a)\n", Opening::mention},
    {"register(test_a=1)\n", Opening::closed},
    {"x.test_a\n", Opening::closed},
    {"x.test_a = 1\n", Opening::mention},
    {"del test_a\n", Opening::mention},
    {"for test_a in x: pass\n", Opening::mention},
    {"with x as test_a: pass\n", Opening::mention},
    {"if test_a: pass\n", Opening::mention},
    {"a, test_b = x\n", Opening::mention},
    {"x: TestThing = make()\n", Opening::mention},
    {"test_data = ['a']\nx = test_data\n", Opening::closed},
    {"'test_a in a docstring'\n", Opening::closed},
    {"caf\xC3\xA9 = make()\n", Opening::mention},
    // Bodies that may run during the import.
    {"def f():\n    global test_a\n    test_a = 1\n", Opening::mention},
    {"def f(c):\n    c.test_a = g\n", Opening::mention},
    {"def f(c):\n    return c.test_a\n", Opening::closed}};

TEST(StatementReader, OpensAModuleThatBindsOrHandsOnATest) {
  for (const Statement& one : statements) {
    EXPECT_EQ(module_opening(one.text), one.opening) << one.text;
  }
}

TEST(StatementReader, ReadsImportsInAllTheirForms) {
  EXPECT_EQ(module_opening("from x import (\n    a,\n    b as test_c,\n)\n"), Opening::imported);
  EXPECT_EQ(module_opening("from . import test_a\n"), Opening::imported);
  EXPECT_EQ(module_opening("lazy from x import test_a\n"), Opening::imported) << "Python 3.15";
  EXPECT_EQ(module_opening("lazy import test_a\n"), Opening::closed);
  EXPECT_EQ(module_opening("from x\n"), Opening::not_python);
  EXPECT_EQ(module_opening("import pytest_bdd\n"), Opening::dynamic);
  EXPECT_EQ(module_opening("from pytest_bdd import scenarios\n"), Opening::dynamic);
  EXPECT_EQ(module_opening("from pytest_bdd import given, when\n"), Opening::closed);
  const Scopes file = scopes_of("import a.b as c, d.e\nfrom .f import (g, h as i,)\n");
  EXPECT_THAT(file.imports, ElementsAre(".f.g", ".f.h", "a.b", "d.e"));
  EXPECT_THAT(file.stands_for.at("c"), ElementsAre("a.b"));
  EXPECT_THAT(file.stands_for.at("d"), ElementsAre("d"));
  EXPECT_THAT(file.stands_for.at("i"), ElementsAre(".f.h"));
}

TEST(StatementReader, KnowsWhichModulesTheTopSurelyNeeds) {
  EXPECT_THAT(scopes_of("import a.b, c\nfrom d.e import f\nfrom . import g\n").required,
              ElementsAre("a", "c", "d"));
  EXPECT_THAT(scopes_of("try:\n    import a\nexcept ImportError: pass\n").required, IsEmpty());
  EXPECT_THAT(scopes_of("if x:\n    import a\ndef f():\n    import b\n").required, IsEmpty());
}

TEST(StatementReader, TakesDataForNoFunction) {
  const Scopes file = scopes_of("a = 1\nb: list = []\nc = make()\nimport d.e\nf = g = 1\n");
  EXPECT_THAT(file.scopes[0].data, ElementsAre("a", "b", "d"));
}

TEST(StatementReader, RemembersClassesThatStatementsHandOn) {
  EXPECT_THAT(scopes_of("class A: pass\nx = A\n").mentioned, ElementsAre("A"));
  EXPECT_THAT(scopes_of("class A: pass\nA.x = 1\n").mentioned, ElementsAre("A"));
  EXPECT_THAT(scopes_of("class A: pass\nx = 1\n").mentioned, IsEmpty());
}

TEST(StatementReader, ReadsAliasesOfDecorators) {
  const Scopes file = scopes_of("slow = pytest.mark.slow\nfast = mark.fast(1)\nodd = a + b\n");
  EXPECT_THAT(file.stands_for.at("slow"), ElementsAre("pytest.mark.slow"));
  EXPECT_THAT(file.stands_for.at("fast"), ElementsAre("mark.fast"));
  EXPECT_THAT(file.stands_for.at("odd"), ElementsAre(""));
}

TEST(StatementReader, ForgetsDeletedNamesButNotTheirParts) {
  const Scopes file = scopes_of("import a, b\ndel a, b.c\n");
  EXPECT_THAT(file.stands_for.at("a"), ElementsAre("", "a"));
  EXPECT_THAT(file.stands_for.at("b"), ElementsAre("b"));
}

TEST(StatementReader, KnowsNamesLikeATests) {
  const TestNames names{{"it_*"}, {"Suite"}};
  Scopes file;
  const StatementReader reader(file, names);
  EXPECT_TRUE(reader.is_test_like("it_works", 0));
  EXPECT_TRUE(reader.is_test_like("SuiteOfMine", 0));
  EXPECT_FALSE(reader.is_test_like("test_a", 0));
  EXPECT_TRUE(reader.is_test_like("test_a", 1)) << "a class may be unittest's";
  EXPECT_TRUE(reader.is_test_like("caf\xC3\xA9", 0)) << "Python may change it";
}

}  // namespace
}  // namespace splitter::python
