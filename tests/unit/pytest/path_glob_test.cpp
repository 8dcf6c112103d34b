#include "pytest/path_glob.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PathGlob : public ::testing::Test {
 protected:
  PathGlob() {
    for (const char* folder : {"tests/a/x", "tests/b", "tests/.hidden", "more"}) {
      std::filesystem::create_directories(folder);
    }
    system::write_file("tests/a/test_a.py", "");
    system::write_file("tests/test_b.py", "");
  }

  /// Seen from the folder; `?` where pytest has to tell.
  std::vector<std::string> found(const std::string& pattern) {
    const auto paths = path_glob(folder_.path(), pattern, system::disk());
    std::vector<std::string> seen;
    for (const std::string& path : paths.value_or(std::vector<std::string>{"?"})) {
      const bool inside = path.starts_with(folder_.path() + "/");
      seen.push_back(inside ? path.substr(folder_.path().size() + 1) : path);
    }
    return seen;
  }

  support::InFolder folder_;
};

TEST_F(PathGlob, TakesPathsThatAreThere) {
  EXPECT_THAT(found("tests"), ElementsAre("tests"));
  EXPECT_THAT(found("./tests//a/"), ElementsAre("tests/a"));
  EXPECT_THAT(found("tests/test_b.py"), ElementsAre("tests/test_b.py"));
  EXPECT_THAT(found("tests/test_b.py/x"), IsEmpty());
  EXPECT_THAT(found("nowhere"), IsEmpty());
}

TEST_F(PathGlob, TakesWildcardsInNames) {
  EXPECT_THAT(found("t*/?"), ElementsAre("tests/a", "tests/b"));
  EXPECT_THAT(found("*/[!b]"), ElementsAre("tests/a"));
  EXPECT_THAT(found("tests/*"), ElementsAre("tests/a", "tests/b", "tests/test_b.py"));
  EXPECT_THAT(found("**/x"), ElementsAre("tests/a/x"));
}

TEST_F(PathGlob, LeavesTheRestToPytest) {
  std::filesystem::create_directory_symlink("tests", "linked");
  for (const char* pattern : {"/tests", "../x", "tests/../more", "tests/**", "linked", "l*/a"}) {
    EXPECT_THAT(found(pattern), ElementsAre("?")) << pattern;
  }
}

}  // namespace
}  // namespace splitter::pytest
