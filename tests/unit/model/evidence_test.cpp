#include "splitter/model/evidence.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(TestEvidence, HasRunUnlessEverySessionSkippedIt) {
  TestEvidence test;
  EXPECT_FALSE(test.has_run());
  test.samples.push_back({.session = 0, .outcome = Outcome::skipped});
  EXPECT_FALSE(test.has_run());
  test.samples.push_back({.session = 1, .outcome = Outcome::failed});
  EXPECT_TRUE(test.has_run());
}

TEST(ScopeEvidence, OfEqualIdsTheImportComesFirst) {
  const ScopeEvidence import{.kind = ScopeKind::import, .id = "a.py"};
  const ScopeEvidence fixture{.kind = ScopeKind::session, .id = "a.py"};
  const ScopeEvidence later{.kind = ScopeKind::import, .id = "b.py"};
  EXPECT_LT(import.key(), fixture.key());
  EXPECT_LT(fixture.key(), later.key());
}

TEST(JobPart, IsAWorkerIfItsNameSaysOne) {
  EXPECT_TRUE((JobPart{.name = "gw0/71"}.is_worker()));
  EXPECT_FALSE((JobPart{.name = "/71"}.is_worker()));
}

TEST(PlannedJob, IsKnownIfItsFiguresMakeSense) {
  const PlannedJob job{.run = "r", .group = 2, .groups = 3, .planned = Microseconds{1}, .tests = 1};
  EXPECT_TRUE(job.is_known());
  const auto with = [&job](auto change) {
    PlannedJob other = job;
    change(other);
    return other.is_known();
  };
  EXPECT_FALSE(with([](PlannedJob& it) { it.planned = Microseconds{0}; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.tests = 0; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.group = 0; })) << "groups are numbered from 1";
  EXPECT_TRUE(with([](PlannedJob& it) { it.group = 3; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.group = 4; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.groups = most_groups + 1; }));
}

}  // namespace
}  // namespace splitter::model
