#include "splitter/system/glob.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace splitter::system {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FitsGlob, AsInAShell) {
  EXPECT_TRUE(fits_glob("report.xml", "*.xml"));
  EXPECT_TRUE(fits_glob("report.xml", "r?port.*"));
  EXPECT_TRUE(fits_glob("report.xml", "report.xml"));
  EXPECT_TRUE(fits_glob("job-3", "job-[1-4]"));
  EXPECT_TRUE(fits_glob("job-]", "job-[]]"));
  EXPECT_TRUE(fits_glob("job-x", "job-[!1-4]"));
  EXPECT_TRUE(fits_glob("job-x", "job-[^1-4]"));
  EXPECT_TRUE(fits_glob("job-^", "job-[1^]"));
  EXPECT_TRUE(fits_glob("\u00e4", "?")) << "one character";
  EXPECT_TRUE(fits_glob("aXbXc", "a*b*c"));
  EXPECT_TRUE(fits_glob("[", "["));
  EXPECT_TRUE(fits_glob("a", "a***"));
  EXPECT_TRUE(fits_glob(".hidden", ".*"));
  EXPECT_FALSE(fits_glob("report.xml", "*.json"));
  EXPECT_FALSE(fits_glob("report.xml", "report"));
  EXPECT_FALSE(fits_glob("report", "report.xml"));
  EXPECT_FALSE(fits_glob("job-5", "job-[1-4]"));
  EXPECT_FALSE(fits_glob("job-3", "job-[!1-4]"));
  EXPECT_FALSE(fits_glob("job-3", "job-[^1-4]"));
  EXPECT_FALSE(fits_glob(".hidden", "*"));
  EXPECT_FALSE(fits_glob("", "?"));
}

TEST(FitsGlob, ManyStarsTakeNoLongTime) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) {
    pattern += "*a";
  }
  EXPECT_FALSE(fits_glob(std::string(10'000, 'a') + "b", pattern + "c"));
}

class Globs : public ::testing::Test {
 protected:
  Globs() {
    fs::create_directories("out/job-1/deep");
    fs::create_directories("out/job-2");
    fs::create_directories("out/.hidden");
    for (const char* path : {"out/job-1/r.xml",
                             "out/job-1/deep/r.xml",
                             "out/job-2/r.xml",
                             "out/.hidden/r.xml",
                             "out/r.xml",
                             "out/r.json"}) {
      write_file(path, "x");
    }
  }

  support::InFolder folder_;
};

TEST_F(Globs, FindFilesAndFoldersSorted) {
  EXPECT_THAT(expand_glob("out/job-*/r.xml"), ElementsAre("out/job-1/r.xml", "out/job-2/r.xml"));
  EXPECT_THAT(expand_glob("out/*"),
              ElementsAre("out/job-1", "out/job-2", "out/r.json", "out/r.xml"));
  EXPECT_THAT(expand_glob("o?t/r.[xj]*"), ElementsAre("out/r.json", "out/r.xml"));
  EXPECT_THAT(expand_glob(fs::absolute("out/*.json").string()),
              ElementsAre(fs::absolute("out/r.json").string()));
  EXPECT_THAT(expand_glob("nowhere/*"), IsEmpty());
  EXPECT_THAT(expand_glob("out/r.xml/*"), IsEmpty());
}

TEST_F(Globs, TwoStarsAreAnyFolders) {
  EXPECT_THAT(
      expand_glob("out/**/r.xml"),
      ElementsAre("out/job-1/deep/r.xml", "out/job-1/r.xml", "out/job-2/r.xml", "out/r.xml"));
  EXPECT_THAT(expand_glob("**/deep/*.xml"), ElementsAre("out/job-1/deep/r.xml"));
}

TEST_F(Globs, ALinkThatTurnsBackIsFollowedOnce) {
  fs::create_directory_symlink(fs::absolute("out"), "out/job-2/up");
  EXPECT_THAT(expand_glob("out/**/r.json"), ElementsAre("out/r.json"));
  EXPECT_THAT(files_below("out"),
              ElementsAre("out/.hidden/r.xml",
                          "out/job-1/deep/r.xml",
                          "out/job-1/r.xml",
                          "out/job-2/r.xml",
                          "out/r.json",
                          "out/r.xml"));
}

}  // namespace
}  // namespace splitter::system
