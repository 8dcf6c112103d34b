#include "splitter/pytest/option_places.hpp"

#include "support/memory_tree.hpp"

#include <gmock/gmock.h>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ConfigAbove, IsTheNearest) {
  const support::MemoryTree tree = {{"/suite/pytest.ini", "[pytest]\ncache_dir = far\n"},
                                    {"/suite/sub/setup.cfg", "[metadata]\n"},
                                    {"/suite/sub/tox.ini", "[pytest]\ncache_dir = near\n"}};
  EXPECT_THAT(config_above("/suite/sub", tree).settings.at("cache_dir").texts, ElementsAre("near"));
  EXPECT_THAT(config_above("/suite", tree).settings.at("cache_dir").texts, ElementsAre("far"));
  EXPECT_FALSE(config_above("/", tree).present);
}

TEST(OptionPlaces, AreTheCommandTheEnvironmentAndTheConfiguration) {
  support::MemoryTree tree = {{"/suite/pytest.ini", "[pytest]\naddopts = -q 'a b'\n"}};
  tree.set("PYTEST_ADDOPTS", "-x");
  const std::vector<std::string> command = {"-v"};
  const auto places = option_places(command, config_above("/suite", tree), tree);
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].where, "the command");
  EXPECT_THAT(places[0].words, ElementsAre("-v"));
  EXPECT_EQ(places[1].where, "PYTEST_ADDOPTS");
  EXPECT_THAT(places[1].words, ElementsAre("-x"));
  EXPECT_EQ(places[2].where, "addopts");
  EXPECT_THAT(places[2].words, ElementsAre("-q", "a b"));
}

TEST(OptionPlaces, HaveNoWordsThatCannotBeRead) {
  support::MemoryTree tree;
  tree.set("PYTEST_ADDOPTS", "'open");
  EXPECT_THAT(option_places({}, config_above("/", tree), tree)[1].words, IsEmpty());
}

}  // namespace
}  // namespace splitter::pytest
