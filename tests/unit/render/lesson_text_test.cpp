#include "splitter/render/lesson_text.hpp"

#include "render/lesson_members.hpp"

#include <gtest/gtest.h>

namespace splitter::render {
namespace {

model::Lesson lesson() {
  return {.settings = "5e",
          .words = "0d",
          .run = "r2",
          .walked = "r1",
          .folders = {{"tests", {"test_a.py"}, {}}},
          .files = {{.path = "tests/test_a.py",
                     .text = "aa",
                     .imports = "bb",
                     .tests = {"test_a", "test_b"},
                     .left_out = {"test_b"},
                     .run = "r2"},
                    {.path = "x.py", .text = "cc", .nameable = false, .run = "r1"},
                    {.path = "y.odd", .text = "dd", .run_only = true, .run = "r2"}}};
}

TEST(TaughtEvent, IsOneLineOfHashes) {
  EXPECT_EQ(taught_event(lesson()),
            R"({"e":"taught","settings":"5e","words":"0d",)"
            R"("texts":{"tests/test_a.py":["aa","bb"],"x.py":["cc"],"y.odd":["dd"]}})"
            "\n");
}

TEST(Lessons, AreALineForEachFile) {
  std::string text;
  append_lessons(text, {});
  EXPECT_EQ(text, "");
  const std::vector<model::Lesson> lessons = {lesson()};
  append_lessons(text, lessons);
  EXPECT_EQ(text,
            "\"collected\": {\n"
            "\"5e\": {\"run\":\"r2\",\"walked\":\"r1\",\"words\":\"0d\",\n"
            "\"folders\": {\n"
            "\"tests\":{\"files\":[\"test_a.py\"]}\n"
            "},\n"
            "\"files\": {\n"
            "\"tests/test_a.py\":{\"text\":\"aa\",\"imports\":\"bb\","
            "\"tests\":[\"test_a\",\"test_b\"],\"out\":[\"test_b\"]},\n"
            "\"x.py\":{\"text\":\"cc\",\"run\":\"r1\",\"others\":true},\n"
            "\"y.odd\":{\"text\":\"dd\",\"run_only\":true}\n"
            "}}\n"
            "},\n");
}

}  // namespace
}  // namespace splitter::render
