#include "splitter/planning/shard.hpp"

#include "splitter/planning/request.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::planning {
namespace {

const ValueOrigin typed;
const ValueOrigin by_variable{Layer::variable, "SPLITTER_GROUP"};
const ValueOrigin by_file{Layer::file, ".splitter.yml", ".splitter.yml: line 1"};

ValueOrigin by_gitlab(const std::string& variable) {
  return {Layer::ci, "GitLab", "GitLab: " + variable};
}

TEST(RequiredGroup, CountsFromZero) {
  Request settings;
  settings.shard.group = model::GroupNumber{3};
  EXPECT_EQ(required_group(settings), 2U);
}

TEST(RequiredGroup, IsAnErrorWhereNobodySaid) {
  EXPECT_EQ(support::input_error_of([] { return required_group({}); }).where(), "--group");
}

TEST(RequiredGroup, HasTheHintOfTheCi) {
  support::NoCi environment;
  const auto hint = [] {
    return support::input_error_of([] { return required_group({}); }).hint();
  };
  EXPECT_NE(hint().find("say --group K"), std::string::npos);
  environment.set("GITHUB_ACTIONS", "true");
  EXPECT_NE(hint().find("${{ matrix.group }}"), std::string::npos);
}

TEST(Origins, NameWhatTheUserDidNotType) {
  EXPECT_EQ(origins({4, model::GroupNumber{2}, typed, typed}), "");
  EXPECT_EQ(origins({4, model::GroupNumber{2}, typed, by_variable}), " (SPLITTER_GROUP)");
  EXPECT_EQ(
      origins({4, model::GroupNumber{2}, by_gitlab("CI_NODE_TOTAL"), by_gitlab("CI_NODE_INDEX")}),
      " (GitLab)");
  EXPECT_EQ(origins({4, model::GroupNumber{2}, by_file, by_gitlab("X")}),
            " (GitLab, .splitter.yml)");
}

}  // namespace
}  // namespace splitter::planning
