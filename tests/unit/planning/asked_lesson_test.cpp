#include "planning/asked_lesson.hpp"

#include "planning/taught_record.hpp"
#include "splitter/system/path.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string session_line = R"({"e":"session","run":"r1"})"
                                 "\n";
const std::string taught_line = R"({"e":"taught","settings":"5e","words":"0d","texts":{}})"
                                "\n";

/// A suite with doctests, whose modules pytest would be asked about.
class LessonOnDisk : public ::testing::Test {
 protected:
  LessonOnDisk() {
    environment_.set("PYTEST_ADDOPTS", std::nullopt);
    environment_.set("PYTHONPATH", std::nullopt);
    system::write_file("pytest.ini", "[pytest]\naddopts = --doctest-modules --keep-duplicates\n");
    system::write_file("product.py", "def f():\n  '''\n  >>> 1\n  1\n  '''\n");
    settings_.root = ".";
    settings_.pytest = venv_.pytest();
  }

  /// The event of a pytest of this version that walked through everything from this rootdir.
  [[nodiscard]] std::string collected(const std::string& root,
                                      const std::string& version = "8.4.2") const {
    return R"({"e":"collected","root":")" + root + R"(","folder":")" + root + R"(","python":")" +
           venv_.python() + R"(","pytest":")" + version + R"(","words":[],)" +
           R"("folders":{".":{"files":["product.py"],"quiet":["pytest.ini"]}},)"
           R"("files":{"product.py":{"tests":["product.f"],"others":true}}})"
           "\n";
  }

  [[nodiscard]] static std::string text_of(const std::string& file) {
    return std::string(system::read_file(file).view());
  }

  support::InFolder folder_;
  support::Environment environment_;
  support::DiskVenv venv_;
  Request settings_;
  std::string here_ = system::canonical(".");
};

using KeepLesson = LessonOnDisk;

TEST_F(KeepLesson, KeepsWhatPytestCollectedWithItsHashes) {
  system::write_file("facts", session_line + collected(here_));
  keep_lesson(settings_, "facts");
  const auto lesson = kept_lesson(".");
  ASSERT_TRUE(lesson);
  ASSERT_EQ(lesson->files.size(), 1U);
  EXPECT_EQ(lesson->files[0].path, "product.py");
  EXPECT_NE(lesson->files[0].text, "");
  EXPECT_EQ(text_of(".splitter/.gitignore"), "*\n");
  EXPECT_THAT(kept_lines(".", lesson->settings), StartsWith(R"({"e":"collected")"));
  EXPECT_EQ(kept_lines(".", "other settings"), "");
}

TEST_F(KeepLesson, LeavesTheUsersOwnIgnoresAlone) {
  support::put_file(".splitter/.gitignore", "collected.jsonl\n");
  system::write_file("facts", session_line + collected(here_));
  keep_lesson(settings_, "facts");
  EXPECT_TRUE(kept_lesson("."));
  EXPECT_EQ(text_of(".splitter/.gitignore"), "collected.jsonl\n");
}

TEST_F(KeepLesson, KeepsNothingOfAnotherRootdirOrWithoutFacts) {
  system::write_file("facts", session_line + collected("/elsewhere"));
  keep_lesson(settings_, "facts");
  keep_lesson(settings_, "no facts");
  system::write_file("facts", session_line);
  keep_lesson(settings_, "facts");
  EXPECT_FALSE(system::is_file(".splitter/collected.jsonl"));
}

TEST_F(KeepLesson, IsNothingWhereTheFileIsDamaged) {
  EXPECT_EQ(kept_lesson("."), std::nullopt);
  support::put_file(".splitter/collected.jsonl", session_line + taught_line);
  EXPECT_EQ(kept_lesson("."), std::nullopt);
  support::put_file(".splitter/collected.jsonl", session_line + collected(here_).substr(0, 40));
  EXPECT_EQ(kept_lesson("."), std::nullopt);
}

using AddHashes = LessonOnDisk;

TEST_F(AddHashes, AppendsWhatTheCollectionDependedOn) {
  const std::string record = session_line + collected(here_);
  system::write_file("record", record);
  add_hashes("record");
  EXPECT_THAT(text_of("record"), StartsWith(record));
  EXPECT_THAT(text_of("record").substr(record.size()), StartsWith(R"({"e":"taught")"));
  EXPECT_THAT(text_of("record").substr(record.size()), HasSubstr("product.py"));
}

TEST_F(AddHashes, LeavesTheRecordOfAnotherPytestAlone) {
  for (const std::string& record : {session_line,
                                    session_line + collected("/elsewhere"),
                                    session_line + collected(here_, "7.4.0"),
                                    session_line + collected(here_).substr(0, 50)}) {
    system::write_file("record", record);
    add_hashes("record");
    EXPECT_EQ(text_of("record"), record);
  }
}

TEST_F(AddHashes, LearnsNothingFromARecordThatIsNotThere) {
  add_hashes("record");
  EXPECT_FALSE(system::is_file("record"));
}

}  // namespace
}  // namespace splitter::planning
