#include "splitter/pytest/tied_tests.hpp"

#include "support/checkouts.hpp"
#include "support/memory_tree.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace splitter::pytest {
namespace {

using support::MemoryTree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// The sets of ids that are tied. Nobody knows the environment of a plain MemoryTree.
std::vector<std::vector<std::string>> tied(const MemoryTree& tree,
                                           const std::vector<std::string>& ids,
                                           const std::vector<std::string>& command = {"pytest"}) {
  const auto suite = support::suite_of(ids);
  std::vector<std::vector<std::string>> sets;
  const SuiteRun run{.rootdir = "/suite", .command = command, .folder = "/suite"};
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

TEST(FindTies, BelievesAMarkOnlyWhereItsPluginMayBeInstalled) {
  support::Checkout checkout = {{"test_a.py", plainly_marked}};
  EXPECT_THAT(tied(checkout, ids), IsEmpty());
  checkout.install("pytest_dependency_free-1.0");
  EXPECT_THAT(tied(checkout, ids), ElementsAre(ElementsAre(ids[0], ids[1])))
      << "a distribution of that name may bring the module";
  support::Checkout installed = {{"test_a.py", plainly_marked}};
  installed.install("pytest-dependency-0.6.0");
  EXPECT_THAT(tied(installed, ids), ElementsAre(ElementsAre(ids[0], ids[1])));
  const support::Checkout beside = {{"test_a.py", plainly_marked}, {"pytest_dependency.py", ""}};
  EXPECT_THAT(tied(beside, ids), ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KnowsThePluginsByTheirMarks) {
  const auto reasons = [](const char* text) {
    const MemoryTree tree = {{"/suite/test_a.py", text}, {"/suite/test_b.py", text}};
    const auto suite = support::suite_of(ids);
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const Ties& ties : find_ties(
             *suite, {.rootdir = "/suite", .command = {"pytest"}, .folder = "/suite"}, tree)) {
      found.emplace_back(ties.reason, ties.sets.at(0).tests.size());
    }
    return found;
  };
  EXPECT_THAT(reasons("@pytest.mark.depends(on=['test_1'])\n"),
              ElementsAre(Pair("pytest-depends", 3U)));
  EXPECT_THAT(reasons("@pytest.mark.run(order=2)\n"), ElementsAre(Pair("pytest-ordering", 3U)));
  EXPECT_THAT(reasons("@pytest.mark.second_to_last\n"), ElementsAre(Pair("pytest-ordering", 3U)));
  EXPECT_THAT(reasons("@pytest.mark.test_steps('a', 'b')\n"), ElementsAre(Pair("pytest-steps", 2U)))
      << "never farther than a file";
  EXPECT_THAT(reasons("@pytest.mark.slow\n"), IsEmpty());
}

TEST(FindTies, TakesInFilesThatMarkedOnesName) {
  EXPECT_THAT(
      tied({{"/suite/test_a.py", "@pytest.mark.order(after='./test_c.py::test_1')\n"}}, ids),
      ElementsAre(ElementsAre(ids[0], ids[1], ids[3])));
}

TEST(FindTies, ReadsTheScopeOfPositionsFromAllThatSetsOptions) {
  const std::vector<std::vector<std::string>> near = {{ids[0], ids[1]}};
  const std::vector<std::vector<std::string>> far_away = {{ids[0], ids[1], ids[2]}};
  const auto with = [](const char* ini, const char* variable, const char* option) {
    MemoryTree tree = {{"/suite/test_a.py", ordered}, {"/suite/test_b.py", ordered}};
    tree.file("/suite/pytest.ini", ini);
    tree.set("PYTEST_ADDOPTS", variable);
    return tied(tree, ids, {"pytest", option});
  };
  EXPECT_EQ(with("", "", ""), far_away);
  EXPECT_EQ(with("", "--order-scope module", ""), near);
  EXPECT_EQ(with("", "", "--order-scope=class"), near);
  EXPECT_EQ(with("", "", "--order-scope-level=1"), far_away);
  EXPECT_EQ(with("", "", "--order-scope=session"), far_away);
  EXPECT_EQ(with("addopts = --order-scope=module\n", "", "--order-scope=session"), far_away)
      << "one of both counts, and nobody asks which";
  EXPECT_EQ(with("# --order-scope=module\n ; --order-scope=module\n", "", ""), far_away);
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

TEST(FindTies, KnowsIncrementalClassesWhereAPluginMayKnowThem) {
  const char* steps = "@pytest.mark.incremental\nclass TestA: pass\n";
  const std::map<std::string, std::string> ways = {
      {"/suite/conftest.py", "pytest_plugins = ['steps']\n"},
      {"/suite/pytest.ini", "[pytest]\nmarkers = incremental: steps\n"},
      {"/suite/tox.ini", "[pytest]\naddopts = -p steps\n"}};
  for (const auto& [path, text] : ways) {
    EXPECT_THAT(tied({{"/suite/test_a.py", steps}, {path.c_str(), text.c_str()}}, ids),
                ElementsAre(ElementsAre(ids[0], ids[1])))
        << path;
  }
}

TEST(FindTies, KnowsSuchClassesByAnotherMarkToo) {
  const char* conftest =
      "def pytest_runtest_makereport(item, call):\n    if 'steps' in item.keywords: pass\n"
      "def pytest_runtest_setup(item):\n    if 'steps' in item.keywords: pass\n";
  EXPECT_THAT(tied({{"/suite/test_a.py", "@pytest.mark.steps\nclass TestA: pass\n"},
                    {"/suite/conftest.py", conftest}},
                   ids),
              ElementsAre(ElementsAre(ids[0], ids[1])));
}

TEST(FindTies, KeepsTheStatusOfMypyWithAFileThatIsChecked) {
  EXPECT_THAT(
      tied({}, {"a.py::mypy", "a.py::mypy-status", "a.py::test_1", "b.py::mypy", "b.py::test_1"}),
      ElementsAre(ElementsAre("a.py::mypy", "a.py::mypy-status")));
}

}  // namespace
}  // namespace splitter::pytest
