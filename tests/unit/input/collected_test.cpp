#include "splitter/input/collected.hpp"

#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;

const std::string session_line = R"({"e":"session","run":"r1"})"
                                 "\n";
const std::string collected_line =
    R"({"e":"collected","root":"/suite","folder":"/suite/x","python":"/venv/bin/python",)"
    R"("pytest":"9.2.0","words":["-k","odd"],)"
    R"("folders":{"tests":{"files":["test_b.py","test_a.py"],"quiet":["data"]}},)"
    R"("files":{"tests/test_b.py":{"others":true},)"
    R"("tests/test_a.py":{"tests":["test_a","TestB::test_c"],"out":["test_a"]}}})"
    "\n";
const std::string taught_line = R"({"e":"taught","settings":"5e","words":"0d",)"
                                R"("texts":{"tests/test_a.py":["aa","bb"]}})"
                                "\n";

auto source(const std::string& text) {
  return support::source_of(text, "record.jsonl");
}

TEST(Collected, IsTheEventOfARecord) {
  const auto found = parse_collected(source(session_line + collected_line));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->root, "/suite");
  EXPECT_EQ(found->folder, "/suite/x");
  EXPECT_EQ(found->python, "/venv/bin/python");
  EXPECT_EQ(found->pytest, "9.2.0");
  EXPECT_THAT(found->words, ElementsAre("-k", "odd"));
  ASSERT_EQ(found->lesson.folders.size(), 1U);
  EXPECT_THAT(found->lesson.folders[0].files, ElementsAre("test_a.py", "test_b.py"));
  EXPECT_THAT(found->lesson.folders[0].quiet, ElementsAre("data"));
  ASSERT_EQ(found->lesson.files.size(), 2U);
  EXPECT_EQ(found->lesson.files[0].path, "tests/test_a.py");
  EXPECT_THAT(found->lesson.files[0].tests, ElementsAre("test_a", "TestB::test_c"));
  EXPECT_THAT(found->lesson.files[0].left_out, ElementsAre("test_a"));
  EXPECT_TRUE(found->lesson.files[0].nameable);
  EXPECT_FALSE(found->lesson.files[1].nameable);
}

TEST(Collected, IsNothingWhereTheEventIsMissingOrDamaged) {
  EXPECT_FALSE(parse_collected(source(session_line)));
  EXPECT_FALSE(parse_collected(source(session_line + collected_line.substr(0, 60))));
  EXPECT_FALSE(parse_collected(source(session_line + collected_line.substr(0, 60) + "\n")));
  EXPECT_FALSE(parse_collected(source(session_line + "{\"e\":\"collected\",\"files\":1}\n")));
}

TEST(Lesson, HasTheFilesWhoseTextsAreKnown) {
  const auto lesson = parse_lesson(source(session_line + collected_line + taught_line));
  ASSERT_TRUE(lesson);
  EXPECT_EQ(lesson->settings, "5e");
  EXPECT_EQ(lesson->words, "0d");
  ASSERT_EQ(lesson->files.size(), 1U);
  EXPECT_EQ(lesson->files[0].text, "aa");
  EXPECT_EQ(lesson->files[0].imports, "bb");
}

TEST(Lesson, IsNothingWithoutHashes) {
  EXPECT_FALSE(parse_lesson(source(session_line + collected_line)));
  EXPECT_FALSE(parse_lesson(source(session_line + taught_line)));
  EXPECT_FALSE(
      parse_lesson(source(session_line + collected_line + "{\"e\":\"taught\",\"texts\":{}}\n")));
}

}  // namespace
}  // namespace splitter::input
