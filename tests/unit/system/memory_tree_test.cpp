#include "support/memory_tree.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace splitter::support {
namespace {

namespace fs = std::filesystem;
using system::Kind;
using ::testing::ElementsAre;

/// The same content twice: on the disk and in memory.
class Twins : public ::testing::Test {
 protected:
  Twins() : root_(system::canonical(folder_.path())) {
    file("a.py", "x = 1\n");
    file("b/inside/test_b.py", "def test_b(): pass\n");
    file("b/.hidden", "");
    fs::create_directory("empty");
    memory_.folder(at("empty"));
    link("to-folder", "b/inside");
    link("to-file", at("a.py"));
    link("to-link", "to-folder");
    link("b/upwards", "../a.py");
    link("nowhere", "gone/too");
    link("round", "about");
    link("about", "round");
  }

  [[nodiscard]] std::string at(const std::string& name) const { return root_ + "/" + name; }

  void file(const std::string& name, const std::string& text) {
    fs::create_directories(fs::path(at(name)).parent_path());
    system::write_file(at(name), text);
    memory_.file(at(name), text);
  }

  void link(const std::string& name, const std::string& target) {
    fs::create_symlink(target, at(name));
    memory_.link(at(name), target);
  }

  InFolder folder_;
  std::string root_;
  MemoryTree memory_;
  const system::Tree& disk_ = system::disk();
};

const char* const asked_names[] = {"",
                                   "a.py",
                                   "a.py/inside",
                                   "b",
                                   "b/",
                                   "b//inside",
                                   "b/../a.py",
                                   "b/inside/test_b.py",
                                   "b/./inside/..",
                                   "b/upwards",
                                   "empty",
                                   "to-folder",
                                   "to-folder/test_b.py",
                                   "to-folder/../.hidden",
                                   "to-link/test_b.py",
                                   "to-file",
                                   "nowhere",
                                   "round",
                                   "none",
                                   "none/../a.py"};

TEST_F(Twins, AgreeOnKindsAndLinks) {
  for (const std::string name : asked_names) {
    EXPECT_EQ(memory_.kind(at(name)), disk_.kind(at(name))) << name;
    EXPECT_EQ(memory_.resolved(at(name)), disk_.resolved(at(name))) << name;
    if (!name.ends_with('/') && !name.ends_with("..")) {
      EXPECT_EQ(memory_.is_link(at(name)), disk_.is_link(at(name))) << name;
    }
  }
}

TEST_F(Twins, AgreeOnTheEntriesOfFolders) {
  for (const std::string name : asked_names) {
    const auto expected = disk_.entries(at(name));
    const auto found = memory_.entries(at(name));
    ASSERT_EQ(found.has_value(), expected.has_value()) << name;
    ASSERT_EQ(found.value_or(std::vector<system::Entry>{}).size(),
              expected.value_or(std::vector<system::Entry>{}).size())
        << name;
    for (std::size_t i = 0; found && i < found->size(); ++i) {
      EXPECT_EQ((*found)[i].name, (*expected)[i].name) << name;
      EXPECT_EQ((*found)[i].kind, (*expected)[i].kind) << name << " " << (*found)[i].name;
      EXPECT_EQ((*found)[i].is_link, (*expected)[i].is_link) << name << " " << (*found)[i].name;
    }
  }
}

TEST_F(Twins, AgreeOnTheTextsOfFiles) {
  for (const std::string name : asked_names) {
    const auto expected = disk_.read_if_there(at(name));
    const auto found = memory_.read_if_there(at(name));
    ASSERT_EQ(found.has_value(), expected.has_value()) << name;
    if (found) {
      EXPECT_EQ(found->view(), expected->view()) << name;
      EXPECT_EQ(found->name, expected->name);
    }
  }
  EXPECT_THROW((void)memory_.read(at("b")), model::InputError);
  EXPECT_THROW((void)memory_.read(at("none")), model::InputError);
}

TEST_F(Twins, AgreeOnWhatRemovingLeaves) {
  fs::remove_all(at("b"));
  memory_.remove(at("b"));
  for (const std::string name : asked_names) {
    EXPECT_EQ(memory_.kind(at(name)), disk_.kind(at(name))) << name;
  }
}

TEST(MemoryTree, KnowsDevicesAndVariables) {
  MemoryTree tree;
  tree.device("/dev/null");
  tree.set("HOME", "/people/ann");
  EXPECT_EQ(tree.kind("/dev/null"), Kind::other);
  EXPECT_EQ(tree.kind("/dev"), Kind::folder);
  EXPECT_EQ(tree.read_if_there("/dev/null").has_value(), false);
  EXPECT_EQ(tree.variable("HOME"), "/people/ann");
  EXPECT_EQ(tree.variable("PATH"), std::nullopt);
}

TEST(MemoryTree, RefusesForbiddenPaths) {
  MemoryTree tree = {{"/a/b.py", "x"}};
  tree.forbid("/a/b.py");
  EXPECT_TRUE(tree.is_file("/a/b.py"));
  EXPECT_THROW((void)tree.read_if_there("/a/b.py"), model::InputError);
  tree.forbid("/a");
  EXPECT_EQ(tree.entries("/a"), std::nullopt);
}

TEST(MemoryTree, ListsItsFiles) {
  MemoryTree tree = {{"/b/c", ""}, {"/a", ""}};
  tree.link("/d", "/a");
  EXPECT_THAT(tree.files(), ElementsAre("/a", "/b/c"));
}

}  // namespace
}  // namespace splitter::support
