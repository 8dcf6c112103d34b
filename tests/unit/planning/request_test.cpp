#include "splitter/planning/request.hpp"

#include <gtest/gtest.h>

namespace splitter::planning {
namespace {

TEST(ValueOrigin, IsRemarkedUnlessTheValueWasTyped) {
  EXPECT_EQ(ValueOrigin{}.remark(), "");
  const ValueOrigin job{Layer::ci, "GitLab", "GitLab: CI_NODE_INDEX"};
  EXPECT_FALSE(job.typed());
  EXPECT_EQ(job.remark(), " (GitLab: CI_NODE_INDEX)");
  EXPECT_EQ((ValueOrigin{Layer::file, ".splitter.yml"}.remark()), " (.splitter.yml)");
}

TEST(Request, AsksForAWholeSuiteWithoutNumbers) {
  const Request request;
  EXPECT_TRUE(request.tests.empty());
  EXPECT_FALSE(request.shard.splits.has_value());
  EXPECT_FALSE(request.shard.group.has_value());
  EXPECT_FALSE(request.delivery.has_value());
  EXPECT_TRUE(request.runners.calibrated);
}

}  // namespace
}  // namespace splitter::planning
