#include "splitter/pytest/unsteady_options.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::IsEmpty;
using Places = std::vector<OptionPlace>;

TEST(OptionsOfMemory, AreNamedWithTheirPlaces) {
  const Places places = {
      {"the command", {"-q"}}, {"PYTEST_ADDOPTS", {"--testmon"}}, {"addopts", {"-ra", "--lf"}}};
  const auto found = options_of_memory(places);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].option, "--testmon");
  EXPECT_EQ(found[0].where, "PYTEST_ADDOPTS");
  EXPECT_EQ(found[1].option, "--lf");
  EXPECT_EQ(found[1].where, "addopts");
}

TEST(OptionsOfMemory, AreNotThoseThatOnlyOrder) {
  const Places places = {{"addopts", {"--ff", "--nf", "--testmon-noselect", "--lfnf", "all"}}};
  EXPECT_THAT(options_of_memory(places), IsEmpty());
  EXPECT_THAT(options_of_memory({}), IsEmpty());
}

class ShufflingPlugin : public ::testing::Test {
 protected:
  [[nodiscard]] std::string found(const std::vector<std::string>& words) const {
    const Places places = {{"addopts", words}};
    return shuffling_plugin(environment_, blocked_, places);
  }

  Environment environment_{.distributions = {"pytest-8.4.2.dist-info"}};
  std::vector<std::string> blocked_;
};

TEST_F(ShufflingPlugin, IsThereIfInstalledWithoutASeed) {
  EXPECT_EQ(found({}), "");
  environment_.distributions.emplace_back("pytest_randomly-4.0.1.dist-info");
  EXPECT_EQ(found({}), "pytest-randomly");
  EXPECT_EQ(found({"--randomly-seed=last"}), "pytest-randomly");
  EXPECT_EQ(found({"--randomly-seed=1"}), "");
  EXPECT_EQ(found({"--randomly-dont-reorganize"}), "");
}

TEST_F(ShufflingPlugin, IsNoneIfItIsNotLoaded) {
  environment_.distributions.emplace_back("pytest_randomly-4.0.1.dist-info");
  blocked_ = {"randomly"};
  EXPECT_EQ(found({}), "");
  blocked_.clear();
  environment_.autoload = false;
  EXPECT_EQ(found({}), "");
}

TEST_F(ShufflingPlugin, MayWaitForItsOption) {
  environment_.distributions.emplace_back("pytest_random_order-1.2.0.dist-info");
  EXPECT_EQ(found({}), "");
  EXPECT_EQ(found({"--random-order-bucket=module"}), "pytest-random-order");
  EXPECT_EQ(found({"--random-order", "--random-order-seed=3"}), "");
}

}  // namespace
}  // namespace splitter::pytest
