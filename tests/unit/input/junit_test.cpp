#include "splitter/input/junit.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::Recording;
using support::checkout_of;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::sample_checkout;
using support::source_of;
using support::time_of;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAreArray;

Imported read_junit(std::string_view text, const Surroundings& around = sample_checkout()) {
  return parse_junit(source_of(text, "r.xml"), around);
}

std::string suite(const std::string& inside) {
  return "<testsuites><testsuite>" + inside + "</testsuite></testsuites>";
}

TEST(ParseJunit, ReadsBothFamiliesOfPytestAlike) {
  for (const char* name : {"xunit1.xml", "xunit2.xml"}) {
    const Imported imported = read_junit(report_sample(name));
    ASSERT_THAT(imported.recordings, SizeIs(1)) << name;
    EXPECT_THAT(outcomes(imported.recordings[0]), ElementsAreArray(support::sample_outcomes));
    EXPECT_EQ(imported.unnamed.count, 0U) << imported.unnamed.example;
  }
}

TEST(ParseJunit, ReadsWhatXdistGathered) {
  const Imported imported = read_junit(report_sample("xdist.xml"));
  ASSERT_THAT(imported.recordings, SizeIs(1));
  EXPECT_THAT(outcomes(imported.recordings[0]),
              UnorderedElementsAreArray(support::sample_outcomes));
}

TEST(ParseJunit, TheFamilyWithFilesNeedsNoCheckoutButForInheritedTests) {
  const Imported imported = read_junit(report_sample("xunit1.xml"), {});
  EXPECT_EQ(imported.unnamed.count, 1U);
  EXPECT_EQ(imported.unnamed.example, "tests.pkg.test_mod.TestA.test_inherited");
  EXPECT_THAT(imported.recordings[0].tests, SizeIs(support::sample_outcomes.size() - 1));
}

TEST(ParseJunit, AttemptsAddUpAndTheLastOutcomeCounts) {
  const Imported imported = read_junit(
      suite(R"(<testcase classname="tests.test_plain" name="f" time="1.5"><failure/></testcase>)"
            R"(<testcase classname="tests.test_plain" name="f" time="0.5"/>)"));
  EXPECT_THAT(outcomes(imported.recordings.at(0)), ElementsAre("tests/test_plain.py::f passed"));
  EXPECT_EQ(time_of(imported.recordings[0], "tests/test_plain.py::f"), 2'000'000);
}

TEST(ParseJunit, ReadsAttemptsAsPytestWritesThem) {
  const Imported imported =
      read_junit(report_sample("reruns.xml"), checkout_of({"tests/test_flaky.py"}));
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              ElementsAre("tests/test_flaky.py::test_flaky passed",
                          "tests/test_flaky.py::test_flaky_never failed"));
  EXPECT_EQ(time_of(imported.recordings[0], "tests/test_flaky.py::test_flaky"), 352'000);
  EXPECT_THAT(imported.warnings, IsEmpty());
}

TEST(ParseJunit, ATestWithAFailedSubTestFailed) {
  const Imported imported = read_junit(
      report_sample("subtests.xml"),
      checkout_of({"tests/a[1]/test_q.py", "tests/pkg/test_mod.py", "tests/test_plain.py"}));
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              ElementsAre("tests/a[1]/test_q.py::test_b passed",
                          "tests/pkg/test_mod.py::Unit::test_sub passed",
                          "tests/pkg/test_mod.py::test_subs passed",
                          "tests/pkg/test_mod.py::test_subs_fail failed",
                          "tests/pkg/test_mod.py::test_subs_and_own failed",
                          "tests/test_plain.py::test_fails_untidily failed"));
  EXPECT_THAT(imported.warnings,
              ElementsAre(StartsWith("pytest counts the time of sub-tests twice")));
}

TEST(ParseJunit, ABracketInAPathOpensNoParameters) {
  EXPECT_THAT(
      outcomes(read_junit(report_sample("brackets.xml"), checkout_of({"tests/a[1]/test_q.py"}))
                   .recordings.at(0)),
      ElementsAre("tests/a[1]/test_q.py::TestA::test_b passed",
                  "tests/a[1]/test_q.py::test_c passed"));
}

TEST(ParseJunit, ABracketTooManyGoesWhereTheTestIsKnown) {
  const std::vector<model::NodeId> ids = {model::NodeId{"tests/base.py::x[y]z"}};
  Surroundings around = sample_checkout();
  around.known_ids = [&ids] { return std::span<const model::NodeId>(ids); };
  const Imported imported =
      read_junit(suite(R"(<testcase classname="tests.base" name="x[y]z]" time="1"/>)"
                       R"(<testcase classname="tests.base" name="w[y]z]" time="1"/>)"),
                 around);
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              ElementsAre("tests/base.py::x[y]z passed", "tests/base.py::w[y]z] passed"));
}

TEST(ParseJunit, ReadsUnittestXmlReporting) {
  const Imported imported = read_junit(report_sample("xmlrunner.xml"), {});
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              ElementsAre("app/tests/test_a.py::Plain::test_1 passed",
                          "app/tests/test_a.py::Plain::test_inherited passed",
                          "app/tests/test_a.py::Plain::test_subs_pass passed",
                          "app/tests/test_a.py::Plain::test_fails failed",
                          "app/tests/test_a.py::Plain::test_subs failed",
                          "app/tests/test_a.py::Plain::test_skipped skipped",
                          "app/tests/test_a.py::Plain::test_expected passed"));
}

TEST(ParseJunit, FixturesOfUnittestAreNoTests) {
  const std::string fixture =
      R"x(<testcase classname="tests.base.A" name="setUpClass (tests.base.A)" time="0" )x"
      R"x(timestamp="2026-11-30T21:46:14"><error/></testcase>)x";
  EXPECT_THAT(read_junit(suite(fixture)).recordings, IsEmpty());
}

TEST(ParseJunit, ATimeThatIsRoundedToZeroIsSmallAndNotUnknown) {
  const Imported imported =
      read_junit(suite(R"(<testcase classname="tests.test_plain" name="quick" time="0.000"/>)"
                       R"(<testcase classname="tests.test_plain" name="odd" time="1,5"/>)"
                       R"(<testcase classname="tests.test_plain" name="before" time="-1"/>)"
                       R"(<testcase classname="tests.test_plain" name="none"/>)"
                       R"(<testcase classname="tests.test_plain" name="tiny" time="2e-3"/>)"));
  const Recording& recording = imported.recordings.at(0);
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::quick"), 250);
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::odd"), 0) << "no number: says nothing";
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::before"), 0);
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::none"), 0);
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::tiny"), 2'000);
}

TEST(ParseJunit, EachSuiteIsARunNestedOrNot) {
  const std::string a = R"(<testcase classname="tests.base" name="a" time="1"/>)";
  const std::string b = R"(<testcase classname="tests.base" name="b" time="1"/>)";
  const Imported merged =
      read_junit("<testsuites>" + suite(a + suite(b)) + "<testsuite/></testsuites>");
  EXPECT_THAT(merged.recordings, SizeIs(2));
  const Imported nested =
      read_junit("<testsuite>" + a + "<testsuite>" + b + "</testsuite></testsuite>");
  ASSERT_THAT(nested.recordings, SizeIs(2));
  EXPECT_NE(nested.recordings[0].session.run, nested.recordings[1].session.run);
}

TEST(ParseJunit, TheSameSuiteIsTheSameRunInAnotherFile) {
  const std::string text = report_sample("xunit2.xml");
  const std::string inner = text.substr(text.find("<testsuite "));
  const Imported alone = read_junit(text);
  const Imported merged = read_junit("<testsuites>\n  <testsuite name='other'/>" + inner);
  EXPECT_THAT(alone.recordings.at(0).session.run, StartsWith("20261124T135958Z-junit-"));
  EXPECT_EQ(alone.recordings.at(0).session.run, merged.recordings.at(0).session.run);
  EXPECT_EQ(alone.recordings[0].session.id, alone.recordings[0].session.run);
  EXPECT_NE(alone.recordings.at(0).session.run,
            read_junit(report_sample("xdist.xml")).recordings.at(0).session.run);
}

TEST(ParseJunit, WhatPytestCouldNotCollectIsNoTest) {
  EXPECT_THAT(
      read_junit(suite(R"(<testcase classname="" name="tests.test_broken"><error/></testcase>)"
                       R"(<testcase classname="pytest" name="internal"><error/></testcase>)"))
          .recordings,
      IsEmpty());
}

TEST(ParseJunit, ATestOfNoFileIsSetAside) {
  const Imported imported =
      read_junit(suite(R"(<testcase classname="tests.gone.TestA" name="f[1]" time="1"/>)"));
  EXPECT_THAT(imported.recordings, IsEmpty());
  EXPECT_EQ(imported.unnamed.count, 1U);
  EXPECT_EQ(imported.unnamed.example, "tests.gone.TestA.f[1]");
}

TEST(ParseJunit, EntitiesAndDeclarationsAreNotExpanded) {
  const Imported imported = read_junit(
      R"(<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/hosts">]>)"
      R"(<testsuite><testcase classname="tests.base" name="&a;&x;&lt;" time="1"/></testsuite>)");
  EXPECT_EQ(imported.recordings.at(0).tests.at(0).id.text(), "tests/base.py::&a;&x;<");
}

TEST(ParseJunit, DepthTakesNoStack) {
  constexpr int depth = 100'000;
  std::string text;
  for (int i = 0; i < depth; ++i) {
    text += "<testsuite>";
  }
  text += R"(<testcase classname="tests.base" name="f" time="1"/>)";
  for (int i = 0; i < depth; ++i) {
    text += "</testsuite>";
  }
  EXPECT_THAT(read_junit(text).recordings, SizeIs(1));
}

TEST(ParseJunit, MalformedXmlIsAnErrorWithItsPlace) {
  const auto error = input_error_of([] { return read_junit("<testsuite>\n<testcase\n"); });
  EXPECT_EQ(error.where(), "r.xml: line 2");
  EXPECT_THAT(error.what(), StartsWith("malformed XML: "));
  EXPECT_STREQ(input_error_of([] { return read_junit("<html><testsuite/></html>"); }).what(),
               "expected a testsuite, found `html`");
}

TEST(IsJunit, ByItsContent) {
  EXPECT_TRUE(is_junit(source_of(report_sample("xunit1.xml"))));
  EXPECT_TRUE(is_junit(source_of("\n<!-- made by x --><testsuite/>")));
  EXPECT_FALSE(is_junit(source_of("<html/>")));
  EXPECT_FALSE(is_junit(source_of("<coverage/>")));
  EXPECT_FALSE(is_junit(source_of("{\"<testsuite\": 1}")));
  EXPECT_FALSE(is_junit(source_of("")));
}

}  // namespace
}  // namespace splitter::input
