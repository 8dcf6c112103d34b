#include "splitter/input/durations.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using support::tight_source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::Values;

/// Each text is read where it stands and, where it has no spare bytes, through a copy.
class ParseDurations : public ::testing::TestWithParam<bool> {
 protected:
  static model::SourceText source(std::string_view text) {
    return GetParam() ? tight_source_of(text, "tests.json") : source_of(text, "tests.json");
  }
  static Durations parse(std::string_view text) { return parse_durations(source(text)); }
  static model::InputError error_of(std::string_view text) {
    return input_error_of([text] { return parse(text); });
  }
};

INSTANTIATE_TEST_SUITE_P(TextWith, ParseDurations, Values(false, true), [](const auto& param) {
  return param.param ? "NoSpareBytes" : "SpareBytes";
});

std::vector<std::pair<std::string, std::int64_t>> times(const Durations& durations) {
  std::vector<std::pair<std::string, std::int64_t>> times;
  for (const model::Measurement& test : durations.profile.tests) {
    times.emplace_back(test.id.text(), test.own.count());
  }
  return times;
}

TEST_P(ParseDurations, ReadsAnObjectOfSeconds) {
  const Durations durations = parse(R"({"a.py::f": 0.25, "a.py::g[x y]": 3})");
  EXPECT_EQ(durations.name, "tests.json");
  EXPECT_THAT(times(durations),
              ElementsAre(Pair("a.py::f", 250'000), Pair("a.py::g[x y]", 3'000'000)));
}

TEST_P(ParseDurations, ReadsTheOldListOfPairs) {
  EXPECT_THAT(times(parse(R"([["b.py::f", 1.5], ["a.py::f", 2]])")),
              ElementsAre(Pair("a.py::f", 2'000'000), Pair("b.py::f", 1'500'000)));
}

TEST_P(ParseDurations, EmptyContainersHoldNothing) {
  EXPECT_THAT(times(parse("{}")), IsEmpty());
  EXPECT_THAT(times(parse("[]")), IsEmpty());
  EXPECT_THAT(times(parse(" \n{ }\r\n")), IsEmpty());
}

TEST_P(ParseDurations, SortsByTheBytesOfIds) {
  EXPECT_THAT(times(parse(R"({"b": 1, "a": 1, "B": 1, "é": 1, "a[1]": 1})")),
              ElementsAre(Pair("B", 1'000'000),
                          Pair("a", 1'000'000),
                          Pair("a[1]", 1'000'000),
                          Pair("b", 1'000'000),
                          Pair("é", 1'000'000)));
}

TEST_P(ParseDurations, RoundsToTheNearestMicrosecond) {
  EXPECT_THAT(times(parse(R"({"a": 0.0000014, "b": 0.0000016, "c": 1.0000005})")),
              ElementsAre(Pair("a", 1), Pair("b", 2), Pair("c", 1'000'001)));
}

// simdjson 3.0 reads fractions of more than 19 digits wrongly.
TEST_P(ParseDurations, AFractionMayHaveAnyNumberOfDigits) {
  EXPECT_THAT(times(parse(R"({"a": 0.12345678901234567890123, "b": 1.5000000000000000000000})")),
              ElementsAre(Pair("a", 123'457), Pair("b", 1'500'000)));
}

TEST_P(ParseDurations, ATimeAboveZeroNeverBecomesZero) {
  EXPECT_THAT(times(parse(R"({"a": 1e-9, "b": 4.9e-324})")),
              ElementsAre(Pair("a", 1), Pair("b", 1)));
}

TEST_P(ParseDurations, ZeroIsNoMeasurement) {
  const Durations durations = parse(R"({"a": 0, "b": 0.0, "c": -0.0, "d": 0e9, "e": 1})");
  EXPECT_THAT(
      times(durations),
      ElementsAre(Pair("a", 0), Pair("b", 0), Pair("c", 0), Pair("d", 0), Pair("e", 1'000'000)));
  EXPECT_EQ(durations.zero.count, 4U);
  EXPECT_EQ(durations.zero.example, "a");
  EXPECT_EQ(durations.unbelievable.count, 0U);
}

TEST_P(ParseDurations, TestsWithBrokenClocksHaveNoTime) {
  for (const char* seconds :
       {"-1", "-0.001", "NaN", "Infinity", "-Infinity", "1e308", "1e999", "-1e999", "2592000.1"}) {
    const Durations durations = parse(std::string(R"({"a": 1, "b": )") + seconds + R"(, "c": 2})");
    EXPECT_THAT(times(durations),
                ElementsAre(Pair("a", 1'000'000), Pair("b", 0), Pair("c", 2'000'000)))
        << seconds;
    EXPECT_EQ(durations.unbelievable.count, 1U) << seconds;
    EXPECT_EQ(durations.unbelievable.example, "b") << seconds;
  }
}

TEST_P(ParseDurations, ABrokenClockMayStandAtTheEnd) {
  for (const char* seconds : {"NaN", "Infinity", "-Infinity", "1e999", "1e999\n", "NaN\n  "}) {
    EXPECT_EQ(parse(std::string(R"({"a": )") + seconds + "}").unbelievable.count, 1U) << seconds;
    EXPECT_EQ(parse(std::string(R"([["a", )") + seconds + "]]").unbelievable.count, 1U) << seconds;
  }
}

TEST_P(ParseDurations, ThirtyDaysAreBelieved) {
  EXPECT_THAT(times(parse(R"({"a": 2592000})")), ElementsAre(Pair("a", 2'592'000'000'000)));
}

TEST_P(ParseDurations, OfARepeatedIdTheLastTimeCounts) {
  const Durations durations = parse(R"({"a": 3, "b": 1, "a": 1, "a": 2})");
  EXPECT_THAT(times(durations), ElementsAre(Pair("a", 2'000'000), Pair("b", 1'000'000)));
  EXPECT_EQ(durations.repeated.count, 2U);
  EXPECT_EQ(durations.repeated.example, "a");
}

TEST_P(ParseDurations, OneIdMayBeSpelledInTwoWays) {
  const Durations durations = parse(R"({"\u0061": 3, "a": 1})");
  EXPECT_THAT(times(durations), ElementsAre(Pair("a", 1'000'000)));
  EXPECT_EQ(durations.repeated.count, 1U);
}

TEST_P(ParseDurations, EscapesInIdsAreResolved) {
  EXPECT_THAT(times(parse(R"({"a::f[\"q\"-\\d-\u00e9-\ud83d\ude00-\n]": 1})")),
              ElementsAre(Pair("a::f[\"q\"-\\d-é-😀-\n]", 1'000'000)));
}

TEST_P(ParseDurations, IdsOutsideAsciiStayAsTheyAre) {
  EXPECT_THAT(times(parse(R"({"tést/测试.py::f": 1})")),
              ElementsAre(Pair("tést/测试.py::f", 1'000'000)));
}

TEST_P(ParseDurations, AnEmptyIdIsAnErrorWithItsLine) {
  for (const char* text : {"{\n\"\": 1,\n\"a\": 1}", "[\n[\"\", 1]]"}) {
    const model::InputError error = error_of(text);
    EXPECT_EQ(error.where(), "tests.json: line 2");
    EXPECT_STREQ(error.what(), "a test id is empty");
  }
}

// Python keeps bytes of a file name that are no UTF-8 as lone surrogates (PEP 383).
TEST_P(ParseDurations, BytesThatAreNoUtf8AreReadAsPythonWritesThem) {
  EXPECT_THAT(times(parse(R"({"caf\udce9.py::f[\u00e9\"]": 1})")),
              ElementsAre(Pair("caf\xE9.py::f[é\"]", 1'000'000)));
  EXPECT_THAT(times(parse(R"([["caf\udce9.py::f", 1], ["\udc80", 2]])")),
              ElementsAre(Pair("caf\xE9.py::f", 1'000'000), Pair("\x80", 2'000'000)));
}

TEST_P(ParseDurations, HalfOfASurrogatePairIsAnErrorWithItsLine) {
  for (const char* text : {R"({"a": 1,
"a\ud800": 1})",
                           R"([["a", 1],
["a\udfff", 1]])"}) {
    const model::InputError error = error_of(text);
    EXPECT_EQ(error.where(), "tests.json: line 2");
    EXPECT_THAT(error.what(), HasSubstr("half of a surrogate pair"));
  }
}

// No command line can carry a NUL byte, so an id with one names no test.
TEST_P(ParseDurations, ANulByteInAnIdIsAnError) {
  EXPECT_EQ(error_of(R"({"a\u0000b": 1})").where(), "tests.json: line 1");
}

TEST_P(ParseDurations, AnIdOfTenMegabytesIsReadWhole) {
  const std::string id(10'000'000, 'x');
  const Durations durations = parse("{\"" + id + "\": 1}");
  ASSERT_EQ(durations.profile.tests.size(), 1U);
  EXPECT_EQ(durations.profile.tests[0].id.text().size(), id.size());
}

TEST_P(ParseDurations, ALongIdIsCutInExamples) {
  const Durations durations = parse("{\"" + std::string(10'000'000, 'x') + "\": -1}");
  EXPECT_LT(durations.unbelievable.example.size(), 100U);
}

TEST_P(ParseDurations, IdsOutliveTheSource) {
  Durations durations;
  {
    const model::SourceText gone = source(R"({"plain::f": 1, "\u0065scaped::f": 1})");
    durations = parse_durations(gone);
  }
  EXPECT_THAT(times(durations),
              ElementsAre(Pair("escaped::f", 1'000'000), Pair("plain::f", 1'000'000)));
}

TEST_P(ParseDurations, AnEmptyFileIsAnError) {
  for (const char* text : {"", " \r\n\t"}) {
    const model::InputError error = error_of(text);
    EXPECT_EQ(error.where(), "tests.json");
    EXPECT_STREQ(error.what(), "the file is empty");
    EXPECT_THAT(error.hint(), HasSubstr("--store-durations"));
  }
}

TEST_P(ParseDurations, OtherJsonIsAnError) {
  for (const char* text : {"3", "\"text\"", "null", "true"}) {
    EXPECT_THAT(error_of(text).what(), HasSubstr("expected an object")) << text;
  }
}

TEST_P(ParseDurations, AWrongTypeIsAnErrorWithItsLine) {
  const model::InputError error = error_of("{\n  \"a\": 1,\n  \"b\": \"2\"\n}");
  EXPECT_EQ(error.where(), "tests.json: line 3");
  EXPECT_STREQ(error.what(), "expected a number of seconds, found `\"2\"`");
}

TEST_P(ParseDurations, AnythingButANumberIsAnError) {
  for (const char* value : {"\"1\"", "null", "true",  "{}",   "[]",    "{\"seconds\": 1}",
                            "[1]",   "nan",  "inf",   "+1",   ".5",    "1.",
                            "01",    "1e",   "1.5.2", "0x10", "1_000", "--1",
                            "1 2",   "NaNs"}) {
    EXPECT_THAT(error_of(std::string(R"({"a": )") + value + "}").where(), HasSubstr("tests.json"))
        << value;
  }
}

TEST_P(ParseDurations, APairHasTwoParts) {
  for (const char* text : {R"([["a"]])",
                           R"([["a", 1, 2]])",
                           "[[]]",
                           R"([[1, "a"]])",
                           R"(["a", 1])",
                           R"([{"a": 1}])",
                           "[3]"}) {
    EXPECT_THAT(error_of(text).where(), HasSubstr("tests.json")) << text;
  }
}

TEST_P(ParseDurations, APairIsReportedWithItsLine) {
  const model::InputError error = error_of("[\n[\"a\", 1],\n[\"b\"]\n]");
  EXPECT_EQ(error.where(), "tests.json: line 3");
  EXPECT_STREQ(error.what(), "expected a pair of a test id and seconds");
}

TEST_P(ParseDurations, ATruncatedFileIsAnError) {
  for (const std::string whole :
       {R"({"a.py::f": 1.5, "a.py::g[\u00e9]": 2})", R"([["a.py::f", 1.5], ["b", 2]])"}) {
    for (std::size_t size = 1; size < whole.size(); ++size) {
      EXPECT_THAT(error_of(whole.substr(0, size)).where(), HasSubstr("tests.json")) << size;
    }
  }
}

TEST_P(ParseDurations, TextAfterTheEndIsAnError) {
  for (const char* text : {R"({"a": 1} {"b": 2})",
                           R"({"a": 1}])",
                           R"({"a": 1} x)",
                           R"([] [])",
                           R"({"a": 1},)",
                           "{}}"}) {
    EXPECT_THAT(error_of(text).where(), HasSubstr("tests.json")) << text;
  }
}

TEST_P(ParseDurations, InvalidUtf8IsAnError) {
  EXPECT_STREQ(error_of("{\"a\xFF\": 1}").what(), "the text is not valid UTF-8");
}

TEST_P(ParseDurations, MalformedJsonIsAnError) {
  for (const char* text : {"{",
                           "}",
                           "{\"a\"}",
                           "{\"a\": }",
                           "{\"a\" 1}",
                           "{\"a\": 1,}",
                           "{a: 1}",
                           "{'a': 1}",
                           "[[\"a\", 1],]",
                           "{\"a\": 1 \"b\": 2}",
                           "{1: 2}"}) {
    EXPECT_THAT(error_of(text).where(), HasSubstr("tests.json")) << text;
  }
}

TEST_P(ParseDurations, ABrokenEscapeIsAnError) {
  for (const char* escape : {"\\x41", "\\u12", "\\u12g4", "\\'"}) {
    EXPECT_THAT(error_of(std::string(R"({"a)") + escape + R"(": 1, "b": 1})").where(),
                HasSubstr("tests.json"))
        << escape;
  }
}

}  // namespace
}  // namespace splitter::input
