#include "splitter/render/durations_text.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {
namespace {

using model::Microseconds;
using model::NodeId;

std::string text_of(std::string_view id, std::int64_t micros, std::string_view number = {}) {
  return durations_text(std::vector{StoredTime{NodeId{id}, Microseconds{micros}, number}});
}

/// The line of the one entry.
std::string line(std::string_view id, std::int64_t micros, std::string_view number = {}) {
  const std::string text = text_of(id, micros, number);
  return text.substr(6, text.size() - 8);
}

TEST(DurationsText, IsWhatPythonsJsonWrites) {
  const std::vector<StoredTime> entries = {{NodeId{"a"}, Microseconds{20}, {}},
                                           {NodeId{"b"}, Microseconds{1'500'000}, {}}};
  EXPECT_EQ(durations_text(entries), "{\n    \"a\": 2e-05,\n    \"b\": 1.5\n}");
  EXPECT_EQ(durations_text({}), "{}");
}

TEST(DurationsText, NumbersReadLikePythonsFloats) {
  EXPECT_EQ(line("a", 2'000'000), "\"a\": 2.0");
  EXPECT_EQ(line("a", 1), "\"a\": 1e-06");
  EXPECT_EQ(line("a", 100), "\"a\": 0.0001");
  EXPECT_EQ(line("a", 2'574'000'000), "\"a\": 2574.0");
  EXPECT_EQ(line("a", 302), "\"a\": 0.000302");
  EXPECT_EQ(line("a", 302, "0.0003020640001523134"), "\"a\": 0.0003020640001523134");
}

TEST(DurationsText, IdsAreEscapedLikePythonsStrings) {
  EXPECT_EQ(line("q\"b\\t\tn\nr\rb\bf\fe\x1B", 1'000'000),
            R"("q\"b\\t\tn\nr\rb\bf\fe\u001b": 1.0)");
  EXPECT_EQ(line("\x7F", 1'000'000), R"("\u007f": 1.0)");
  EXPECT_EQ(line("é/日/😀", 1'000'000), R"("\u00e9/\u65e5/\ud83d\ude00": 1.0)");
}

TEST(DurationsText, BytesThatAreNoTextBecomeLoneSurrogates) {
  EXPECT_EQ(line("caf\xE9", 1'000'000), R"("caf\udce9": 1.0)");
  EXPECT_EQ(line("\xC3", 1'000'000), R"("\udcc3": 1.0)") << "cut short";
  EXPECT_EQ(line("\xED\xA0\x80", 1'000'000), R"("\udced\udca0\udc80": 1.0)") << "a surrogate";
  EXPECT_EQ(line("\xC0\x80", 1'000'000), R"("\udcc0\udc80": 1.0)") << "overlong";
  EXPECT_EQ(line("\xE0\x80\x80", 1'000'000), R"("\udce0\udc80\udc80": 1.0)") << "overlong";
  EXPECT_EQ(line("\xF4\x90\x80\x80", 1'000'000), R"("\udcf4\udc90\udc80\udc80": 1.0)") << "beyond";
}

TEST(WriteDurations, HandsOnTheSameTextInParts) {
  std::vector<std::string> ids;
  std::vector<StoredTime> entries;
  for (int i = 10'000; i < 20'000; ++i) {
    ids.push_back("a.py::test_" + std::to_string(i));
  }
  for (const std::string& id : ids) {
    entries.push_back({NodeId{id}, Microseconds{7}, {}});
  }
  std::vector<std::string> parts;
  write_durations(entries, "  ", [&parts](std::string_view part) { parts.emplace_back(part); });
  EXPECT_GT(parts.size(), 2U);
  std::string together;
  for (const std::string& part : parts) {
    together += part;
  }
  EXPECT_EQ(together, durations_text(entries, "  "));
}

}  // namespace
}  // namespace splitter::render
