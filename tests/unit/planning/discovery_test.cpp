#include "planning/discovery.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/profiles.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace splitter::planning {
namespace {

using model::InputError;
using model::Origin;
using support::ids_of;
using support::input_error_of;
using support::profile_of;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class DiscoveryTest : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Request settings_ = request_for(1, 2);
  Discovery found_;
  std::string words_;

  void discover_list(const std::string& text) {
    system::write_file("list", text);
    settings_.tests = {"list"};
    words_ = words_of(
        [this](const Messages& messages) { found_ = discover_from_lists(settings_, messages); });
  }
};

using DiscoverFromLists = DiscoveryTest;

TEST_F(DiscoverFromLists, TakesTheListAtItsWord) {
  discover_list("b.py::f\na.py::g\na.py::f\n");
  EXPECT_EQ(found_.suite->origin(), Origin::list);
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "a.py::g", "b.py::f"));
  EXPECT_EQ(words_, "");
}

TEST_F(DiscoverFromLists, TheOrderOfAListDoesNotMatterToBalance) {
  discover_list("b.py::f\na.py::g\na.py::f\n");
  EXPECT_EQ(found_.suite->nodes()[2].position, 2U);
}

TEST_F(DiscoverFromLists, TheOrderOfAListIsThatOfTheTestsOfAFile) {
  discover_list("b.py::f\na.py::g\na.py::f\n");
  EXPECT_THAT(found_.suite->turns(), ElementsAre(1U, 0U, 2U));
}

TEST_F(DiscoverFromLists, AFolderMayBeABareName) {
  std::filesystem::create_directories("unit");
  system::write_file("unit/test_a.py", "def test(): pass\n");
  discover_list("unit\nnowhere\n");
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("unit"));
  EXPECT_THAT(words_, HasSubstr("1 line names no test and is skipped, such as: nowhere"));
}

TEST_F(DiscoverFromLists, GlobsStandForTheFilesThatFitThem) {
  for (const char* path : {"test_a.py", "test_b.py", "other.py"}) {
    system::write_file(path, "def test(): pass\n");
  }
  discover_list("test_*.py\ngone_*.py\n");
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("test_a.py", "test_b.py"));
  EXPECT_THAT(words_, HasSubstr("1 name of the list left out, their file is not there: gone_*.py"));
}

TEST_F(DiscoverFromLists, TheOrderOfAListIsTheOneToCutContiguously) {
  settings_.limits.algorithm = model::Algorithm::contiguous;
  discover_list("b.py::f\na.py::g\na.py::f\n");
  EXPECT_EQ(found_.suite->nodes()[2].position, 0U);
}

TEST_F(DiscoverFromLists, UnitesSeveralLists) {
  system::write_file("one", "a.py::f\n");
  system::write_file("two", "b.py::f\na.py::f\n");
  settings_.tests = {"one", "two"};
  words_of([this](const Messages& messages) { found_ = discover_from_lists(settings_, messages); });
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "b.py::f"));
}

TEST_F(DiscoverFromLists, SaysWhichTestsListedPathsSwallow) {
  discover_list("a.py\na.py::f\n");
  EXPECT_THAT(words_, HasSubstr("1 test listed beside the path, class or function that holds it"));
}

TEST_F(DiscoverFromLists, SaysWhichFilesAreBroken) {
  discover_list("a.py::f\nERROR b.py\n");
  EXPECT_THAT(words_,
              HasSubstr("warning: pytest could not collect b.py: it runs whole, and fails"));
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "b.py"));
}

TEST_F(DiscoverFromLists, AnEmptyListIsAnErrorUnlessAllowed) {
  const InputError error = input_error_of([this] { discover_list("\n"); });
  EXPECT_EQ(error.where(), "list");
  EXPECT_STREQ(error.what(), "the list of tests is empty");
  EXPECT_THAT(error.hint(), HasSubstr("--allow-empty"));
  settings_.allow_empty = true;
  discover_list("\n");
  EXPECT_THAT(ids_of(*found_.suite), IsEmpty());
  EXPECT_THAT(words_, HasSubstr("list: no tests, so no group runs anything"));
}

TEST_F(DiscoverFromLists, AListOfUnknownLinesIsAnErrorThatShowsOne) {
  settings_.allow_empty = true;
  const InputError error = input_error_of([this] { discover_list("bash: pytest: not found\n"); });
  EXPECT_STREQ(error.what(), "none of its lines names a test, such as: bash: pytest: not found");
}

TEST_F(DiscoverFromLists, UnknownLinesAreSkippedWithAWarning) {
  discover_list("a.py::f\nwhat is this\n");
  EXPECT_THAT(words_,
              HasSubstr("list: 1 line names no test and is skipped, such as: what is this"));
}

TEST_F(DiscoverFromLists, SaysHowManyTestsAreNamedAgain) {
  discover_list("a.py::f\nb.py::f\na.py::f\n");
  EXPECT_THAT(words_, HasSubstr("1 test named again, and run once"));
}

TEST_F(DiscoverFromLists, AnAbsentListIsAnError) {
  settings_.tests = {"nowhere"};
  EXPECT_EQ(input_error_of([this] {
              words_of([this](const Messages& messages) {
                found_ = discover_from_lists(settings_, messages);
              });
            }).where(),
            "nowhere");
}

TEST_F(DiscoverFromLists, WhereNoFilePinsTheRootdirItIsNamed) {
  system::write_file("a.py", "");
  discover_list("a.py::f\n");
  EXPECT_TRUE(found_.workplace.name_rootdir);
  system::write_file("pyproject.toml", "[project]\n");
  discover_list("a.py::f\n");
  EXPECT_TRUE(found_.workplace.name_rootdir);
  system::write_file("pyproject.toml", "[tool.pytest.ini_options]\n");
  discover_list("a.py::f\n");
  EXPECT_FALSE(found_.workplace.name_rootdir);
}

TEST_F(DiscoverFromLists, WithoutACheckoutNothingIsSaidOfTheRootdir) {
  discover_list("a.py::f\n");
  EXPECT_FALSE(found_.workplace.name_rootdir);
}

TEST_F(DiscoverFromLists, IdsMayBeRelativeToAFolderAboveThatPinsTheRootdir) {
  std::filesystem::create_directory("sub");
  system::write_file("pytest.ini", "");
  system::write_file("sub/a.py", "");
  settings_.root = "sub";
  discover_list("sub/a.py::f\n");
  EXPECT_EQ(found_.workplace.folder_in_root, "sub/");
  EXPECT_FALSE(found_.workplace.name_rootdir);
}

TEST_F(DiscoverFromLists, ANestedConfigurationIsNotMistakenForTheSuites) {
  std::filesystem::create_directories("sub/deep");
  system::write_file("sub/deep/a.py", "");
  system::write_file("sub/pytest.ini", "");
  discover_list("sub/deep/a.py::f\n");
  EXPECT_TRUE(found_.workplace.name_rootdir);
  EXPECT_EQ(found_.workplace.config_file, "/dev/null");
  system::write_file("tox.ini", "[pytest]\n");
  discover_list("sub/deep/a.py::f\n");
  EXPECT_FALSE(found_.workplace.name_rootdir);
  EXPECT_EQ(found_.workplace.config_file, "tox.ini");
}

using ConfigIn = DiscoveryTest;

TEST_F(ConfigIn, IsTheFirstFileThatPytestTakesItsSettingsFrom) {
  EXPECT_EQ(config_in("."), "");
  system::write_file("setup.cfg", "[metadata]\n");
  EXPECT_EQ(config_in("."), "");
  system::write_file("setup.cfg", "[tool:pytest]\n");
  EXPECT_EQ(config_in("."), "setup.cfg");
  system::write_file("pyproject.toml", "[project]\n");
  EXPECT_EQ(config_in("."), "setup.cfg");
  system::write_file("pytest.ini", "");
  EXPECT_EQ(config_in("."), "pytest.ini");
}

TEST_F(ConfigIn, OnlyFoldersOfTestFilesCountAsNested) {
  std::filesystem::create_directories("sub/deep");
  std::filesystem::create_directories("other");
  system::write_file("other/pytest.ini", "");
  system::write_file("pytest.ini", "");
  const auto suite = support::suite_of({"a.py::f", "sub/deep/b.py::f"});
  EXPECT_FALSE(has_nested_config(".", *suite));
  system::write_file("sub/pytest.ini", "");
  EXPECT_TRUE(has_nested_config(".", *suite));
}

using DiscoverStored = DiscoveryTest;

TEST_F(DiscoverStored, TakesTheIdsOfTheProfileAndWarns) {
  const auto profile = profile_of({{"a.py::f", 1}, {"b.py::f", 2}});
  const std::string words = words_of(
      [&](const Messages& messages) { found_ = discover_stored(settings_, profile, messages); });
  EXPECT_EQ(found_.suite->origin(), Origin::stored);
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "b.py::f"));
  EXPECT_THAT(words, StartsWith("splitter: warning: the tests are those of the durations file"));
}

TEST_F(DiscoverStored, PytestKnowsNoTestByTheGroupThatLoadgroupAppended) {
  const auto profile = profile_of({{"a.py::f[1]@db", 1}, {"a.py::g", 1}, {"a.py::g@db", 1}});
  static_cast<void>(words_of(
      [&](const Messages& messages) { found_ = discover_stored(settings_, profile, messages); }));
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f[1]", "a.py::g"));
}

TEST_F(DiscoverStored, WithoutDurationsIsAnError) {
  const model::Profile profile;
  EXPECT_EQ(input_error_of([&] {
              words_of([&](const Messages& messages) {
                found_ = discover_stored(settings_, profile, messages);
              });
            }).where(),
            "--discover stored");
}

}  // namespace
}  // namespace splitter::planning
