#include "splitter/pytest/named_workers.hpp"

#include "support/memory_tree.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

std::optional<NamedWorkers> named(const std::vector<std::string>& command,
                                  const std::string& addopts = "",
                                  const std::string& variable = "") {
  support::MemoryTree tree;
  tree.file("/suite/pytest.ini", "[pytest]\naddopts = " + addopts + "\n");
  tree.set("PYTEST_ADDOPTS", variable);
  return named_workers(command, "/suite", tree);
}

TEST(NamedWorkers, AreReadInEachForm) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"-n", "3"},
                                                {"-n3"},
                                                {"--numprocesses", "3"},
                                                {"--numprocesses=3"}}) {
    const auto found = named(words);
    ASSERT_TRUE(found) << words.front();
    EXPECT_EQ(found->option, "-n 3");
    EXPECT_EQ(found->where, "the command");
    EXPECT_EQ(found->count, 3U);
  }
  EXPECT_EQ(named({"-n", "auto"})->count, std::nullopt);
}

TEST(NamedWorkers, TheCommandCountsBeforeTheEnvironmentAndThatBeforeAddopts) {
  EXPECT_EQ(named({}, "-n 2")->where, "addopts");
  EXPECT_EQ(named({}, "-n 2", "-n 4")->where, "PYTEST_ADDOPTS");
  EXPECT_EQ(named({"-n5", "-n6"}, "-n 2", "-n 4")->count, 6U);
}

TEST(NamedWorkers, AreNoneWhereXdistIsSwitchedOff) {
  EXPECT_FALSE(named({"-q", "--no-header", "-k", "n"}));
  EXPECT_FALSE(named({"-n0"}, "-n 2"));
  EXPECT_FALSE(named({"-p", "no:xdist"}, "-n 2"));
}

}  // namespace
}  // namespace splitter::pytest
