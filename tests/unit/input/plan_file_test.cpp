#include "splitter/input/plan_file.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace splitter::input {
namespace {

using model::Microseconds;
using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

const std::string head =
    R"({"format": "splitter-plan", "version": 1, "fingerprint": "f00d", "splits": 2, )";

const std::string groups = R"("groups": [
    {"group": 1, "seconds": 1.5, "tests": 3, "files": 2,
     "selectors": ["a.py", "b.py::f"], "counts": [2, 1], "times": [1, 0.25]},
    {"group": 2, "seconds": 0, "tests": 0, "files": 0, "selectors": []}])";

/// A plan in which one text is another.
std::string with(const std::string& old, const std::string& fresh) {
  std::string text = head + groups + "}";
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

std::string cause(const std::string& text) {
  return input_error_of([&text] { return parse_plan(source_of(text, "plan.json")); }).what();
}

TEST(ParsePlan, ReadsTheSessionsOfAGroup) {
  const std::string sessions =
      R"("session_of": [2, 1], "sessions": [
        {"seconds": 1, "tests": 2, "memory": 100, "workers": 4},
        {"seconds": 0.5, "tests": 1, "memory": 70, "workers": 1}], "selectors": ["a.py")";
  const model::Roster plan =
      parse_plan(source_of(with(R"("selectors": ["a.py")", sessions), "plan.json"));
  ASSERT_EQ(plan.groups[0].sessions.size(), 2U);
  EXPECT_EQ(plan.groups[0].sessions[0].workers, 4U);
  EXPECT_EQ(plan.groups[0].sessions[1].time, Microseconds{500'000});
  EXPECT_EQ(plan.groups[0].sessions[1].memory, model::Bytes{70});
  EXPECT_EQ(plan.groups[0].names[0].session, 1U);
  EXPECT_EQ(plan.groups[0].names[1].session, 0U);
  EXPECT_THAT(plan.groups[1].sessions, IsEmpty());
}

TEST(ParsePlan, RefusesSessionsThatDoNotFit) {
  const auto cause_with = [](const std::string& more) {
    return cause(with(R"("selectors": ["a.py")", more + R"("selectors": ["a.py")"));
  };
  const std::string one = R"({"seconds": 1, "tests": 2, "memory": 100, "workers": 4})";
  EXPECT_THAT(cause_with(R"("sessions": [], )"), HasSubstr("one or more"));
  EXPECT_THAT(cause_with(R"("sessions": [)" + one + "], "), HasSubstr("belong together"));
  EXPECT_THAT(cause_with(R"("sessions": [)" + one + ", " + one + "], "),
              HasSubstr("belong together"));
  EXPECT_THAT(cause_with(R"("session_of": [1, 3], "sessions": [)" + one + ", " + one + "], "),
              HasSubstr("not there"));
  EXPECT_THAT(cause_with(R"("session_of": [1, 1], )"), HasSubstr("belong together"));
}

TEST(ParsePlan, ReadsWhatTheJobsNeed) {
  const std::string more =
      R"("homes": {"b.py": 2}, "selection": true, "measured": false, "folder_in_root": "sub/",
         "root_in_folder": "", "unknown": [{}], )";
  const model::Roster plan = parse_plan(source_of(head + more + groups + "}"));
  EXPECT_EQ(plan.fingerprint, "f00d");
  EXPECT_TRUE(plan.selection);
  EXPECT_FALSE(plan.measured);
  EXPECT_EQ(plan.folder_in_root, "sub/");
  EXPECT_THAT(plan.homes, ElementsAre(Pair("b.py", 1)));
  ASSERT_EQ(plan.groups.size(), 2U);
  EXPECT_EQ(plan.groups[0].time, Microseconds{1'500'000});
  EXPECT_EQ(plan.groups[0].tests, 3U);
  EXPECT_EQ(plan.groups[0].files, 2U);
  EXPECT_THAT(plan.groups[0].names,
              ElementsAre(FieldsAre("a.py", 2U, Microseconds{1'000'000}, 0U, false),
                          FieldsAre("b.py::f", 1U, Microseconds{250'000}, 0U, false)));
  EXPECT_THAT(plan.groups[1].names, IsEmpty());
}

TEST(ParsePlan, KnowsWhatGroupsTakeByMeasuredTimesAlone) {
  const auto raw = [](const std::string& text) {
    return parse_plan(source_of(text, "plan.json")).groups[0].raw;
  };
  EXPECT_EQ(raw(with("\"tests\": 3", "\"tests\": 3, \"raw_seconds\": 1.25")),
            Microseconds{1'250'000});
  EXPECT_EQ(raw(with("\"tests\": 3", "\"tests\": 3, \"raw_seconds\": -1")), Microseconds{0});
  EXPECT_EQ(raw(head + groups + "}"), Microseconds{1'500'000});
  EXPECT_EQ(raw(head + "\"measured\": false, " + groups + "}"), Microseconds{0});
  EXPECT_EQ(raw(head + "\"keep\": \"none\", " + groups + "}"), Microseconds{0});
}

TEST(ParsePlan, DoesWithoutCountsTimesAndHomes) {
  const model::Roster plan =
      parse_plan(source_of(with(R"(, "counts": [2, 1], "times": [1, 0.25])", "")));
  EXPECT_THAT(plan.groups[0].names,
              ElementsAre(FieldsAre("a.py", 0U, Microseconds{0}, 0U, false),
                          FieldsAre("b.py::f", 0U, Microseconds{0}, 0U, false)));
  EXPECT_TRUE(plan.measured);
  EXPECT_FALSE(plan.selection);
}

TEST(ParsePlan, KnowsWhatMayBeGone) {
  const model::Roster plan = parse_plan(source_of(with("[2, 1]", "[null, 1]")));
  EXPECT_TRUE(plan.groups[0].names[0].may_be_gone);
  EXPECT_EQ(plan.groups[0].names[0].count, 0U);
  EXPECT_FALSE(plan.groups[0].names[1].may_be_gone);
}

TEST(ParsePlan, RefusesNewerVersions) {
  const auto error = input_error_of(
      [] { return parse_plan(source_of(with("\"version\": 1", "\"version\": 2"), "plan.json")); });
  EXPECT_EQ(error.where(), "plan.json");
  EXPECT_THAT(error.what(), HasSubstr("is a plan of version 2"));
  EXPECT_THAT(error.what(), HasSubstr("up to version 1"));
  EXPECT_THAT(error.hint(), HasSubstr("use the splitter that made it"));
}

TEST(ParsePlan, RefusesWhatIsNoPlan) {
  EXPECT_THAT(cause("{}"), HasSubstr("is no plan"));
  EXPECT_THAT(cause("[]"), HasSubstr("is no plan"));
  EXPECT_THAT(cause(with("splitter-plan", "splitter-group")), HasSubstr("is no plan"));
  EXPECT_THAT(cause(with("\"version\": 1", "\"version\": \"1\"")), HasSubstr("`version`"));
  EXPECT_THAT(cause(with("\"fingerprint\": \"f00d\"", "\"f\": 1")), HasSubstr("is missing"));
}

TEST(ParsePlan, NamesTheLineOfBrokenJson) {
  const auto error = input_error_of([] {
    return parse_plan(source_of(with("\"seconds\": 1.5", "\"seconds\": oh"), "plan.json"));
  });
  EXPECT_EQ(error.where(), "plan.json: line 2");
}

TEST(ParsePlan, SaysOddBytesOfBrokenJsonInOneLine) {
  const std::string said = cause("{\"format\": \"a\x7f\n\xa7\"}");
  EXPECT_EQ(said.find_first_of("\n\x7f"), std::string::npos) << said;
}

TEST(ParsePlan, RefusesATestInTwoGroups) {
  EXPECT_THAT(cause(with("\"selectors\": []", "\"selectors\": [\"a.py\"]")),
              HasSubstr("stands in it twice: `a.py`"));
  EXPECT_THAT(cause(with("\"b.py::f\"", "\"a.py\"")), HasSubstr("twice"));
}

TEST(ParsePlan, RefusesGroupsThatDoNotFit) {
  EXPECT_THAT(cause(with("\"splits\": 2", "\"splits\": 3")), HasSubstr("`splits`"));
  EXPECT_THAT(cause(with("\"group\": 2", "\"group\": 1")), HasSubstr("not in order"));
  EXPECT_THAT(cause(with("\"group\": 2", "\"group\": 0")), HasSubstr("no group"));
  EXPECT_THAT(cause(with("\"counts\": [2, 1]", "\"counts\": [2]")), HasSubstr("`counts`"));
  EXPECT_THAT(cause(with("\"counts\": [2, 1]", "\"counts\": [2, -1]")), HasSubstr("`counts`"));
  EXPECT_THAT(cause(with("\"a.py\"", "\"\"")), HasSubstr("empty"));
  EXPECT_THAT(cause(with("\"a.py\"", "7")), HasSubstr("no text"));
  EXPECT_THAT(cause(with("\"a.py\"", "\"a\\u0000\"")), HasSubstr("NUL"));
  EXPECT_THAT(cause(with("\"selectors\": []", "\"selectors\": {}")), HasSubstr("no list"));
  EXPECT_THAT(cause(head + "\"homes\": {\"a.py\": 3}, " + groups + "}"), HasSubstr("`homes`"));
  EXPECT_THAT(cause(head + "\"homes\": [], " + groups + "}"), HasSubstr("`homes`"));
}

TEST(ParsePlan, UnbelievableTimesSayNothing) {
  const model::Roster plan = parse_plan(source_of(with("\"seconds\": 1.5", "\"seconds\": -1e99")));
  EXPECT_EQ(plan.groups[0].time, Microseconds{0});
}

}  // namespace
}  // namespace splitter::input
