#include "splitter/pytest/tied_tests.hpp"

#include "support/memory_tree.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::MemoryTree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The sets of ids that are tied, of an environment that nobody knows.
std::vector<std::vector<std::string>> tied(const MemoryTree& tree,
                                           const std::vector<std::string>& ids) {
  const auto suite = support::suite_of(ids);
  std::vector<std::vector<std::string>> sets;
  const SuiteRun run{.rootdir = "/suite", .command = {"pytest"}, .folder = "/suite"};
  for (const Ties& ties : find_ties(*suite, run, tree)) {
    for (const TiedTests& set : ties.sets) {
      auto& names = sets.emplace_back();
      for (const model::TestIndex test : set.tests) {
        names.emplace_back(suite->nodes()[test].id.text());
      }
    }
  }
  return sets;
}

constexpr const char* plainly_marked = "@pytest.mark.dependency()\ndef test_1(): pass\n";
constexpr const char* far = "@pytest.mark.dependency(depends=['x'], scope='session')\n";
constexpr const char* ordered = "@pytest.mark.order(1)\ndef test_1(): pass\n";
const std::vector<std::string> ids = {
    "test_a.py::test_1", "test_a.py::test_2", "test_b.py::test_1", "test_c.py::test_1"};

TEST(FindTies, KeepsAFileWithMarksWhole) {
  EXPECT_THAT(tied({{"/suite/test_a.py", plainly_marked}}, ids),
              ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KeepsFilesTogetherWhereOneDependsOnAnother) {
  EXPECT_THAT(tied({{"/suite/test_a.py", plainly_marked}, {"/suite/test_b.py", far}}, ids),
              ElementsAre(ElementsAre(ids[0], ids[1], ids[2])));
}

TEST(FindTies, SeesMarksOfHelpersAndOfConftest) {
  EXPECT_THAT(
      tied({{"/suite/test_a.py", "from marks import dep\n"}, {"/suite/marks.py", plainly_marked}},
           ids),
      ElementsAre(ElementsAre(ids[0], ids[1])));
  EXPECT_THAT(tied({{"/suite/test_a.py", ""}, {"/suite/conftest.py", plainly_marked}}, ids),
              ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KeepsPositionsOfAllFilesTogetherUnlessTheyAreOfOne) {
  EXPECT_THAT(tied({{"/suite/test_a.py", ordered}, {"/suite/test_c.py", ordered}}, ids),
              ElementsAre(ElementsAre(ids[0], ids[1], ids[3])));
  EXPECT_THAT(tied({{"/suite/test_a.py", ordered},
                    {"/suite/test_c.py", ordered},
                    {"/suite/pytest.ini", "[pytest]\naddopts = --order-scope=module\n"}},
                   ids),
              ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KeepsExamplesOfADocumentTogether) {
  EXPECT_THAT(tied({}, {"a.rst::line:1", "a.rst::line:3", "test_a.py::test_1"}),
              ElementsAre(ElementsAre("a.rst::line:1", "a.rst::line:3")));
}

TEST(FindTies, KnowsIncrementalClassesByTheConftest) {
  const char* steps = "@pytest.mark.incremental\nclass TestA: pass\n";
  EXPECT_THAT(tied({{"/suite/test_a.py", steps}}, ids), IsEmpty());
  EXPECT_THAT(tied({{"/suite/test_a.py", steps}, {"/suite/conftest.py", "'incremental'"}}, ids),
              ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KeepsTheStatusOfMypyWithAFileThatIsChecked) {
  EXPECT_THAT(
      tied({}, {"a.py::mypy", "a.py::mypy-status", "a.py::test_1", "b.py::mypy", "b.py::test_1"}),
      ElementsAre(ElementsAre("a.py::mypy", "a.py::mypy-status")));
}

}  // namespace
}  // namespace splitter::pytest
