#include "input/lesson_lines.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

std::string collected_of(const std::string& file) {
  return R"({"e":"collected","root":"/suite","files":{")" + file + R"(":{"tests":["f"]}}})";
}

std::string taught_of(const std::string& file, const std::string& settings) {
  return R"({"e":"taught","settings":")" + settings + R"(","words":"0d","texts":{")" + file +
         R"(":["aa"]}})";
}

TEST(LessonLines, MakeALessonTogether) {
  LessonLines lines;
  lines.take("session", "{\"e\":\"session\"}");
  lines.take("collected", collected_of("a.py"));
  lines.take("taught", taught_of("a.py", "5e"));
  const auto lesson = lines.lesson("r.jsonl");
  ASSERT_TRUE(lesson.has_value());
  EXPECT_EQ(lesson->settings, "5e");
  ASSERT_EQ(lesson->files.size(), 1U);
  EXPECT_EQ(lesson->files[0].path, "a.py");
  EXPECT_EQ(lesson->files[0].text, "aa");
}

TEST(LessonLines, AreNothingAlone) {
  LessonLines lines;
  EXPECT_FALSE(lines.lesson("r.jsonl").has_value());
  lines.take("collected", collected_of("a.py"));
  EXPECT_FALSE(lines.lesson("r.jsonl").has_value());
  LessonLines other;
  other.take("taught", taught_of("a.py", "5e"));
  EXPECT_FALSE(other.lesson("r.jsonl").has_value());
}

TEST(LessonLines, AreTheLastOfEachKindInAnyOrder) {
  LessonLines lines;
  lines.take("taught", taught_of("a.py", "old"));
  lines.take("collected", collected_of("a.py"));
  lines.take("collected", collected_of("b.py"));
  lines.take("taught", taught_of("b.py", "new"));
  const auto lesson = lines.lesson("r.jsonl");
  ASSERT_TRUE(lesson.has_value());
  EXPECT_EQ(lesson->settings, "new");
  ASSERT_EQ(lesson->files.size(), 1U);
  EXPECT_EQ(lesson->files[0].path, "b.py");
}

TEST(LessonLines, AreNothingWhereOneIsDamaged) {
  LessonLines lines;
  lines.take("collected", collected_of("a.py"));
  lines.take("taught", R"({"e":"taught","settings":7})");
  EXPECT_FALSE(lines.lesson("r.jsonl").has_value());
}

}  // namespace
}  // namespace splitter::input
