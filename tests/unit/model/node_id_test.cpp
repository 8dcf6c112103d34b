#include "splitter/model/node_id.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(NodeId, ItsFileIsThePathBeforeTheFirstDoubleColon) {
  EXPECT_EQ(NodeId{"tests/a.py::TestK::test_m[x]"}.file(), "tests/a.py");
  EXPECT_EQ(NodeId{"tests/a.py::test_p[c::d]"}.file(), "tests/a.py");
  EXPECT_EQ(NodeId{"tests/a.py"}.file(), "tests/a.py");
}

TEST(NodeId, IsAPathWhereNoTestIsNamed) {
  EXPECT_TRUE(NodeId{"tests/a.py"}.is_path());
  EXPECT_TRUE(NodeId{"tests/"}.is_path());
  EXPECT_TRUE(NodeId{"folder:with/a:colon.py"}.is_path());
  EXPECT_FALSE(NodeId{"tests/a.py::test_f"}.is_path());
}

TEST(NodeId, EnclosingNodesGoFromTheFileToTheInstance) {
  const NodeId id{"a.py::TestOuter::TestInner::test_m[x-1]"};
  EXPECT_EQ(id.enclosing(Level::file), "a.py");
  EXPECT_EQ(id.enclosing(Level::test_class), "a.py::TestOuter::TestInner");
  EXPECT_EQ(id.enclosing(Level::function), "a.py::TestOuter::TestInner::test_m");
  EXPECT_EQ(id.enclosing(Level::test), "a.py::TestOuter::TestInner::test_m[x-1]");
}

TEST(NodeId, OutsideAnyClassTheFileTakesTheClassesPlace) {
  EXPECT_EQ(NodeId{"a.py::test_f[1]"}.enclosing(Level::test_class), "a.py");
  EXPECT_EQ(NodeId{"a.py::test_f"}.enclosing(Level::test_class), "a.py");
}

TEST(NodeId, AFunctionWithoutInstancesEnclosesItself) {
  EXPECT_EQ(NodeId{"a.py::test_f"}.enclosing(Level::function), "a.py::test_f");
}

TEST(NodeId, DoubleColonsInBracketsPartNothing) {
  const NodeId id{"a.py::TestK::test_p[c::d]"};
  EXPECT_EQ(id.enclosing(Level::function), "a.py::TestK::test_p");
  EXPECT_EQ(id.enclosing(Level::test_class), "a.py::TestK");
}

TEST(NodeId, BracketsInBracketsBelongToTheInstance) {
  EXPECT_EQ(NodeId{"a.py::test_p[[1]-[2]]"}.enclosing(Level::function), "a.py::test_p");
  EXPECT_EQ(NodeId{"a.py::test_p[x[]"}.enclosing(Level::function), "a.py::test_p");
}

TEST(NodeId, BracketsInThePathOpenNoInstance) {
  const NodeId id{"data[1]/a.py::test_f[2]"};
  EXPECT_EQ(id.enclosing(Level::file), "data[1]/a.py");
  EXPECT_EQ(id.enclosing(Level::function), "data[1]/a.py::test_f");
}

TEST(NodeId, ABarePathIsItsOwnEnclosingNodeAtEveryLevel) {
  for (const Level level : {Level::file, Level::test_class, Level::function, Level::test}) {
    EXPECT_EQ(NodeId{"tests/a.py"}.enclosing(level), "tests/a.py");
  }
}

TEST(NodeId, ComparesByBytes) {
  EXPECT_LT(NodeId{"a.py::B"}, NodeId{"a.py::a"});
  EXPECT_LT(NodeId{"a.py::z"}, NodeId{"a.py::\xC3\xA9"});
  EXPECT_LT(NodeId{"a.py::f"}, NodeId{"a.py::f[1]"});
  EXPECT_EQ(NodeId{"a.py::f"}, NodeId{"a.py::f"});
}

TEST(Selects, ANodeSelectsItself) {
  EXPECT_TRUE(selects("a.py", "a.py"));
  EXPECT_TRUE(selects("a.py::f", "a.py::f"));
  EXPECT_TRUE(selects("a.py::f[1]", "a.py::f[1]"));
}

TEST(Selects, ANodeSelectsWhatItContains) {
  EXPECT_TRUE(selects("a.py", "a.py::f"));
  EXPECT_TRUE(selects("a.py", "a.py::TestK::m[1]"));
  EXPECT_TRUE(selects("a.py::TestK", "a.py::TestK::m"));
  EXPECT_TRUE(selects("a.py::TestK::m", "a.py::TestK::m[1]"));
}

TEST(Selects, AFunctionsNameIsTakenForAllOfItsInstances) {
  EXPECT_TRUE(selects("a.py::f", "a.py::f[1]"));
  EXPECT_FALSE(selects("a.py::f[1]", "a.py::f"));
  EXPECT_FALSE(selects("a.py::f[1]", "a.py::f[10]"));
}

// pytest takes all from the first bracket on for the end of the last name.
TEST(Selects, AnInstanceSelectsNothingButItself) {
  EXPECT_FALSE(selects("a.py::f[x]", "a.py::f[x]::y]"));
  EXPECT_FALSE(selects("a.py::f[x]", "a.py::f[x][y]"));
  EXPECT_FALSE(selects("a.py::f[x]", "a.py::f[x]y"));
}

TEST(Selects, WholeNamesAreCompared) {
  EXPECT_FALSE(selects("a.py::f", "a.py::foo"));
  EXPECT_FALSE(selects("a.py::TestK", "a.py::TestKind::m"));
  EXPECT_FALSE(selects("a.py", "a.pyi::f"));
  EXPECT_FALSE(selects("b.py", "a.py::f"));
}

TEST(Selects, ABracketAfterAPathIsPartOfAnotherPath) {
  EXPECT_FALSE(selects("data", "data[1]"));
  EXPECT_FALSE(selects("data", "data[1]::f"));
}

}  // namespace
}  // namespace splitter::model
