#include "splitter/pytest/options.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;

Options options(const std::vector<std::string>& words) {
  Options read;
  read_options(words, read);
  return read;
}

TEST(Options, AreKnownWhereTheyChangeNothing) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"-ra", "-q"},
                                             {"-vvs", "-xl", "-n", "4", "-n4", "-rfE"},
                                             {"--tb=short", "--tb", "short", "--color=yes"},
                                             {"-W", "error", "-Wignore::x", "--strict-markers"},
                                             {"--cov=src", "--cov-report=xml", "--no-cov"},
                                             {"-p", "no:cacheprovider", "-pno:randomly"},
                                             {"-p", "no:asyncio", "-p", "no:nose", "-pno:anyio"},
                                             {"-o", "junit_family=legacy", "-oxfail_strict=true"},
                                             {"--override-ini=log_cli=1"},
                                             {"--splits", "4", "--group", "2"},
                                             {"--store-durations", "--clean-durations"},
                                             {"--splitting-algorithm", "least_duration"},
                                             {"--splitter-workers=4", "--splitter-quiet"},
                                             {"--import-mode=importlib", "--durations", "10"}}) {
    const Options read = options(words);
    EXPECT_EQ(read.doubt, Doubt{}) << words.front();
    EXPECT_TRUE(read.paths.empty()) << words.front();
  }
}

TEST(Options, SayWhatIsLeftOut) {
  const Options read = options({"--ignore=a",
                                "--ignore",
                                "b",
                                "--ignore-glob=*/c/*",
                                "--deselect",
                                "t.py::f",
                                "--doctest-glob=*.rst",
                                "-p",
                                "x.y"});
  EXPECT_EQ(read.doubt, Doubt{});
  EXPECT_THAT(read.ignore, ElementsAre("a", "b"));
  EXPECT_THAT(read.ignore_glob, ElementsAre("*/c/*"));
  EXPECT_THAT(read.deselect, ElementsAre("t.py::f"));
  EXPECT_THAT(read.doctest_glob, ElementsAre("*.rst"));
  EXPECT_THAT(read.plugins, ElementsAre("x.y"));
  EXPECT_TRUE(read.doctests);
  EXPECT_FALSE(options({"-p", "no:doctest"}).doctests);
  EXPECT_FALSE(read.doctest_modules);
  EXPECT_TRUE(options({"--doctest-modules"}).doctest_modules);
  EXPECT_THAT(options({"-p", "no:trio", "-pno:asyncio"}).blocked, ElementsAre("trio", "asyncio"));
}

TEST(Options, AreTroubleWhereTheyMaySelectOrCollect) {
  for (const char* word : {"-k",
                           "-m",
                           "--lf",
                           "--pyargs",
                           "--nbval",
                           "-c",
                           "--rootdir=x",
                           "--collect-in-virtualenv",
                           "--keep-duplicates",
                           "-o",
                           "--sw",
                           "--noconftest",
                           "--unknown",
                           "-Z",
                           "@file",
                           "--strict=1"}) {
    EXPECT_TRUE(options({word, "x"}).doubt) << word;
  }
  EXPECT_TRUE(options({"-o", "python_files=*.py"}).doubt);
  EXPECT_TRUE(options({"--override-ini", "addopts="}).doubt);
  EXPECT_TRUE(options({"-m", "slow"}).doubt);
  EXPECT_TRUE(options({"-m", "not slow", "-m", "not fast"}).doubt) << "which is the last?";
  EXPECT_TRUE(options({"-p", "no:unittest"}).doubt);
  EXPECT_TRUE(options({"--cov", "src"}).doubt) << "its value, or a path?";
  EXPECT_TRUE(options({"-p", "no:python"}).doubt);
  EXPECT_TRUE(options({"--tb"}).doubt) << "its value is missing";
}

TEST(Options, SayWhichMarksAreLeftOut) {
  const Options read = options({"-qm", "not slow and not (net or db)"});
  EXPECT_EQ(read.doubt, Doubt{});
  EXPECT_TRUE(read.selects_marks);
  EXPECT_THAT(read.marks_left_out, ElementsAre("slow", "net", "db"));
  EXPECT_THAT(options({"-mnot slow"}).marks_left_out, ElementsAre("slow"));
}

TEST(Options, KeepPathsApart) {
  EXPECT_THAT(options({"-q", "tests", "a.py::f"}).paths, ElementsAre("tests", "a.py::f"));
}

}  // namespace
}  // namespace splitter::pytest
