#include "input/evidence_builder.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::Evidence;
using model::Microseconds;
using model::Outcome;
using model::Sample;
using model::ScopeKind;
using model::SetUpSample;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Sample a_sample(model::SessionIndex session, int time, Outcome outcome = Outcome::passed) {
  return {.session = session, .outcome = outcome, .own = Microseconds{time}};
}

void add_one(EvidenceBuilder& builder, std::string_view id, const Sample& measured) {
  builder.add_test(id, std::vector<Sample>{measured});
}

/// A builder of two sessions: 0 is of the run `r1`, and 1 of `r2`.
EvidenceBuilder of_two_runs() {
  EvidenceBuilder builder;
  EXPECT_TRUE(builder.add_session("a", {.run = "r1", .id = "1"}));
  EXPECT_TRUE(builder.add_session("b", {.run = "r2", .id = "1"}));
  return builder;
}

std::vector<std::string_view> tests_in(const Evidence& evidence) {
  std::vector<std::string_view> ids;
  for (const model::TestEvidence& test : evidence.tests) {
    ids.push_back(test.id.text());
  }
  return ids;
}

std::vector<std::string_view> used_in(const Evidence& evidence, std::size_t test) {
  std::vector<std::string_view> ids;
  for (const model::ScopeIndex use : evidence.uses_of(evidence.tests.at(test))) {
    ids.push_back(evidence.scopes.at(use).id);
  }
  return ids;
}

TEST(EvidenceBuilder, OfNothingIsNothing) {
  const Evidence evidence = EvidenceBuilder().finish();
  EXPECT_THAT(evidence.sessions, IsEmpty());
  EXPECT_THAT(evidence.tests, IsEmpty());
}

TEST(EvidenceBuilder, ALabelNamesOneSession) {
  EvidenceBuilder builder = of_two_runs();
  EXPECT_FALSE(builder.add_session("a", {.run = "r3"}));
  EXPECT_EQ(builder.find_session("b"), 1U);
  EXPECT_EQ(builder.find_session("c"), std::nullopt);
}

TEST(EvidenceBuilder, SessionsAreSortedAndTakeTheirSamplesAlong) {
  EvidenceBuilder builder;
  EXPECT_TRUE(builder.add_session("new", {.run = "r2", .id = "1"}));
  EXPECT_TRUE(builder.add_session("late", {.run = "r1", .id = "2"}));
  EXPECT_TRUE(builder.add_session("old", {.run = "r1", .id = "1"}));
  builder.begin_file("a.py");
  builder.add_import({{0, Microseconds{7}, {}}, {2, Microseconds{5}, {}}});
  builder.add_test("a.py::f",
                   std::vector<Sample>{a_sample(0, 30), a_sample(1, 20), a_sample(2, 10)});
  const Evidence evidence = builder.finish();
  std::vector<std::pair<std::string, std::string>> names;
  for (const model::Session& session : evidence.sessions) {
    names.emplace_back(session.run, session.id);
  }
  EXPECT_THAT(names, ElementsAre(Pair("r1", "1"), Pair("r1", "2"), Pair("r2", "1")));
  EXPECT_THAT(evidence.samples_of(evidence.tests.at(0)),
              ElementsAre(a_sample(0, 10), a_sample(1, 20), a_sample(2, 30)));
  EXPECT_THAT(
      evidence.scopes.at(0).samples,
      ElementsAre(SetUpSample{0, Microseconds{5}, {}}, SetUpSample{2, Microseconds{7}, {}}));
}

TEST(EvidenceBuilder, OneSessionUnderTwoLabelsHasOneSampleATest) {
  EvidenceBuilder builder = of_two_runs();
  EXPECT_TRUE(builder.add_session("c", {.run = "r1", .id = "1"}));
  builder.begin_file("a.py");
  builder.add_test("a.py::f",
                   std::vector<Sample>{a_sample(0, 10), a_sample(2, 99), a_sample(1, 20)});
  const Evidence evidence = builder.finish();
  EXPECT_EQ(evidence.sessions.size(), 2U);
  EXPECT_THAT(evidence.samples_of(evidence.tests.at(0)),
              ElementsAre(a_sample(0, 10), a_sample(1, 20)));
}

TEST(EvidenceBuilder, ATestWithoutSamplesIsNone) {
  EvidenceBuilder builder = of_two_runs();
  builder.begin_file("a.py");
  builder.add_test("a.py::f", {});
  EXPECT_THAT(builder.finish().tests, IsEmpty());
}

TEST(EvidenceBuilder, TestsAreSortedAndUnited) {
  EvidenceBuilder builder = of_two_runs();
  builder.begin_file("b.py");
  add_one(builder, "b.py::f", a_sample(1, 40));
  add_one(builder, "b.py::f", a_sample(0, 30));
  builder.begin_file("a.py");
  add_one(builder, "a.py::g", a_sample(0, 20));
  builder.begin_file("b.py");
  add_one(builder, "b.py::f", a_sample(0, 99));
  add_one(builder, "b.py::e", a_sample(0, 10));
  const Evidence evidence = builder.finish();
  EXPECT_THAT(tests_in(evidence), ElementsAre("a.py::g", "b.py::e", "b.py::f"));
  EXPECT_THAT(evidence.samples_of(evidence.tests.at(2)),
              ElementsAre(a_sample(0, 30), a_sample(1, 40)))
      << "of two samples of a session the first counts";
  EXPECT_THAT(evidence.blocks, ElementsAre("a.py", "b.py"));
  EXPECT_EQ(evidence.block_of(evidence.tests[2]).rest, "::f");
}

TEST(EvidenceBuilder, AnImportAndAFixtureOfOneNameAreTwo) {
  EvidenceBuilder builder = of_two_runs();
  builder.begin_file("a.py");
  builder.add_fixture(ScopeKind::session, "a.py", {{0, Microseconds{1}, {}}});
  builder.add_import({{0, Microseconds{2}, {}}});
  builder.begin_file("a.py");
  builder.add_import({{1, Microseconds{3}, {}}, {0, Microseconds{99}, {}}});
  const Evidence evidence = builder.finish();
  ASSERT_EQ(evidence.scopes.size(), 2U);
  EXPECT_TRUE(evidence.scopes[0].is_import());
  EXPECT_THAT(
      evidence.scopes[0].samples,
      ElementsAre(SetUpSample{0, Microseconds{2}, {}}, SetUpSample{1, Microseconds{3}, {}}));
  EXPECT_EQ(evidence.scopes[1].kind, ScopeKind::session);
}

/// Tests of two files beside fixtures of the session, of a file and of a class.
EvidenceBuilder with_fixtures() {
  EvidenceBuilder builder = of_two_runs();
  builder.begin_file("");
  builder.add_fixture(ScopeKind::session, "net", {});
  builder.begin_file("a.py");
  builder.add_fixture(ScopeKind::test_class, "a.py::T::db", {});
  builder.add_fixture(ScopeKind::module, "a.py::tmp", {});
  for (const char* id : {"a.py::T::f[1]", "a.py::T::f[2]", "a.py::U::f[1]", "a.py::g"}) {
    add_one(builder, id, a_sample(0, 1));
  }
  return builder;
}

TEST(EvidenceBuilder, AFixtureIsUsedByAllTestsOfItsPlaceUnlessTheFileSaysByWhich) {
  const Evidence evidence = with_fixtures().finish();
  EXPECT_THAT(used_in(evidence, 0), ElementsAre("a.py::T::db", "a.py::tmp"));
  EXPECT_THAT(used_in(evidence, 2), ElementsAre("a.py::tmp"));
  EXPECT_THAT(used_in(evidence, 3), ElementsAre("a.py::tmp")) << "net is of no place";
}

TEST(EvidenceBuilder, AUseIsOfAllTestsOfTheFileOrOfThoseThatAreNamed) {
  EvidenceBuilder builder = with_fixtures();
  builder.add_use({.fixture = "net", .all = true});
  builder.add_use({.fixture = "a.py::tmp", .names = {"T::f[", "g"}});
  builder.add_use({.fixture = "a.py::T::db", .names = {"U::"}});
  builder.add_use({.fixture = "a.py::gone", .all = true});
  builder.begin_file("b.py");
  add_one(builder, "b.py::h", a_sample(0, 1));
  const Evidence evidence = builder.finish();
  EXPECT_THAT(used_in(evidence, 0), ElementsAre("a.py::tmp", "net"));
  EXPECT_THAT(used_in(evidence, 1), ElementsAre("a.py::tmp", "net"));
  EXPECT_THAT(used_in(evidence, 2), ElementsAre("a.py::T::db", "net"));
  EXPECT_THAT(used_in(evidence, 3), ElementsAre("a.py::tmp", "net"));
  EXPECT_THAT(used_in(evidence, 4), IsEmpty()) << "another file's uses";
}

TEST(EvidenceBuilder, ATestThatWasOnlySkippedUsesNothing) {
  EvidenceBuilder builder = with_fixtures();
  add_one(builder, "a.py::s", a_sample(0, 1, Outcome::skipped));
  add_one(builder, "a.py::t", a_sample(0, 1, Outcome::failed));
  const Evidence evidence = builder.finish();
  EXPECT_THAT(used_in(evidence, 4), IsEmpty());
  EXPECT_THAT(used_in(evidence, 5), ElementsAre("a.py::tmp"));
}

TEST(EvidenceBuilder, JobsAndTheirPartsAreSortedAndTheFirstOfEqualsStays) {
  EvidenceBuilder builder;
  builder.add_job(
      {.run = "r2", .group = model::GroupNumber{1}, .parts = {{.name = "gw1/8"}, {.name = "/7"}}});
  builder.add_job({.run = "r1", .group = model::GroupNumber{2}});
  builder.add_job({.run = "r2", .group = model::GroupNumber{3}});
  const Evidence evidence = builder.finish();
  ASSERT_EQ(evidence.jobs.size(), 2U);
  EXPECT_EQ(evidence.jobs[0].group, model::GroupNumber{2});
  EXPECT_EQ(evidence.jobs[1].group, model::GroupNumber{1});
  ASSERT_EQ(evidence.jobs[1].parts.size(), 2U);
  EXPECT_EQ(evidence.jobs[1].parts[0].name, "/7");
}

}  // namespace
}  // namespace splitter::input
