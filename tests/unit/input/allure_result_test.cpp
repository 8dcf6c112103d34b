#include "splitter/input/allure_result.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::input {
namespace {

using model::Recording;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::source_of;
using support::time_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::StartsWith;

Imported read_allure(const std::string& text, const Surroundings& around = {}) {
  return parse_allure_result(source_of(text, "1-result.json"), around);
}

std::string result(const std::string& members) {
  return R"({"uuid":"1","status":"passed","start":1796075031000,"stop":1796075031250,)" + members +
         "}";
}

TEST(ParseAllureResult, ReadsWhatThePluginWrites) {
  std::vector<std::string> all;
  for (const char* number : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"}) {
    const Imported imported =
        read_allure(report_sample("allure/" + std::string(number) + "-result.json"));
    all.push_back(outcomes(imported.recordings.at(0)).at(0));
  }
  EXPECT_THAT(all,
              IsSupersetOf({"tests/a[1]/test_q.py::test_b passed",
                            "tests/pkg/test_mod.py::TestA::TestInner::test_deep[1] passed",
                            "tests/pkg/test_mod.py::test_subs_fail failed",
                            "tests/test_flaky.py::test_flaky failed",
                            "tests/test_flaky.py::test_flaky passed",
                            "tests/test_plain.py::test_words[x::y] passed",
                            "tests/test_plain.py::test_named[one] passed"}));
}

TEST(ParseAllureResult, TimesAreMilliseconds) {
  const Imported imported = read_allure(
      result(R"("name":"test_f","fullName":"t.test_a#test_f","titlePath":["t","test_a.py"])"));
  EXPECT_EQ(time_of(imported.recordings.at(0), "t/test_a.py::test_f"), 250'000);
  EXPECT_THAT(imported.recordings[0].session.run, StartsWith("20261130T"));
}

TEST(ParseAllureResult, AnExpectedFailureIsASkippedTestWithItsMessage) {
  const std::string skipped =
      R"({"name":"test_f","fullName":"t.a#test_f","titlePath":["t","a.py"],"uuid":"1",)"
      R"("status":"skipped","start":1796075031000,"stop":1796075031250,)";
  EXPECT_THAT(
      outcomes(read_allure(skipped + R"("statusDetails":{"message":"XFAIL slow\n\nassert 0"}})")
                   .recordings.at(0)),
      ElementsAre("t/a.py::test_f passed"));
  EXPECT_THAT(
      outcomes(read_allure(skipped + R"("statusDetails":{"trace":"x","message":"Skipped: no"}})")
                   .recordings.at(0)),
      ElementsAre("t/a.py::test_f skipped"));
}

TEST(ParseAllureResult, WithoutATitlePathTheCheckoutKnowsTheFile) {
  const std::string text = result(R"("name":"test_f","fullName":"tests.base.TestA#test_f")");
  EXPECT_THAT(outcomes(read_allure(text, support::sample_checkout()).recordings.at(0)),
              ElementsAre("tests/base.py::TestA::test_f passed"));
  EXPECT_EQ(read_allure(text).unnamed.example, "tests.base.TestA#test_f test_f");
}

TEST(ParseAllureResult, ATitleIsNoName) {
  const std::string plain =
      result(R"("name":"It works","fullName":"t.a#test_f","titlePath":["t","a.py"])");
  EXPECT_THAT(outcomes(read_allure(plain).recordings.at(0)), ElementsAre("t/a.py::test_f passed"));
  const std::string text =
      result(R"("name":"It works","fullName":"t.a#test_f","titlePath":["t","a.py"],)"
             R"("parameters":[{"name":"x","value":"'a b'"},{"name":"y","value":"2"}])");
  EXPECT_EQ(read_allure(text).unnamed.count, 1U);
  const std::vector<model::NodeId> ids = {model::NodeId{"t/a.py::test_f[a b-2]"}};
  Surroundings around;
  around.known_ids = [&ids] { return std::span<const model::NodeId>(ids); };
  EXPECT_THAT(outcomes(read_allure(text, around).recordings.at(0)),
              ElementsAre("t/a.py::test_f[a b-2] passed"));
}

TEST(ParseAllureResult, AParameterMayHoldAQuote) {
  const std::vector<model::NodeId> ids = {model::NodeId{"t/a.py::test_f[it's-\"]"}};
  Surroundings around;
  around.known_ids = [&ids] { return std::span<const model::NodeId>(ids); };
  const std::string text =
      result(R"("name":"It works","fullName":"t.a#test_f","titlePath":["t","a.py"],)"
             R"("parameters":[{"value":"\"it's\""},{"value":"'\"'"}])");
  EXPECT_THAT(outcomes(read_allure(text, around).recordings.at(0)),
              ElementsAre("t/a.py::test_f[it's-\"] passed"));
}

TEST(ParseAllureResult, KnowsWhichOutcomesAreFailures) {
  const auto outcome = [](const std::string& status) {
    return outcomes(read_allure(R"({"status":")" + status +
                                R"(","name":"f","fullName":"a#f","titlePath":["a.py"]})")
                        .recordings.at(0))
        .at(0);
  };
  EXPECT_EQ(outcome("passed"), "a.py::f passed");
  EXPECT_EQ(outcome("skipped"), "a.py::f skipped");
  for (const char* status : {"failed", "broken", "unknown", ""}) {
    EXPECT_EQ(outcome(status), "a.py::f failed") << status;
  }
}

TEST(ParseAllureResult, ATestThatEndsBeforeItBeganHasNoTime) {
  const Imported imported =
      read_allure(R"({"status":"passed","start":1796075031250,"stop":1796075031000,"name":"f",)"
                  R"("fullName":"a#f","titlePath":["a.py"]})");
  EXPECT_EQ(time_of(imported.recordings.at(0), "a.py::f"), 0);
}

TEST(ParseAllureResult, ATestWithoutAFileOrANameIsUnnamed) {
  for (const char* members : {R"("name":"test_f")",
                              R"("name":"test_f","titlePath":["t","folder"])",
                              R"("name":"","fullName":"","titlePath":["a.py"])",
                              R"("name":"test_f","fullName":"nowhere.at.all#test_f")"}) {
    const Imported imported = read_allure(result(members));
    EXPECT_THAT(imported.recordings, IsEmpty()) << members;
    EXPECT_EQ(imported.unnamed.count, 1U) << members;
  }
}

TEST(ParseAllureResult, NamesTheLineOfWhatItCannotRead) {
  const auto fault = [](const std::string& text) {
    const auto error = input_error_of([&] { static_cast<void>(read_allure(text)); });
    EXPECT_EQ(error.hint(), "such results are written by `pytest --alluredir`");
    return error.where() + ": " + error.what();
  };
  EXPECT_EQ(fault("{\n\"start\": \"now\"}"), "1-result.json: line 2: expected a time");
  EXPECT_EQ(fault("{\n\"name\": null}"), "1-result.json: line 2: expected a name");
  EXPECT_EQ(fault("{\"parameters\": [\n{\"value\": 1}]}"),
            "1-result.json: line 2: expected a parameter's value");
  EXPECT_EQ(fault("{\"parameters\": [\n7]}"), "1-result.json: line 2: expected a parameter");
  EXPECT_EQ(fault(result("\"name\": \"f\"") + "\n{}"),
            "1-result.json: line 2: there is more text after the end of the JSON value");
}

TEST(IsAllureResult, ByItsContent) {
  EXPECT_TRUE(is_allure_result(source_of(report_sample("allure/01-result.json"))));
  EXPECT_FALSE(is_allure_result(source_of(R"({"uuid": "1", "children": [], "stop": 1})")));
  EXPECT_FALSE(is_allure_result(source_of("")));
}

}  // namespace
}  // namespace splitter::input
