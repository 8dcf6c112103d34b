#include "input/lesson_members.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::TaughtFile;
using model::TaughtFolder;
using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<TaughtFile> taught_files_in(std::string_view json) {
  const model::SourceText source = source_of(json, "p");
  JsonDocument document(source, "");
  return read_taught_files(document, document.root());
}

std::vector<TaughtFolder> taught_folders_in(std::string_view json) {
  const model::SourceText source = source_of(json, "p");
  JsonDocument document(source, "");
  return read_folders(document, document.root());
}

std::vector<model::Lesson> lessons_in(std::string_view json) {
  const model::SourceText source = source_of(json, "p");
  JsonDocument document(source, "");
  return read_lessons(document, document.root());
}

template <typename Read>
std::string lesson_fault(const Read& read, std::string_view json) {
  const auto error = input_error_of([&] { static_cast<void>(read(json)); });
  return error.where() + ": " + error.what();
}

TEST(TaughtFiles, AreSortedByTheirPaths) {
  const auto files = taught_files_in(
      R"({"b.py": {"tests": ["g", "f"]}, "a.py": {"text": "aa", "imports": "bb", "out": ["h"]}})");
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, "a.py");
  EXPECT_EQ(files[0].text + files[0].imports, "aabb");
  EXPECT_THAT(files[0].tests, IsEmpty());
  EXPECT_THAT(files[0].left_out, ElementsAre("h"));
  EXPECT_THAT(files[1].tests, ElementsAre("g", "f")) << "in collection order";
  EXPECT_TRUE(files[0].nameable && files[1].nameable);
}

TEST(TaughtFiles, ThatBringOthersAreNotNameable) {
  EXPECT_FALSE(taught_files_in(R"({"a.py": {"others": true}})").at(0).nameable);
  EXPECT_TRUE(taught_files_in(R"({"a.py": {"others": false}})").at(0).nameable);
}

TEST(TaughtFiles, MayHaveTestsThatNoNameBrings) {
  EXPECT_TRUE(taught_files_in(R"({"a.py": {"run_only": true}})").at(0).run_only);
  EXPECT_FALSE(taught_files_in(R"({"a.py": {}})").at(0).run_only);
}

// Python sorts the byte 0x80, its U+DC80, behind U+00E9; splitter sorts bytes.
TEST(TaughtFiles, HaveTheTestsThatWereLeftOutInTheOrderOfBytes) {
  EXPECT_THAT(taught_files_in(R"({"a.py": {"out": ["\u00e9", "\udc80"]}})").at(0).left_out,
              ElementsAre("\x80", "\xC3\xA9"));
}

TEST(TaughtFiles, AreThereOnceAndAsTheLastOfEqualNamesTells) {
  const auto files =
      taught_files_in(R"({"a.py": {"tests": ["f"]}, "b.py": {}, "a.py": {"tests": ["g"]}})");
  ASSERT_EQ(files.size(), 2U);
  EXPECT_THAT(files[0].tests, ElementsAre("g"));
}

TEST(TaughtFiles, SkipMembersThatAreNotKnown) {
  const auto files = taught_files_in(R"({"a.py": {"later": [{"x": 1}], "run": "r1"}})");
  EXPECT_EQ(files.at(0).run, "r1");
}

TEST(TaughtFiles, NameTheLineOfWhatTheyAreNot) {
  EXPECT_EQ(lesson_fault(taught_files_in, "{\n\"a.py\": 1}"), "p: line 2: expected a file's tests");
  EXPECT_EQ(lesson_fault(taught_files_in, "{\n\"a.py\": {\"text\": 1}}"),
            "p: line 2: expected a hash");
  EXPECT_EQ(lesson_fault(taught_files_in, "{\n\"a.py\": {\"tests\": [\"f\", 2]}}"),
            "p: line 2: expected a name");
}

TEST(TaughtFolders, HaveTheirNamesInOrder) {
  const auto folders = taught_folders_in(
      R"({"t": {"files": ["b.py", "a.py"], "quiet": ["y", "x"]}, "": {"files": []}})");
  ASSERT_EQ(folders.size(), 2U);
  EXPECT_EQ(folders[0], (TaughtFolder{"", {}, {}}));
  EXPECT_EQ(folders[1], (TaughtFolder{"t", {"a.py", "b.py"}, {"x", "y"}}));
}

TEST(Lessons, AreSortedByTheirSettings) {
  const auto lessons = lessons_in(R"({"b": {"run": "r2", "walked": "r1", "words": "w"}, "a": {}})");
  ASSERT_EQ(lessons.size(), 2U);
  EXPECT_EQ(lessons[0].settings, "a");
  EXPECT_EQ(lessons[1].settings + lessons[1].run + lessons[1].walked + lessons[1].words, "br2r1w");
}

// A file is told of by the lesson's own run unless it names another, wherever that stands.
TEST(Lessons, TheirFilesAreOfTheirRun) {
  const auto lessons = lessons_in(R"({"s": {"files": {"a.py": {}, "b.py": {"run": "r1"}},
                                            "run": "r2"}})");
  ASSERT_EQ(lessons.size(), 1U);
  ASSERT_EQ(lessons[0].files.size(), 2U);
  EXPECT_EQ(lessons[0].files[0].run, "r2");
  EXPECT_EQ(lessons[0].files[1].run, "r1");
}

TEST(Lessons, NameTheLineOfWhatTheyAreNot) {
  EXPECT_EQ(lesson_fault(lessons_in, "{\"s\":\n[]}"), "p: line 2: expected what runs collected");
  EXPECT_EQ(lesson_fault(lessons_in, "{\"s\": {\n\"folders\": 1}}"),
            "p: line 2: expected the folders");
  EXPECT_EQ(lesson_fault(lessons_in, "{\"s\": {\n\"files\": []}}"),
            "p: line 2: expected the files");
}

}  // namespace
}  // namespace splitter::input
