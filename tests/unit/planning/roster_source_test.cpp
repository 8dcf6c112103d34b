#include "splitter/planning/roster_source.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace splitter::planning {
namespace {

using support::input_error_of;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class APlan : public ::testing::Test {
 protected:
  APlan() {
    system::write_file("plan.json", plan("sub/", ""));
    settings_.root = "start";
    settings_.plan = "plan.json";
    std::filesystem::create_directories("start");
  }

  /// A plan of two files, three folders up from which pytest starts.
  static std::string plan(const std::string& folder_in_root, const std::string& root_in_folder) {
    return R"({"format": "splitter-plan", "version": 1, "fingerprint": "f", "splits": 2,
      "folder_in_root": ")" +
           folder_in_root + R"(", "root_in_folder": ")" + root_in_folder + R"(", "groups": [
      {"group": 1, "seconds": 1, "tests": 1, "files": 1, "selectors": ["a.py"]},
      {"group": 2, "seconds": 1, "tests": 1, "files": 1, "selectors": ["b.py::f"]}]})";
  }

  std::string words() {
    return words_of([this](const Messages& messages) {
      check_checkout(settings_, read_plan(settings_), messages);
    });
  }
  model::InputError error() {
    return input_error_of([this] { (void)words(); });
  }

  support::InFolder folder_;
  Request settings_;
};

TEST_F(APlan, FindsItsFilesFromTheRootdir) {
  system::write_file("a.py", "");
  system::write_file("b.py", "");
  EXPECT_THAT(words(), IsEmpty());
  system::write_file("plan.json", plan("", "inner/"));
  EXPECT_THAT(error().what(), HasSubstr("another checkout"));
  std::filesystem::create_directories("start/inner");
  system::write_file("start/inner/a.py", "");
  system::write_file("start/inner/b.py", "");
  EXPECT_THAT(words(), IsEmpty());
}

TEST_F(APlan, WarnsOfSomeFilesAndRefusesWithoutMost) {
  system::write_file("b.py", "");
  EXPECT_THAT(words(), HasSubstr("plan.json: 1 of its 2 files is not here, such as a.py"));
  std::filesystem::remove("b.py");
  EXPECT_THAT(error().what(), HasSubstr("2 of its 2 files are not here"));
  EXPECT_THAT(error().hint(), HasSubstr("--root"));
}

TEST_F(APlan, HasAsManyGroupsAsSaid) {
  settings_.shard = {3, std::nullopt, {Layer::ci, "GitLab", "GitLab: CI_NODE_TOTAL"}, {}};
  EXPECT_EQ(error().where(), "--splits 3 (GitLab: CI_NODE_TOTAL)");
  EXPECT_THAT(error().what(), HasSubstr("plan.json has 2 groups"));
  settings_.shard = {std::nullopt, model::GroupNumber{3}, {}, {}};
  EXPECT_EQ(error().where(), "--group 3");
}

}  // namespace
}  // namespace splitter::planning
