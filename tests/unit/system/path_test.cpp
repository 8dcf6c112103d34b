#include "splitter/system/path.hpp"

#include <gmock/gmock.h>

namespace splitter::system {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(InRoot, JoinsUnlessThereIsNothingToJoin) {
  EXPECT_EQ(in_root(".", "a"), "a");
  EXPECT_EQ(in_root("", "a"), "a");
  EXPECT_EQ(in_root("dir", "a"), "dir/a");
  EXPECT_EQ(in_root("dir/", "a"), "dir/a");
  EXPECT_EQ(in_root("dir", "/abs"), "/abs");
  EXPECT_EQ(in_root("dir", "-"), "-");
}

TEST(Joined, IsFreeOfDotsAndDoubleSlashes) {
  EXPECT_EQ(joined("/a/b", "c"), "/a/b/c");
  EXPECT_EQ(joined("/a/b", "../c//d/"), "/a/c/d");
  EXPECT_EQ(joined("/a/b", "."), "/a/b");
  EXPECT_EQ(joined("/a", "/c"), "/c");
  EXPECT_EQ(joined("/", "."), "/");
}

TEST(Parent, EndsAtTheTop) {
  EXPECT_EQ(parent("/a/b"), "/a");
  EXPECT_EQ(parent("/a"), "/");
  EXPECT_EQ(parent("/"), "/");
  EXPECT_EQ(parent("a"), "");
}

TEST(Parents, BeginWithTheNearest) {
  EXPECT_THAT(parents("/a/b/c"), ElementsAre("/a/b", "/a"));
  EXPECT_THAT(parents("/a"), IsEmpty());
  EXPECT_THAT(parents("/"), IsEmpty());
}

TEST(Relative, GoesUpWhereItMust) {
  EXPECT_EQ(relative("/a/b/c", "/a"), "b/c");
  EXPECT_EQ(relative("/a/x", "/a/b"), "../x");
  EXPECT_EQ(relative("/a", "/a"), ".");
}

TEST(FileName, IsTheLastPart) {
  EXPECT_EQ(file_name("/a/b.py"), "b.py");
  EXPECT_EQ(file_name("b.py"), "b.py");
  EXPECT_EQ(file_name("/a/"), "");
}

TEST(IsBelow, HoldsForTheFolderItselfAndWhatLiesInIt) {
  EXPECT_TRUE(is_below("a/b", "a/b"));
  EXPECT_TRUE(is_below("a/b/c.py", "a/b"));
  EXPECT_FALSE(is_below("a/bc", "a/b"));
  EXPECT_FALSE(is_below("a", "a/b"));
}

}  // namespace
}  // namespace splitter::system
