#include "splitter/pytest/teaching.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::plain_tests;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* doctests = "[pytest]\naddopts = --doctest-modules --keep-duplicates\n";
constexpr const char* open_tests = "from helpers import *\ndef test_a(): pass\n";

model::Lesson lesson_of(std::initializer_list<const char*> files) {
  model::Lesson lesson;
  lesson.folders = {{".", {}, {"tests"}}, {"tests", {}, {}}};
  for (const char* path : files) {
    lesson.files.push_back({.path = path, .tests = {"test_a", "test_b"}});
  }
  return lesson;
}

std::vector<std::string> paths_of(const model::Lesson& lesson) {
  std::vector<std::string> paths;
  for (const model::TaughtFile& file : lesson.files) {
    paths.push_back(file.path);
  }
  return paths;
}

TEST(Teaching, IsOfEverythingWhereADoubtIsAboutTheWholeSuite) {
  const Checkout checkout{{"pytest.ini", doctests}, {"tests/test_a.py", plain_tests}};
  model::Lesson lesson = lesson_of({"tests/test_a.py", "tests/test_gone.py"});
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  EXPECT_THAT(paths_of(lesson), ElementsAre("tests/test_a.py"));
  EXPECT_EQ(lesson.files.front().text.size(), 16U);
  EXPECT_EQ(lesson.files.front().imports, "");
  EXPECT_EQ(lesson.folders.size(), 2U);
  EXPECT_EQ(lesson.settings.size(), 16U);
}

TEST(Teaching, LeavesOutWhatTheTextsTell) {
  const Checkout checkout{{"tests/test_a.py", plain_tests}, {"tests/test_b.py", open_tests}};
  model::Lesson closed = lesson_of({"tests/test_a.py"});
  EXPECT_FALSE(complete(closed, checkout.setup()));
  model::Lesson both = lesson_of({"tests/test_a.py", "tests/test_b.py"});
  EXPECT_TRUE(complete(both, checkout.setup()));
  EXPECT_THAT(paths_of(both), ElementsAre("tests/test_b.py"));
  EXPECT_THAT(both.folders, IsEmpty());
}

TEST(Teaching, KnowsTheModulesThatAnOpenFileReaches) {
  const auto imports = [](const char* helper) {
    const Checkout checkout{{"tests/test_b.py", open_tests},
                            {"tests/helpers.py", "import product\n"},
                            {"product.py", helper}};
    model::Lesson lesson = lesson_of({"tests/test_b.py"});
    EXPECT_TRUE(complete(lesson, checkout.setup()));
    return lesson.files.front().imports;
  };
  EXPECT_EQ(imports("x = 1\n"), imports("x = 1\n"));
  EXPECT_NE(imports("x = 1\n"), imports("x = 2\n"));
}

TEST(Teaching, IsOfTheFoldersThatPytestWouldBeAskedAbout) {
  const Checkout checkout{{"tests/test_a.py", plain_tests},
                          {"more/test_a.py", plain_tests},
                          {"tests/conftest.py", "def pytest_collect_file(file_path): pass\n"}};
  model::Lesson lesson = lesson_of({"more/test_a.py", "tests/test_a.py"});
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  EXPECT_THAT(paths_of(lesson), ElementsAre("tests/test_a.py"));
  EXPECT_EQ(lesson.folders.size(), 1U);
}

}  // namespace
}  // namespace splitter::pytest
