#include "python/lineage.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

using support::scopes_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The lineage of the last class of a module.
Lineage last_of(const Scopes& file) {
  return Lineages(file).of(file.scopes.front().definitions.back());
}

TEST(Lineages, HaveTheBasesFirst) {
  const Scopes file = scopes_of("class A: pass\nclass B(A): pass\nclass C(B): pass\n");
  const Lineage lineage = last_of(file);
  EXPECT_THAT(lineage.scopes, ElementsAre(1, 2, 3));
  EXPECT_EQ(lineage.depth, 2);
  EXPECT_THAT(lineage.foreign, IsEmpty());
  EXPECT_FALSE(lineage.test_case);
}

TEST(Lineages, LetEarlierBasesWin) {
  const Scopes file =
      scopes_of("class Top: pass\nclass A(Top): pass\nclass B(Top): pass\nclass C(A, B): pass\n");
  EXPECT_THAT(last_of(file).scopes, ElementsAre(1, 3, 2, 4))
      << "the reverse of the order in which Python looks for an attribute";
}

TEST(Lineages, KnowTestCases) {
  const Scopes file = scopes_of(
      "import unittest\nfrom unittest import TestCase as T\n"
      "class A(T): pass\nclass B(A): pass\n");
  EXPECT_TRUE(last_of(file).test_case);
  EXPECT_THAT(last_of(file).foreign, IsEmpty());
}

TEST(Lineages, KnowClassesThatPythonConstructs) {
  EXPECT_TRUE(last_of(scopes_of("class A(dict): pass\n")).constructed);
  EXPECT_TRUE(last_of(scopes_of("class A(ValueError): pass\n")).constructed);
  EXPECT_FALSE(last_of(scopes_of("class A(object): pass\n")).constructed);
}

struct ForeignBase {
  const char* text;
  const char* base;
};

const ForeignBase foreign_bases[] = {
    {"from x import Base\nclass A(Base): pass\n", "Base"},
    {"import x\nclass A(x.Base): pass\n", "x.Base"},
    {"class A(make()): pass\n", ""},
    {"class A(B): pass\n", "B"},
    {"if x:\n    class B: pass\nclass A(B): pass\n", ""},
    {"class A(A): pass\n", ""},
    {"class B:\n    class C: pass\nclass A(B.C): pass\n", ""},
    {"class B: pass\nB = other\nclass A(B): pass\n", ""},
    {"class B(x.Far): pass\nclass A(B): pass\n", "x.Far"},
    {"try:\n    from unittest import TestCase as T\nexcept E:\n    T = object\n"
     "class A(T): pass\n",
     ""}};

TEST(Lineages, NameTheBasesWhoseTextIsElsewhere) {
  for (const ForeignBase& one : foreign_bases) {
    const Scopes file = scopes_of(one.text);
    EXPECT_TRUE(last_of(file).foreign.contains(one.base)) << one.text;
  }
}

TEST(Lineages, FindTheLastClassOfAName) {
  const Scopes file = scopes_of("class A: pass\ndef f(): pass\nclass A(B): pass\n");
  const Lineages lineages(file);
  ASSERT_NE(lineages.find("A"), nullptr);
  EXPECT_EQ(lineages.find("A")->scope, 2U);
  EXPECT_EQ(lineages.find("f"), nullptr);
}

TEST(Lineages, EndWhereClassesInheritFromTooMany) {
  std::string text = "class A0: pass\n";
  for (int i = 1; i < 80; ++i) {
    text += "class A" + std::to_string(i) + "(A" + std::to_string(i - 1) + "): pass\n";
  }
  const Scopes file = scopes_of(text);
  EXPECT_TRUE(last_of(file).foreign.contains(""));
}

}  // namespace
}  // namespace splitter::python
