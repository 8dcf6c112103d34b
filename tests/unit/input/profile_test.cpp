#include "splitter/input/profile.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::Bytes;
using model::Evidence;
using model::Microseconds;
using model::Outcome;
using model::Sample;
using model::ScopeKind;
using support::input_error_of;
using support::source_of;
using support::tight_source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::Values;

constexpr std::int64_t kib = 1024;

/// A profile of two sessions with these files.
std::string profile(std::string_view files) {
  return R"({"format": "splitter-profile", "version": 1, "sessions": {
"aaaa": {"run": "r1", "session": "r1/0", "workers": 2, "cores": 8, "load": 0.25, "startup": 0.5,
 "collection": 1.5, "ending": 0.25, "baseline": 1000, "memory": true, "uses": true, "later": {"x": [1]}},
"bbbb": {"run": "r2", "session": "r2/0"}},
"files": {)" +
         std::string(files) + "}}\n";
}

class ParseProfile : public ::testing::TestWithParam<bool> {
 protected:
  static Evidence parse(std::string_view text) {
    return parse_profile(GetParam() ? tight_source_of(text, "p") : source_of(text, "p"));
  }

  static std::string fault(std::string_view text) {
    const auto error = input_error_of([text] { static_cast<void>(parse(text)); });
    return error.where() + ": " + error.what();
  }
};

INSTANTIATE_TEST_SUITE_P(TextWith, ParseProfile, Values(false, true), [](const auto& param) {
  return param.param ? "NoSpareBytes" : "SpareBytes";
});

std::vector<std::string_view> uses(const Evidence& evidence, std::size_t test) {
  std::vector<std::string_view> names;
  for (const model::ScopeIndex use : evidence.uses_of(evidence.tests[test])) {
    names.push_back(evidence.scopes[use].id);
  }
  return names;
}

TEST_P(ParseProfile, ReadsSessions) {
  const Evidence evidence = parse(profile(R"("a.py": {"tests": {"f": {"aaaa": 1, "bbbb": 2}}})"));
  ASSERT_THAT(evidence.sessions, SizeIs(2));
  const model::Session& session = evidence.sessions[0];
  EXPECT_EQ(session.run, "r1");
  EXPECT_EQ(session.id, "r1/0");
  EXPECT_EQ(session.workers, 2U);
  EXPECT_EQ(session.cores, 8U);
  EXPECT_EQ(session.load, 25U);
  EXPECT_EQ(session.startup, Microseconds{500'000});
  EXPECT_EQ(session.collection, Microseconds{1'500'000});
  EXPECT_EQ(session.ending, Microseconds{250'000});
  EXPECT_EQ(session.baseline, Bytes{1000 * kib});
  EXPECT_TRUE(session.memory && session.uses);
  EXPECT_FALSE(evidence.sessions[1].memory || evidence.sessions[1].uses);
}

TEST_P(ParseProfile, ReadsSamples) {
  const Evidence evidence = parse(profile(
      R"("a.py": {"tests": {"T::f[1]": {"aaaa": 0.5, "bbbb": [0.25, 3, -2, 1]}}}, "b.txt": {"tests": {"": {"bbbb": [1, 0, 0, 2]}}})"));
  ASSERT_THAT(evidence.tests, SizeIs(2));
  EXPECT_EQ(evidence.tests[0].id.text(), "a.py::T::f[1]");
  EXPECT_THAT(evidence.samples_of(evidence.tests[0]),
              ElementsAre(Sample{.session = 0, .own = Microseconds{500'000}},
                          Sample{.session = 1,
                                 .outcome = Outcome::failed,
                                 .own = Microseconds{250'000},
                                 .peak = Bytes{3 * kib},
                                 .retained = Bytes{-2 * kib}}));
  EXPECT_EQ(evidence.tests[1].id.text(), "b.txt");
  EXPECT_EQ(evidence.samples_of(evidence.tests[1])[0].outcome, Outcome::skipped);
}

TEST_P(ParseProfile, ReadsSetUpsAndTheirUsers) {
  const Evidence evidence = parse(profile(R"(
"": {"fixtures": {"net": {"scope": "session", "s": {"aaaa": 2}}}},
"a.py": {"import": {"aaaa": [0.5, 7]}, "fixtures": {
 "T::db": {"scope": "class", "s": {"aaaa": 1}}, "odd": {"scope": "module", "s": {"aaaa": 1}}},
 "uses": {"net": true, "::odd": ["T::f[2]", "g"]},
 "tests": {"T::f[1]": {"aaaa": 1}, "T::f[2]": {"aaaa": 1}, "T::s": {"aaaa": [1, 0, 0, 2]},
 "g": {"aaaa": 1}}})"));
  ASSERT_THAT(evidence.scopes, SizeIs(4));
  EXPECT_EQ(evidence.scopes[0].id, "a.py");
  EXPECT_EQ(evidence.scopes[0].kind, ScopeKind::import);
  EXPECT_THAT(evidence.scopes[0].samples,
              ElementsAre(model::SetUpSample{0, Microseconds{500'000}, Bytes{7 * kib}}));
  EXPECT_EQ(evidence.scopes[1].kind, ScopeKind::test_class);
  EXPECT_THAT(uses(evidence, 0), ElementsAre("a.py::T::db", "net"));
  EXPECT_THAT(uses(evidence, 1), ElementsAre("a.py::T::db", "a.py::odd", "net"));
  EXPECT_THAT(uses(evidence, 2), IsEmpty()) << "it was only skipped";
  EXPECT_THAT(uses(evidence, 3), ElementsAre("a.py::odd", "net"));
}

TEST_P(ParseProfile, TakesItsMembersInAnyOrder) {
  const Evidence evidence = parse(
      R"({"files": {"b.py": {"tests": {"f": {"x": 1}}}, "a.py": {"tests": {"f": {"y": 1, "x": 2}}}},
          "format": "splitter-profile", "sessions": {"y": {"run": "r2"}, "x": {"run": "r1"}},
          "version": 1})");
  ASSERT_THAT(evidence.tests, SizeIs(2));
  EXPECT_EQ(evidence.tests[0].id.text(), "a.py::f");
  EXPECT_EQ(evidence.sessions[0].run, "r1");
  EXPECT_EQ(evidence.samples_of(evidence.tests[0])[0].own, Microseconds{2'000'000});
}

TEST_P(ParseProfile, ReadsWhatRunsCollected) {
  const Evidence evidence = parse(
      R"({"format": "splitter-profile", "version": 1, "sessions": {}, "collected": {
          "5e": {"run": "r2", "walked": "r1", "words": "0d", "more": 1,
                 "folders": {"t": {"files": ["b", "a"], "quiet": ["c"]}},
                 "files": {"t/b": {"text": "bb", "run": "r1", "others": true},
                           "t/a": {"text": "aa", "imports": "ii", "tests": ["f"], "out": ["f"]}}}},
          "files": {}})");
  ASSERT_THAT(evidence.lessons, SizeIs(1));
  const model::Lesson& lesson = evidence.lessons[0];
  EXPECT_EQ(lesson.settings + lesson.words + lesson.run + lesson.walked, "5e0dr2r1");
  EXPECT_EQ(lesson.folders[0], (model::TaughtFolder{"t", {"a", "b"}, {"c"}}));
  EXPECT_EQ(lesson.files[0],
            (model::TaughtFile{"t/a", "aa", "ii", {"f"}, {"f"}, true, false, "r2"}));
  EXPECT_EQ(lesson.files[1], (model::TaughtFile{"t/b", "bb", "", {}, {}, false, false, "r1"}));
}

TEST_P(ParseProfile, UnitesWhatStandsTwice) {
  const Evidence evidence = parse(profile(
      R"("a.py": {"tests": {"f": {"bbbb": 2}, "f": {"aaaa": 1, "bbbb": 3}}}, "a.py": {"tests": {"f": {"aaaa": 9}}})"));
  ASSERT_THAT(evidence.tests, SizeIs(1));
  EXPECT_THAT(evidence.samples_of(evidence.tests[0]), SizeIs(2));
}

TEST_P(ParseProfile, BelievesNoBrokenClock) {
  EXPECT_THAT(parse(profile(R"("a.py": {"tests": {"f": {"aaaa": -1, "bbbb": 1e10}}})")).tests,
              IsEmpty());
}

TEST_P(ParseProfile, ReadsBytesThatAreNoText) {
  const Evidence evidence =
      parse(profile(R"("caf\udce9.py": {"tests": {"f[\u00e9]": {"aaaa": 1}}})"));
  EXPECT_EQ(evidence.tests[0].id.text(), "caf\xE9.py::f[\xC3\xA9]");
}

TEST_P(ParseProfile, RefusesWhatANewerSplitterWrote) {
  const auto error = input_error_of([] {
    static_cast<void>(parse(R"({"format": "splitter-profile", "version": 2, "what": []})"));
  });
  EXPECT_STREQ(error.what(), "a newer splitter wrote this profile (version 2)");
  EXPECT_THAT(error.hint(), HasSubstr("--profile"));
}

TEST_P(ParseProfile, RefusesAnythingElse) {
  EXPECT_EQ(fault(" "), "p: the file is empty");
  EXPECT_EQ(fault("[]"), "p: expected a JSON object");
  EXPECT_EQ(fault("{}"), "p: is no profile: it has no \"format\"");
  EXPECT_EQ(fault(R"({"format": "x"})"), "p: line 1: is no profile: its format has another name");
}

TEST_P(ParseProfile, NamesTheLineOfAFault) {
  EXPECT_EQ(fault(profile("\n\"a.py\": {\"tests\": {\"f\": {\"aaaa\": \"x\"}}}")),
            "p: line 6: expected a number of seconds");
  EXPECT_EQ(fault(profile("\n\"a.py\": {\"tests\": {\"f\": {\"zzzz\": 1}}}")),
            "p: line 6: a sample is of a session that the file does not know");
  EXPECT_EQ(fault(profile("\n\"a.py\": {\"tests\": 7}")),
            "p: line 6: expected the tests of a file");
  EXPECT_EQ(fault(profile("\n\"\": {\"tests\": {\"\": {\"aaaa\": 1}}}")),
            "p: line 6: a test has no id that a command line can carry");
  EXPECT_EQ(fault(profile("\n\"a.py\": {\"uses\": {\"net\": false}}")),
            "p: line 6: expected true or a list of tests");
  EXPECT_THAT(fault(profile("") + "x"), HasSubstr("p: line "));
  EXPECT_THAT(fault(profile("\n\"a.py\": {\"tests\": {\"f\": {\"aaaa\": 1 2}}}")),
              HasSubstr("p: line 6"));
}

}  // namespace
}  // namespace splitter::input
