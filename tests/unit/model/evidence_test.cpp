#include "splitter/model/evidence.hpp"

#include <gtest/gtest.h>

#include <span>
#include <vector>

namespace splitter::model {
namespace {

TEST(Evidence, HoldsTheSamplesAndUsesOfEachTest) {
  Evidence evidence;
  const std::vector<Sample> samples = {{.session = 0, .own = Microseconds{1}},
                                       {.session = 1, .own = Microseconds{2}}};
  evidence.add_test(
      NodeId{"a.py::f"}, "a.py", std::span(samples).first(1), std::vector<ScopeIndex>{3});
  evidence.add_test(NodeId{"b.py"}, "b.py", samples, {});
  EXPECT_EQ(evidence.samples_of(evidence.tests[0]).size(), 1U);
  EXPECT_EQ(evidence.samples_of(evidence.tests[1])[1].own, Microseconds{2});
  EXPECT_EQ(evidence.uses_of(evidence.tests[0])[0], 3U);
  EXPECT_TRUE(evidence.uses_of(evidence.tests[1]).empty());
  EXPECT_EQ(evidence.block_of(evidence.tests[0]).block, "a.py");
  EXPECT_EQ(evidence.block_of(evidence.tests[0]).rest, "::f");
  EXPECT_EQ(evidence.block_of(evidence.tests[1]).block, "b.py");
}

TEST(Evidence, SaysWhetherATestHasRunUnlessEverySessionSkippedIt) {
  Evidence evidence;
  evidence.samples = {{.session = 0, .outcome = Outcome::skipped},
                      {.session = 1, .outcome = Outcome::failed}};
  TestEvidence test;
  EXPECT_FALSE(evidence.has_run(test));
  test.samples_end = 1;
  EXPECT_FALSE(evidence.has_run(test));
  test.samples_end = 2;
  EXPECT_TRUE(evidence.has_run(test));
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
  const PlannedJob job{
      .run = "r", .group = GroupNumber{2}, .groups = 3, .planned = Microseconds{1}, .tests = 1};
  EXPECT_TRUE(job.is_known());
  const auto with = [&job](auto change) {
    PlannedJob other = job;
    change(other);
    return other.is_known();
  };
  EXPECT_FALSE(with([](PlannedJob& it) { it.planned = Microseconds{0}; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.tests = 0; }));
  EXPECT_TRUE(with([](PlannedJob& it) { it.group = GroupNumber{3}; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.group = GroupNumber{4}; }));
  EXPECT_FALSE(with([](PlannedJob& it) { it.groups = most_groups + 1; }));
}

}  // namespace
}  // namespace splitter::model
