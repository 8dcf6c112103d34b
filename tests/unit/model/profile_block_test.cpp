#include "splitter/model/profile_block.hpp"

#include <gmock/gmock.h>

namespace splitter::model {
namespace {

using ::testing::ElementsAre;

TEST(BlockOfTest, IsItsFile) {
  EXPECT_EQ(block_of_test("d/a.py::T::f[x::y]").block, "d/a.py");
  EXPECT_EQ(block_of_test("d/a.py::T::f[x::y]").rest, "::T::f[x::y]");
}

TEST(BlockOfTest, IsAllOfAnIdThatHasNothingElse) {
  EXPECT_EQ(block_of_test("a.py").block, "a.py");
  EXPECT_EQ(block_of_test("a.py").rest, "");
  EXPECT_EQ(block_of_test("a.py::").block, "a.py::");
  EXPECT_EQ(block_of_test("a.py::").rest, "");
}

TEST(BlockOfFixture, IsTheFileOrFolderThatHoldsIt) {
  EXPECT_EQ(block_of_fixture("d/a.py::T::db[0]").block, "d/a.py");
  EXPECT_EQ(block_of_fixture("d/a.py::T::db[0]").rest, "::T::db[0]");
  EXPECT_EQ(block_of_fixture("d::db").block, "d");
  EXPECT_EQ(block_of_fixture("tmp_path_factory").block, "");
  EXPECT_EQ(block_of_fixture("tmp_path_factory").rest, "tmp_path_factory");
}

TEST(PlaceOfFixture, IsTheNodeThatHoldsIt) {
  EXPECT_EQ(place_of_fixture("d/a.py::T::db"), "d/a.py::T");
  EXPECT_EQ(place_of_fixture("a.py::db"), "a.py");
  EXPECT_EQ(place_of_fixture("db"), "");
}

TEST(StandsWithin, ComparesWholeNames) {
  EXPECT_TRUE(stands_within("a.py::T::f", "a.py::T"));
  EXPECT_FALSE(stands_within("a.py::T2::f", "a.py::T"));
  EXPECT_FALSE(stands_within("a.py::T", "a.py::T"));
}

TEST(NamesWithinBlock, GoFromCoarseToFine) {
  EXPECT_THAT(names_within_block("a.py::T::U::f[x::y]"),
              ElementsAre("T", "T::U", "T::U::f", "T::U::f[x::y]"));
  EXPECT_THAT(names_within_block("a.py::f"), ElementsAre("f"));
  EXPECT_THAT(names_within_block("a.py"), ElementsAre(""));
}

}  // namespace
}  // namespace splitter::model
