#include "input/record_event.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;
using ::testing::Values;

/// Lines that were announced, and are parsed in one go, and lines that come one by one.
class AnEventReader : public ::testing::TestWithParam<bool> {
 protected:
  using Show = std::function<std::string(const Event&)>;

  static std::string kind_and_id(const Event& event) {
    return std::string(event.kind) + " " + std::string(event.id);
  }

  /// Each line's event as `show` has it; `error` for a line that is none.
  static std::vector<std::string> events_in(const std::string& text,
                                            const Show& show = kind_and_id) {
    const std::string padded = text + std::string(simdjson::SIMDJSON_PADDING, '\0');
    const std::string_view lines = std::string_view(padded).substr(0, text.size());
    EventReader reader;
    if (GetParam()) {
      reader.expect(lines, simdjson::SIMDJSON_PADDING);
    }
    std::vector<std::string> events;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      const auto error = reader.read(lines.substr(begin, end - begin), padded.size() - end);
      events.push_back(error == simdjson::SUCCESS ? show(reader.event()) : "error");
      begin = end + 1;
    }
    return events;
  }
};

INSTANTIATE_TEST_SUITE_P(OfLines, AnEventReader, Values(false, true), [](const auto& param) {
  return param.param ? "ThatAreExpected" : "OneByOne";
});

TEST_P(AnEventReader, ForgetsWhatTheLineBeforeSaid) {
  const auto all = [](const Event& event) {
    return kind_and_id(event) + (event.own_s ? " timed" : "") + (event.has_uses ? " uses" : "") +
           (event.session.at(0) ? " workers" : "");
  };
  EXPECT_THAT(events_in("{\"e\":\"test\",\"id\":\"a\",\"s\":1,\"uses\":[\"b\"],\"workers\":2}\n"
                        "{\"e\":\"start\"}\n"
                        "{}\n"
                        "{\"id\":\"c\",\"uses\":[]}\n",
                        all),
              ElementsAre("test a timed uses workers", "start ", " ", " c uses"));
}

TEST_P(AnEventReader, TellsWhichLinesAreNone) {
  EXPECT_THAT(events_in("{\"e\":\"a\"}\n"
                        "{\"e\":\"b\"} x\n"
                        "{\"e\":\"c\"}{\"e\":\"d\"}\n"
                        "[\"e\"]\n"
                        "{\"e\":\n"
                        "\"f\"}\n"
                        "{\"e\":\"g\"}\n"),
              ElementsAre("a ", "error", "error", "error", "error", "error", "g "));
}

TEST_P(AnEventReader, TakesNoDocumentOfTwoLinesForOne) {
  EXPECT_THAT(events_in("{\"e\":\"a\",\n\"id\":\"b\"}\n{\"e\":\"c\"}"),
              ElementsAre("error", "error", "c "));
  EXPECT_THAT(events_in("{\"e\":\"a\"}\n{\"e\":\"b\",\n\"s\":1}\n{\"e\":\"c\"}"),
              ElementsAre("a ", "error", "error", "c "));
}

TEST_P(AnEventReader, ReadsTextsAsPythonWritesThem) {
  EXPECT_THAT(events_in("{\"e\":\"test\",\"id\":\"caf\\udce9 \\\"x\\\"\"}\n"
                        "{\"e\":\"t\\u0065st\",\"id\":\"plain\"}\n"
                        "{\"e\":\"test\",\"id\":\"\\ud800\"}\n"
                        "{\"\\u0069d\":\"by an escaped name\"}\n"),
              ElementsAre("test caf\xE9 \"x\"", "test plain", "error", " by an escaped name"));
}

TEST_P(AnEventReader, RefusesMembersOfAnotherType) {
  EXPECT_THAT(events_in("{\"e\":1}\n{\"id\":null}\n{\"s\":\"1\"}\n{\"s\":null}\n{\"uses\":{}}\n"
                        "{\"workers\":true}\n{\"e\":\"a\"}\n"),
              ElementsAre("error", "error", "error", "error", "error", "error", "a "));
}

TEST_P(AnEventReader, SkipsWhatANewerRecorderWrites) {
  EXPECT_THAT(
      events_in("{\"new\":{\"e\":\"x\",\"id\":[1]},\"e\":\"test\",\"later\":[{}],\"id\":\"a\"}\n"),
      ElementsAre("test a"));
}

TEST_P(AnEventReader, KeepsTheTextsAmongTheUses) {
  const auto names = [](const Event& event) {
    std::string all;
    for (const std::string_view use : event.uses) {
      all.append(use).append(",");
    }
    return all;
  };
  EXPECT_THAT(events_in("{\"uses\":[\"a\",1,{\"b\":[\"c\"]},[\"d\"],null,\"e\\u0066\"]}\n"
                        "{\"uses\":[]}\n",
                        names),
              ElementsAre("a,ef,", ""));
}

TEST_P(AnEventReader, OfAMemberThatStandsTwiceTheLastCounts) {
  EXPECT_THAT(events_in("{\"e\":\"a\",\"id\":\"x\",\"id\":\"y\"}\n{\"e\":\"b\"}\n"),
              ElementsAre("a y", "b "));
}

TEST_P(AnEventReader, NumbersGoToTheirPlaces) {
  const auto numbers = [](const Event& event) {
    std::string all;
    for (const auto& number : event.session) {
      all += number ? std::to_string(static_cast<int>(*number)) + "," : "-,";
    }
    return all + std::to_string(static_cast<int>(event.wall_s.value_or(-1)));
  };
  EXPECT_THAT(events_in("{\"cores\":8,\"workers\":2}\n{\"wall_s\":9,\"startup_s\":3}\n", numbers),
              ElementsAre(StartsWith("2,8,-,-,"), StartsWith("-,-,-,3,")));
}

TEST(EventReader, NeedsNoSpareBytes) {
  const std::string line = R"({"e":"test","id":"a.py::f","s":1})";
  EventReader reader;
  reader.expect(line, 0);
  ASSERT_EQ(reader.read(line, 0), simdjson::SUCCESS);
  EXPECT_EQ(reader.event().id, "a.py::f");
  EXPECT_EQ(reader.event().own_s, 1.0);
}

}  // namespace
}  // namespace splitter::input
