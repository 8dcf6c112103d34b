#include "cli/records.hpp"

#include "splitter/system/files.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/imports.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

namespace fs = std::filesystem;
using support::input_error_of;
using support::outcomes;
using support::settings_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* record =
    "{\"e\":\"session\",\"run\":\"r\"}\n{\"e\":\"test\",\"id\":\"a.py::f\",\"s\":1}\n";

std::string junit(const std::string& owner) {
  return "<testsuite><testcase classname='" + owner + "' name='f' time='1'/></testsuite>";
}

class ReadRecords : public ::testing::Test {
 protected:
  ReadRecords() { settings_.root = "."; }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  std::vector<std::string> tests(const std::vector<std::string>& paths) {
    Records records;
    words_ = words_of([&](const Messages& m) { records = read_records(paths, settings_, m); },
                      Verbosity::verbose);
    std::vector<std::string> all;
    for (const model::Recording& recording : records.measured) {
      for (std::string& line : outcomes(recording)) {
        all.push_back(std::move(line));
      }
    }
    return all;
  }
};

TEST_F(ReadRecords, TakesFilesFoldersAndPatterns) {
  fs::create_directories("out/deep");
  system::write_file("a.py", "");
  system::write_file("out/deep/r.jsonl", record);
  system::write_file("out/r.xml", junit("a.TestA"));
  EXPECT_THAT(tests({"out"}), ElementsAre("a.py::f passed", "a.py::TestA::f passed"));
  EXPECT_THAT(tests({"out/*.xml"}), ElementsAre("a.py::TestA::f passed"));
  EXPECT_THAT(tests({"**/r.jsonl"}), ElementsAre("a.py::f passed"));
  EXPECT_THAT(tests({"o*t"}), ElementsAre("a.py::f passed", "a.py::TestA::f passed"));
  EXPECT_EQ(words_, "");
}

TEST_F(ReadRecords, AFileWhoseNameIsAPatternIsThatFile) {
  system::write_file("r[1].jsonl", record);
  EXPECT_THAT(tests({"r[1].jsonl"}), ElementsAre("a.py::f passed"));
}

TEST_F(ReadRecords, UnknownFilesInFoldersAreSkippedAndCounted) {
  fs::create_directory("out");
  system::write_file("out/log.txt", "hello");
  system::write_file("out/r.jsonl", record);
  system::write_file("out/empty.jsonl", "");
  EXPECT_THAT(tests({"out"}), ElementsAre("a.py::f passed"));
  EXPECT_THAT(words_, HasSubstr("1 file of no known format is skipped, such as out/log.txt"));
}

TEST_F(ReadRecords, ANamedFileOfNoKnownFormatIsAnError) {
  system::write_file("log.txt", "hello");
  const auto error = input_error_of([this] { tests({"log.txt"}); });
  EXPECT_EQ(error.where(), "log.txt");
  EXPECT_STREQ(error.what(), "is of no known format");
  EXPECT_THAT(error.hint(), HasSubstr("JUnit XML"));
}

TEST_F(ReadRecords, APatternThatFitsNothingIsAnError) {
  EXPECT_STREQ(input_error_of([this] { tests({"*.xml"}); }).what(),
               "no file or folder fits this pattern");
}

TEST_F(ReadRecords, ModulesAreLookedForBelowTheRootAndThenAmongTheStoredTests) {
  fs::create_directories("sub/tests");
  system::write_file("sub/tests/test_a.py", "");
  system::write_file("r.xml", junit("tests.test_a.TestA"));
  EXPECT_THAT(tests({"r.xml"}), IsEmpty());
  EXPECT_THAT(words_,
              HasSubstr("r.xml: no file here fits the names of 1 test, such as tests.test_a"));
  settings_.root = "sub";
  EXPECT_THAT(tests({"r.xml"}), ElementsAre("tests/test_a.py::TestA::f passed"));
  settings_.root = ".";
  system::write_file("stored.json", R"({"tests/test_a.py::other": 1})");
  settings_.durations = {"stored.json"};
  EXPECT_THAT(tests({"r.xml"}), ElementsAre("tests/test_a.py::TestA::f passed"));
}

TEST_F(ReadRecords, PrefixesMoveReportsOfAnotherRoot) {
  fs::create_directories("api/tests");
  system::write_file("api/tests/test_a.py", "");
  system::write_file("r.xml", junit("tests.test_a"));
  settings_.add_prefix = "api/";
  EXPECT_THAT(tests({"r.xml"}), ElementsAre("api/tests/test_a.py::f passed"));
  system::write_file("r.xml", junit("src.api.tests.test_a"));
  settings_.add_prefix = "";
  settings_.strip_prefix = "src/";
  EXPECT_THAT(tests({"r.xml"}), ElementsAre("api/tests/test_a.py::f passed"));
}

}  // namespace
}  // namespace splitter::cli
