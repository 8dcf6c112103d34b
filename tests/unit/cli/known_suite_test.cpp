#include "cli/known_suite.hpp"

#include "splitter/system/files.hpp"
#include "support/commands.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace splitter::cli {
namespace {

namespace fs = std::filesystem;
using support::settings_for;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AKnownSuite : public ::testing::Test {
 protected:
  AKnownSuite() {
    settings_.root = ".";
    for (const char* folder : {"lib/tests/unit", "venv/tests", ".tox/tests"}) {
      fs::create_directories(folder);
      system::write_file(folder + std::string("/test_a.py"), "class TestA:\n  def test_x(): 0\n");
    }
  }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  StoredTimes stored_;
};

TEST_F(AKnownSuite, FindsFilesByTheEndsOfTheirPathsWherePytestLooks) {
  KnownSuite suite(settings_, stored_);
  EXPECT_THAT(suite.files_ending("test_a.py"), ElementsAre("lib/tests/unit/test_a.py"));
  EXPECT_THAT(suite.files_ending("unit/test_a.py"), ElementsAre("lib/tests/unit/test_a.py"));
  EXPECT_THAT(suite.files_ending("nit/test_a.py"), IsEmpty());
}

TEST_F(AKnownSuite, FilesOfTheStoredTestsAreKnownToo) {
  system::write_file("stored.json",
                     R"({"gone/test_a.py::f": 1, "lib/tests/unit/test_a.py::g": 1})");
  settings_.durations = {"stored.json"};
  KnownSuite suite(settings_, stored_);
  EXPECT_THAT(suite.files_ending("test_a.py"),
              ElementsAre("gone/test_a.py", "lib/tests/unit/test_a.py"));
}

TEST_F(AKnownSuite, ReportsSeePathsWithoutWhatIsAddedToThem) {
  settings_.add_prefix = "lib/";
  KnownSuite suite(settings_, stored_);
  EXPECT_THAT(suite.files_ending("test_a.py"), ElementsAre("tests/unit/test_a.py"));
  EXPECT_THAT(suite.tests_in("tests/unit/test_a.py"), ElementsAre("TestA::test_x"));
  EXPECT_EQ(suite.kind_of("tests/unit"), input::PathKind::folder);
}

}  // namespace
}  // namespace splitter::cli
