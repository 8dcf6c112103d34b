#include "input/module_names.hpp"

#include "support/imports.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

using support::checkout_of;

std::string node_of(const std::string& dotted, const Surroundings& around) {
  return ModuleNames(around).node_of(dotted);
}

TEST(ModuleNames, AreFilesAndClasses) {
  const Surroundings around = checkout_of({"tests/pkg/test_mod.py", "test_top.py"});
  EXPECT_EQ(node_of("tests.pkg.test_mod", around), "tests/pkg/test_mod.py");
  EXPECT_EQ(node_of("tests.pkg.test_mod.TestA.TestB", around),
            "tests/pkg/test_mod.py::TestA::TestB");
  EXPECT_EQ(node_of("test_top.TestA", around), "test_top.py::TestA");
}

TEST(ModuleNames, OfNoFileAreNothing) {
  const Surroundings around = checkout_of({"tests/pkg/test_mod.py"});
  for (const char* name : {"",
                           ".",
                           "..",
                           "tests",
                           "tests.pkg",
                           "tests.pkg.test_mo",
                           "pkg.test_mod",
                           "tests.pkg.test_modular",
                           "tests/pkg/test_mod",
                           "tests..pkg.test_mod"}) {
    EXPECT_EQ(node_of(name, around), "") << name;
  }
}

TEST(ModuleNames, MayHoldDotsThatSeparateNothing) {
  const Surroundings around = checkout_of({"v1.2/test_a.py", "v1.2/docs/intro.rst"});
  EXPECT_EQ(node_of("v1.2.test_a.TestA", around), "v1.2/test_a.py::TestA");
  EXPECT_EQ(node_of("v1.2.docs.intro.rst", around), "v1.2/docs/intro.rst");
}

TEST(ModuleNames, TakeTheDeepestFile) {
  EXPECT_EQ(node_of("tests.test_a", checkout_of({"tests.py", "tests/test_a.py"})),
            "tests/test_a.py");
  EXPECT_EQ(node_of("tests.test_a", checkout_of({"tests.py"})), "tests.py::test_a");
  EXPECT_EQ(node_of("a.b", checkout_of({"a.py", "a/other.py"})), "a.py::b");
}

TEST(ModuleNames, OfHostileLengthCostLittle) {
  int looks = 0;
  Surroundings around;
  around.kind_of = [&looks](const std::string&) {
    ++looks;
    return PathKind::folder;
  };
  std::string name = "a";
  for (int i = 0; i < 60; ++i) {
    name += ".a";
  }
  EXPECT_EQ(node_of(name, around), "");
  EXPECT_LE(looks, 2'000);
  EXPECT_EQ(node_of(std::string(1'000'000, '.'), around), "");
  EXPECT_LE(looks, 2'000) << "so many parts have no modules";
}

TEST(NodeInFile, HoldsTheClassesBehindTheFile) {
  EXPECT_EQ(node_in_file("tests.test_a.TestA.TestB", "tests/test_a.py"),
            "tests/test_a.py::TestA::TestB");
  EXPECT_EQ(node_in_file("tests.test_a", "tests\\test_a.py"), "tests/test_a.py");
  EXPECT_EQ(node_in_file("docs.intro.rst", "docs/intro.rst"), "docs/intro.rst");
}

TEST(NodeInFile, IsNothingWhereTheFileIsAnother) {
  EXPECT_EQ(node_in_file("tests.test_a.TestA", "tests/base.py"), "");
  EXPECT_EQ(node_in_file("tests.test_abc", "tests/test_a.py"), "");
  EXPECT_EQ(node_in_file("tests.test_a", ""), "");
}

}  // namespace
}  // namespace splitter::input
