#include "python/scope_reader.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::python {
namespace {

using support::module_opening;
using support::scopes_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> defined_in(const Scope& scope) {
  std::vector<std::string> found;
  for (const Definition& one : scope.definitions) {
    found.push_back((one.conditional ? "? " : "") + std::string(one.name));
  }
  return found;
}

TEST(ReadScopes, HasTheModuleFirstAndEachClassBehindIt) {
  const Scopes file = scopes_of(
      "def a(): pass\n"
      "class B:\n    def c(self): pass\n    class D:\n        def e(self): pass\n"
      "async def f():\n    def inner(): pass\n    class Inner: pass\n");
  ASSERT_EQ(file.scopes.size(), 3U);
  EXPECT_THAT(defined_in(file.scopes[0]), ElementsAre("a", "B", "f"));
  EXPECT_THAT(defined_in(file.scopes[1]), ElementsAre("c", "D"));
  EXPECT_THAT(defined_in(file.scopes[2]), ElementsAre("e"));
  EXPECT_EQ(file.scopes[0].definitions[1].scope, 1U);
  EXPECT_EQ(file.scopes[1].definitions[1].scope, 2U);
  EXPECT_THAT(file.classes, ElementsAre("B")) << "those of the module alone";
}

TEST(ReadScopes, MarksWhatStandsUnderACondition) {
  const Scopes file = scopes_of(
      "if x:\n    def a(): pass\nelse:\n    class B:\n        def c(self): pass\n"
      "for i in y:\n    def d(): pass\n"
      "with z:\n    def e(): pass\n"
      "match x:\n    case 1:\n        def f(): pass\n"
      "def g(): pass\n");
  EXPECT_THAT(defined_in(file.scopes[0]), ElementsAre("? a", "? B", "? d", "? e", "? f", "g"));
  EXPECT_THAT(defined_in(file.scopes[1]), ElementsAre("c"));
}

TEST(ReadScopes, PassesOverWhatRunsAsAScriptOnly) {
  const Scopes file = scopes_of(
      "if __name__ == '__main__':\n    def a(): pass\n    raise SystemExit\ndef b(): pass\n");
  EXPECT_THAT(defined_in(file.scopes[0]), ElementsAre("b"));
  EXPECT_EQ(file.scopes[0].reason.opening, Opening::closed);
}

TEST(ReadScopes, KeepsTheDecoratorsOfADefinition) {
  const Scopes file = scopes_of("@a.b\n@c(1)\n@d[0]\ndef e(): pass\n@f\nclass G: pass\n");
  EXPECT_THAT(file.scopes[0].definitions[0].decorators, ElementsAre("a.b", "c", ""));
  EXPECT_THAT(file.scopes[0].definitions[1].decorators, ElementsAre("f"));
}

TEST(ReadScopes, SeesTestsThatYieldButNotFunctionsInThem) {
  const Scopes file = scopes_of(
      "def test_a():\n    x = 1\n    yield x\n"
      "def test_b():\n    def inner():\n        yield 1\n    assert inner\n"
      "def test_c(): yield\n");
  const auto& tests = file.scopes[0].definitions;
  EXPECT_TRUE(tests[0].yields);
  EXPECT_FALSE(tests[1].yields);
  EXPECT_TRUE(tests[2].yields);
}

TEST(ReadScopes, ReadsTheHeadsOfClasses) {
  const Scopes file = scopes_of("class A(B, metaclass=M): x = 1; y = 2\n");
  EXPECT_THAT(file.scopes[1].head.bases, ElementsAre("B"));
  EXPECT_TRUE(file.scopes[1].head.words);
  EXPECT_THAT(file.scopes[1].data, ElementsAre("x", "y"));
}

TEST(ReadScopes, TellsWhatNamesStandFor) {
  const Scopes file =
      scopes_of("import a, b.c, d.e as f\nfrom .g import (h, i as j,)\nfrom k import *\n");
  EXPECT_THAT(file.imports, ElementsAre(".g.h", ".g.i", "a", "b.c", "d.e"));
  EXPECT_THAT(file.stars, ElementsAre("k"));
  EXPECT_THAT(file.stands_for.at("b"), ElementsAre("b"));
  EXPECT_THAT(file.stands_for.at("f"), ElementsAre("d.e"));
  EXPECT_THAT(file.stands_for.at("j"), ElementsAre(".g.i"));
}

const char* const unreadable_texts[] = {"def a():\n",
                                        "def a()\n",
                                        "class A\n",
                                        "if x\n",
                                        "@a\n",
                                        "@a\nx = 1\n",
                                        "  x = 1\n",
                                        "if x:\ny = 1\n",
                                        "if x:\n    y\n  z\n",
                                        "async\n",
                                        "x = (\n",
                                        "from x import\n",
                                        "class A:\n\tx = 1\n        y = 2\n"};

TEST(ReadScopes, IsNoPythonWhereThePartsDoNotFit) {
  for (const char* text : unreadable_texts) {
    EXPECT_EQ(module_opening(text), Opening::not_python) << text;
  }
}

TEST(ReadScopes, ToleratesOddIndentsInBodiesOnly) {
  EXPECT_EQ(module_opening("def f():\n    if x:\n            y\n    z\n"), Opening::closed);
  EXPECT_EQ(module_opening("class A:\n    if x:\n            y = 1\n      # any\n    z = 1\n"),
            Opening::closed);
}

TEST(Reason, KeepsTheFirst) {
  Reason reason;
  reason.add(Opening::skips, "raise");
  reason.add(Opening::dynamic, "exec");
  EXPECT_EQ(reason.opening, Opening::skips);
  EXPECT_EQ(reason.word, "raise");
}

}  // namespace
}  // namespace splitter::python
