#include "splitter/pytest/doubt.hpp"

#include <gtest/gtest.h>

namespace splitter::pytest {
namespace {

TEST(Doubt, IsNoneAtFirst) {
  const Doubt doubt;
  EXPECT_FALSE(doubt);
  EXPECT_EQ(doubt.text(), "");
}

TEST(Doubt, KeepsTheFirstReason) {
  Doubt doubt;
  doubt.add("addopts", "-m");
  doubt.add("testpaths", "..");
  EXPECT_EQ(doubt.text(), "addopts: -m");
}

TEST(Doubt, IsThereWithoutAPlaceOrWithoutWords) {
  Doubt placeless;
  placeless.add("", "importorskip");
  EXPECT_TRUE(placeless);
  EXPECT_EQ(placeless.text(), "importorskip");
  Doubt wordless;
  wordless.add("--pytest", "");
  EXPECT_TRUE(wordless) << "an empty argument of pytest is one that it may be lost for";
  EXPECT_EQ(wordless.text(), "--pytest");
}

TEST(Doubt, NamesTheOuterPlaceFirst) {
  Doubt outer;
  outer.add("pytest", Doubt{"plugin odd", "pytest_collect_file"});
  EXPECT_EQ(outer, (Doubt{"pytest: plugin odd", "pytest_collect_file"}));
  EXPECT_EQ(outer.text(), "pytest: plugin odd: pytest_collect_file");
}

TEST(Doubt, TakesNothingFromAnInnerOneThatIsNone) {
  Doubt outer;
  outer.add("conftest.py", Doubt{});
  EXPECT_FALSE(outer);
}

}  // namespace
}  // namespace splitter::pytest
