#include "splitter/model/profile_block.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

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

std::vector<std::string> written(std::string_view id) {
  std::vector<std::string> texts;
  for (const BlockName& name : names_within_block(id)) {
    texts.push_back(std::string(name.text) + (is_marked(name) ? "(marked)" : ""));
  }
  return texts;
}

TEST(NamesWithinBlock, GoFromCoarseToFine) {
  EXPECT_THAT(written("a.py::T::U::f[x::y]"),
              ElementsAre("T::", "T::U::", "T::U::f[", "T::U::f[x::y]"));
  EXPECT_THAT(written("a.py::f"), ElementsAre("f"));
  EXPECT_THAT(written("a.py"), ElementsAre(""));
}

TEST(NamesWithinBlock, MarkTestsThatLookLikeBeginnings) {
  EXPECT_THAT(written("a.py::f["), ElementsAre("f[", "f[(marked)"));
  EXPECT_THAT(written("a.py::T::"), ElementsAre("T::", "T::(marked)"));
}

TEST(BlockNameOf, UndoesTheMark) {
  EXPECT_EQ(block_name_of("f"), (BlockName{"f", false}));
  EXPECT_EQ(block_name_of("T::"), (BlockName{"T::", true}));
  EXPECT_EQ(block_name_of("f["), (BlockName{"f[", true}));
  EXPECT_EQ(block_name_of(std::string_view("f[\0", 3)), (BlockName{"f[", false}));
}

}  // namespace
}  // namespace splitter::model
