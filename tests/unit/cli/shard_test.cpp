#include "cli/shard.hpp"

#include "cli/values.hpp"
#include "support/errors.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::cli {
namespace {

const std::string typed(from_command_line);

TEST(RequiredGroup, CountsFromZero) {
  Settings settings;
  settings.shard.group = 3;
  EXPECT_EQ(required_group(settings), 2U);
}

TEST(RequiredGroup, IsAnErrorWhereNobodySaid) {
  EXPECT_EQ(support::input_error_of([] { return required_group({}); }).where(), "--group");
}

TEST(Origins, NameWhatTheUserDidNotType) {
  EXPECT_EQ(origins({4, 2, typed, typed}), "");
  EXPECT_EQ(origins({4, 2, typed, "SPLITTER_GROUP"}), " (SPLITTER_GROUP)");
  EXPECT_EQ(origins({4, 2, "GitLab: CI_NODE_TOTAL", "GitLab: CI_NODE_INDEX"}), " (GitLab)");
  EXPECT_EQ(origins({4, 2, ".splitter.yml: line 1", "GitLab: X"}), " (GitLab, .splitter.yml)");
}

}  // namespace
}  // namespace splitter::cli
