#include "splitter/pytest/whole_suite.hpp"

#include "support/checkout.hpp"
#include "support/memory_tree.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> clashes_in(const support::MemoryTree& tree,
                                    const std::vector<std::string>& command = {}) {
  std::vector<std::string> found;
  for (const ClashingOption& one : clashing_options(command, "/suite/sub", tree)) {
    found.push_back(one.where + ": " + one.option);
  }
  return found;
}

TEST(ClashingOptions, StandInTheCommandTheEnvironmentAndTheConfiguration) {
  support::MemoryTree tree;
  tree.file("/suite/pytest.ini", "[pytest]\naddopts = -ra --cov-fail-under=90\n");
  tree.set("PYTEST_ADDOPTS", "--splits 4 --group 1");
  EXPECT_THAT(
      clashes_in(tree, {"pytest", "--picked"}),
      ElementsAre(
          "the command: --picked", "PYTEST_ADDOPTS: --splits", "addopts: --cov-fail-under"));
}

TEST(ClashingOptions, AreReadFromListsOfTomlToo) {
  support::MemoryTree tree;
  tree.file("/suite/pyproject.toml",
            "[tool.pytest.ini_options]\naddopts = [\"--num-shards\", \"3\"]\n");
  EXPECT_THAT(clashes_in(tree), ElementsAre("addopts: --num-shards"));
}

TEST(ClashingOptions, AreNoneWithValuesThatDoNothing) {
  const support::MemoryTree tree;
  EXPECT_THAT(clashes_in(tree,
                         {"--cov-fail-under=0",
                          "--splits=1",
                          "--cdist-group",
                          "1/1",
                          "--picked=first",
                          "--cov",
                          "tests"}),
              IsEmpty());
}

TEST(ClashingOptions, AFloorOfCoverageMayStandInCoveragesOwnSettings) {
  support::MemoryTree tree;
  tree.file("/suite/sub/pyproject.toml",
            "[tool.coverage.run]\nfail_under = 1\n[tool.coverage.report]\nfail_under = 90\n");
  EXPECT_THAT(clashes_in(tree), IsEmpty()) << "nothing is measured";
  EXPECT_THAT(clashes_in(tree, {"--cov=src"}), ElementsAre("pyproject.toml: fail_under"));
  EXPECT_THAT(clashes_in(tree, {"--cov=src", "--cov-fail-under=0"}), IsEmpty());
  tree.file("/suite/sub/.coveragerc", "[report]\nfail_under = 0.0\n");
  EXPECT_THAT(clashes_in(tree, {"--cov"}), ElementsAre("pyproject.toml: fail_under"));
}

TEST(ClashingOptions, SoMayALimitOfWarnings) {
  support::MemoryTree tree;
  tree.file("/suite/pytest.ini", "[pytest]\nmax_warnings = 3\n");
  EXPECT_THAT(clashes_in(tree), ElementsAre("pytest's configuration: max_warnings"));
  EXPECT_THAT(clashes_in(tree, {"--max-warnings", "5"}),
              ElementsAre("the command: --max-warnings", "pytest's configuration: max_warnings"));
}

TEST(ClashingOptions, TheNearestConfigurationCounts) {
  support::MemoryTree tree;
  tree.file("/suite/pytest.ini", "[pytest]\naddopts = --splits 3\n");
  tree.file("/suite/sub/pytest.ini", "[pytest]\n");
  EXPECT_THAT(clashes_in(tree), IsEmpty());
}

TEST(ClashingOptions, WordsThatCannotBeReadTellNothing) {
  support::MemoryTree tree;
  tree.set("PYTEST_ADDOPTS", "--splits '4");
  EXPECT_THAT(clashes_in(tree), IsEmpty());
}

/// The cases that tests/python checks the package's own search with.
TEST(ClashingOptions, OfOtherSplittersAreThoseOfTheSharedTable) {
  const json table =
      json::parse(std::ifstream(support::checkout() / "tests/data/other_splitters.json"));
  json options = json::array();
  for (const ClashingName& known : clashing_names) {
    if (known.clash == Clash::divides) {
      options.push_back(known.name);
    }
  }
  EXPECT_EQ(options, table["options"]);
  const support::MemoryTree tree;
  for (const json& entry : table["cases"]) {
    const auto command = entry[0].get<std::vector<std::string>>();
    const auto found = clashing_options(command, "/suite", tree);
    EXPECT_EQ(found.empty() ? json() : json(found.front().option), entry[1]) << entry;
  }
}

}  // namespace
}  // namespace splitter::pytest
