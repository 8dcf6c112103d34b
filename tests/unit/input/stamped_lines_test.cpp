#include "input/stamped_lines.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <vector>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double ten = 1'796'032'800.0;  // 2026-11-30T10:00:00Z

/// `begin end text` of each line, in milliseconds behind ten o'clock.
std::vector<std::string> unstamped_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (const StampedLine& line : stamped_lines(text).lines) {
    const auto milliseconds = [](double time) {
      return std::to_string(std::lround((time - ten) * 1000));
    };
    lines.push_back(milliseconds(line.begin) + " " + milliseconds(line.end) + " " + line.text);
  }
  return lines;
}

TEST(StampedLines, GitHubTellsWhenALineEnds) {
  EXPECT_THAT(unstamped_lines("2026-11-30T10:00:01.0000000Z a\n"
                              "no time\n"
                              "2026-11-30T10:00:01.2500000Z \033[32mb\033[0m \r\n"
                              "job\tstep\t\xEF\xBB\xBF"
                              "2026-11-30T12:00:02+02:00 c d\n"),
              ElementsAre("1000 1000 a", "1000 1250 b", "1250 2000 c d"));
}

TEST(StampedLines, GitLabTellsWhenALineBegins) {
  EXPECT_THAT(unstamped_lines("2026-11-30T10:00:01.000000Z 01O a\n"
                              "2026-11-30T10:00:02.000000Z 01E noise\n"
                              "2026-11-30T10:00:03.000000Z 01O b\n"
                              "2026-11-30T10:00:04.000000Z 01O+ and c\n"
                              "2026-11-30T10:00:05.000000Z 01O d\n"),
              ElementsAre("1000 3000 a", "2000 2000 noise", "3000 5000 b and c", "5000 5000 d"));
}

TEST(StampedLines, WholeSecondsAreToldFromParts) {
  EXPECT_FALSE(stamped_lines("2026-11-30T10:00:01Z a\n").fine);
  EXPECT_TRUE(stamped_lines("2026-11-30T10:00:01Z a\n2026-11-30T10:00:01.5Z b\n").fine);
}

TEST(StampedLines, OtherTextsHaveNone) {
  for (const char* text : {"", "10:00 a\n", "2026-11-30 a\n", "2026-13-30T10:00:00Z a\n"}) {
    EXPECT_THAT(unstamped_lines(text), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace splitter::input
