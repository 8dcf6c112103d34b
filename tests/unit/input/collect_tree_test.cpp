#include "input/collect_tree.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The ids of a tree whose lines are all read as such.
std::vector<std::string> ids_of(const std::vector<std::string_view>& lines, int pytest = 8) {
  const model::SourceText source = source_of("", "tree");
  CollectTree tree(source);
  tree.set_major_version(pytest);
  for (const std::string_view line : lines) {
    tree.read(line, 0);
  }
  return tree.ids();
}

TEST(CollectTree, ALineIsAKindAndANameInAngleBrackets) {
  EXPECT_TRUE(CollectTree::is_tree_line("<Dir repo>"));
  EXPECT_TRUE(CollectTree::is_tree_line("    <Function test_p[e>f]>"));
  EXPECT_TRUE(CollectTree::is_tree_line("  <TestCaseFunction test_x>"));
  EXPECT_TRUE(CollectTree::is_tree_line("  <DoctestItem pkg.mod.f>"));
  EXPECT_TRUE(CollectTree::is_tree_line("<Module with blank.py>"));
}

TEST(CollectTree, OtherLinesAreNoneOfIts) {
  for (const char* line : {"",
                           "   ",
                           "a.py::f",
                           "<Module>",
                           "< Module x>",
                           "<Module x",
                           "Module x>",
                           "<a.b c>",
                           " <Function odd_indent>",
                           "<>",
                           "< >",
                           "<é x>"}) {
    EXPECT_FALSE(CollectTree::is_tree_line(line)) << line;
  }
}

// Docstrings stand between the lines of the tree with -v, and may hold markup.
TEST(CollectTree, MarkupInDocstringsIsNoneOfIts) {
  EXPECT_FALSE(CollectTree::is_tree_line("      <div class='x'>"));
  EXPECT_FALSE(CollectTree::is_tree_line("      <b bold>text</b>"));
  EXPECT_FALSE(CollectTree::is_tree_line("      <xs:element name='x'>"));
}

TEST(CollectTree, TheFirstFolderIsTheRoot) {
  EXPECT_THAT(ids_of({"<Dir repo>", "  <Module a.py>", "    <Function f>"}),
              ElementsAre("a.py::f"));
}

TEST(CollectTree, TheRootMayBeAPackage) {
  EXPECT_THAT(ids_of({"<Package repo>", "  <Module a.py>", "    <Function f>"}),
              ElementsAre("a.py::f"));
}

TEST(CollectTree, FoldersAndPackagesMakeThePath) {
  EXPECT_THAT(ids_of({"<Dir repo>",
                      "  <Dir tests>",
                      "    <Package pkg>",
                      "      <Module a.py>",
                      "        <Function f>",
                      "  <Module b.py>",
                      "    <Function g>"}),
              ElementsAre("tests/pkg/a.py::f", "b.py::g"));
}

TEST(CollectTree, ClassesNestInsideFiles) {
  EXPECT_THAT(
      ids_of({"<Dir repo>",
              "  <Module a.py>",
              "    <Class TestK>",
              "      <Function m>",
              "      <Class TestInner>",
              "        <Function i>",
              "      <Function n>",
              "    <Function f>"}),
      ElementsAre("a.py::TestK::m", "a.py::TestK::TestInner::i", "a.py::TestK::n", "a.py::f"));
}

TEST(CollectTree, NamesMayHoldAnything) {
  EXPECT_THAT(ids_of({"<Dir repo>",
                      "  <Module a.py>",
                      "    <Function f[<Module b.py>]>",
                      "    <Function f[a b]>",
                      "    <Function f[]>"}),
              ElementsAre("a.py::f[<Module b.py>]", "a.py::f[a b]", "a.py::f[]"));
}

TEST(CollectTree, DoctestsAreLeavesOfTheirFiles) {
  EXPECT_THAT(ids_of({"<Dir repo>",
                      "  <DoctestTextfile readme.txt>",
                      "    <DoctestItem readme.txt>",
                      "  <DoctestModule m.py>",
                      "    <DoctestItem m.f>"}),
              ElementsAre("readme.txt::readme.txt", "m.py::m.f"));
}

TEST(CollectTree, Pytest7DrawsFilesWithTheirPaths) {
  EXPECT_THAT(
      ids_of({"<Module tests/a.py>", "  <Function f>", "<Module b.py>", "  <Function g>"}, 7),
      ElementsAre("tests/a.py::f", "b.py::g"));
}

TEST(CollectTree, Pytest7DoesNotSayWhereAPackageIs) {
  const model::InputError error = input_error_of([] { return ids_of({"<Package b>"}, 7); });
  EXPECT_EQ(error.where(), "tree: line 1");
  EXPECT_STREQ(error.what(), "`<Package b>` does not tell in which folder it is");
}

// pytest 8 draws exactly one root, so a second line without indentation is pytest 7 (which may have
// been told to print no header): its packages do not say where they are.
TEST(CollectTree, WithoutAHeaderTwoRootsArePytest7) {
  const model::InputError error = input_error_of([] {
    return ids_of({"<Module tests/a.py>",
                   "  <Function f>",
                   "<Package b>",
                   "  <Module x.py>",
                   "    <Function f>"});
  });
  EXPECT_STREQ(error.what(), "`<Package b>` does not tell in which folder it is");
}

TEST(CollectTree, ALineWithoutAParentIsAnError) {
  const model::InputError error = input_error_of([] {
    return ids_of({"<Dir repo>", "    <Module a.py>"});
  });
  EXPECT_STREQ(error.what(), "this line of the tree has no parent");
}

TEST(CollectTree, FilesWithoutTestsHaveNoIds) {
  EXPECT_THAT(ids_of({"<Dir repo>", "  <Module a.py>", "  <Module b.py>"}), IsEmpty());
  EXPECT_THAT(ids_of({}), IsEmpty());
}

}  // namespace
}  // namespace splitter::input
