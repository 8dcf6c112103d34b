#include "planning/doctor_machine.hpp"

#include "splitter/system/machine.hpp"
#include "support/checkups.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"
#include "support/solved.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t mebibyte = std::int64_t{1} << 20U;
/// More than any machine has.
constexpr std::int64_t too_much = std::int64_t{1} << 55U;

model::Checkup examined(const ProblemBuilder& builder) {
  model::Checkup checkup;
  examine_memory(support::solved(builder), checkup);
  return checkup;
}

ProblemBuilder two_tests(std::int64_t peak) {
  ProblemBuilder builder;
  builder.test("a.py::small", 10).test("b.py::large", 10).groups(2).baseline(mebibyte);
  builder.memory("a.py::small", mebibyte, 0).memory("b.py::large", peak, 0);
  return builder;
}

TEST(ExamineMemory, ATestThatNeedsMoreThanTheMachineHasIsAFault) {
  const model::Checkup checkup = examined(two_tests(too_much));
  EXPECT_THAT(named(checkup), ElementsAre("fault memory"));
  EXPECT_EQ(finding(checkup, "memory").where, "b.py::large");
  EXPECT_THAT(finding(checkup, "memory").action, HasSubstr("more memory"));
}

TEST(ExamineMemory, WhatFitsIsFine) {
  EXPECT_THAT(named(examined(two_tests(2 * mebibyte))), IsEmpty());
}

TEST(ExamineMemory, UnknownMemoryIsNoFault) {
  ProblemBuilder builder;
  builder.test("a.py::f", 10).groups(1);
  EXPECT_THAT(named(examined(builder)), IsEmpty());
}

TEST(ExamineMemory, ALimitThatWasSaidCountsBeforeTheMachine) {
  ProblemBuilder broken = two_tests(8 * mebibyte);
  broken.memory_limit(4 * mebibyte);
  const model::Checkup checkup = examined(broken);
  EXPECT_THAT(named(checkup), ElementsAre("fault memory"));
  EXPECT_EQ(finding(checkup, "memory").where, "--memory-limit");
  EXPECT_THAT(finding(checkup, "memory").cause, HasSubstr("no job runs"));
  ProblemBuilder kept = two_tests(8 * mebibyte);
  EXPECT_THAT(named(examined(kept.memory_limit(64 * mebibyte))), IsEmpty());
}

TEST(ExamineMachine, SaysWhatThereIs) {
  const support::InFolder folder;
  model::Checkup checkup;
  examine_machine(support::request_for(1, 2), checkup);
  EXPECT_THAT(fact(checkup, "machine"), HasSubstr("core"));
  EXPECT_THAT(fact(checkup, "machine"), HasSubstr("memory"));
  ASSERT_EQ(checkup.facts.front().numbers.front().first, "cores");
  EXPECT_EQ(checkup.facts.front().numbers.front().second, system::cores());
  EXPECT_THAT(named(checkup), IsEmpty()) << "one worker is not too many";
}

TEST(ExamineMachine, AllCoresAreTooManyOnlyWhereSomeAreNotGranted) {
  const support::InFolder folder;
  Request request = support::request_for(1, 2);
  request.runners.all_cores = true;
  model::Checkup checkup;
  examine_machine(request, checkup);
  const auto granted = system::granted_cores();
  const bool fewer = granted && *granted < system::cores() * 100;
  EXPECT_EQ(checkup.findings.size(), fewer ? 1U : 0U);
}

}  // namespace
}  // namespace splitter::planning
