#include "splitter/system/folders.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

namespace splitter::system {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;

class Folders : public ::testing::Test {
 protected:
  support::InFolder folder_;
};

TEST_F(Folders, AreMadeWithThoseAbove) {
  EXPECT_THAT(make_folder("a/b/c"), EndsWith("/a/b/c"));
  EXPECT_TRUE(is_folder("a/b/c"));
  EXPECT_THAT(make_folder("a/b/c"), EndsWith("/a/b/c"));
}

TEST_F(Folders, CannotStandWhereAFileIs) {
  write_file("a", "");
  EXPECT_THROW((void)make_folder("a/b"), model::InputError);
}

TEST_F(Folders, ListPathsInOrder) {
  write_file("b", "");
  write_file("a", "");
  EXPECT_THAT(paths_in("."), ElementsAre("./a", "./b"));
  EXPECT_THAT(paths_in("nowhere"), IsEmpty());
}

TEST_F(Folders, AreTheSameByAnyName) {
  (void)make_folder("a/b");
  EXPECT_TRUE(same_place("a", "a/b/.."));
  EXPECT_FALSE(same_place("a", "a/b"));
}

TEST_F(Folders, AreRemovedEmptyOrWhole) {
  (void)make_folder("a");
  write_file("a/x", "");
  remove_if_empty("a");
  EXPECT_TRUE(is_folder("a"));
  remove_all("a");
  EXPECT_FALSE(is_folder("a"));
}

}  // namespace
}  // namespace splitter::system
