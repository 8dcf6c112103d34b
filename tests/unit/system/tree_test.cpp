#include "splitter/system/tree.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace splitter::system {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class DiskTree : public ::testing::Test {
 protected:
  DiskTree() {
    fs::create_directories("b/inside");
    write_file("a.py", "x = 1\n");
    fs::create_directory_symlink("b", "c");
    fs::create_symlink("nowhere", "d");
  }

  [[nodiscard]] std::string at(const std::string& name) const {
    return folder_.path() + "/" + name;
  }

  support::InFolder folder_;
  const Tree& tree_ = disk();
};

TEST_F(DiskTree, FollowsLinksToTellKinds) {
  EXPECT_EQ(tree_.kind(at("a.py")), Kind::file);
  EXPECT_EQ(tree_.kind(at("b")), Kind::folder);
  EXPECT_EQ(tree_.kind(at("c")), Kind::folder);
  EXPECT_EQ(tree_.kind(at("d")), Kind::nothing);
  EXPECT_EQ(tree_.kind("/dev/null"), Kind::other);
}

TEST_F(DiskTree, KnowsLinks) {
  EXPECT_TRUE(tree_.is_link(at("c")));
  EXPECT_TRUE(tree_.is_link(at("d")));
  EXPECT_FALSE(tree_.is_link(at("b")));
  EXPECT_FALSE(tree_.is_link(at("nothing")));
}

TEST_F(DiskTree, ListsAFolderByName) {
  const auto entries = tree_.entries(folder_.path());
  ASSERT_TRUE(entries.has_value());
  std::vector<std::string> names;
  for (const Entry& entry : *entries) {
    names.push_back(entry.name);
  }
  EXPECT_THAT(names, ElementsAre("a.py", "b", "c", "d"));
  EXPECT_TRUE((*entries)[2].is_link);
  EXPECT_EQ((*entries)[2].kind, Kind::folder);
  EXPECT_EQ(tree_.entries(at("nothing")), std::nullopt);
}

TEST_F(DiskTree, ReadsFiles) {
  EXPECT_EQ(tree_.read(at("a.py")).view(), "x = 1\n");
  EXPECT_EQ(tree_.read_if_there(at("b")).has_value(), false);
  EXPECT_THROW((void)tree_.read(at("nothing")), model::InputError);
}

TEST_F(DiskTree, ResolvesLinks) {
  const std::string real = tree_.resolved(folder_.path()).value_or("");
  EXPECT_EQ(tree_.resolved(at("c/inside")), real + "/b/inside");
  EXPECT_EQ(tree_.resolved(at("d")), std::nullopt);
}

TEST_F(DiskTree, TellsVariables) {
  EXPECT_TRUE(tree_.variable("PATH").has_value());
  EXPECT_FALSE(tree_.variable("SPLITTER_NO_SUCH_VARIABLE").has_value());
}

}  // namespace
}  // namespace splitter::system
