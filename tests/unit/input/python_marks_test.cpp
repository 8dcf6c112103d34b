#include "splitter/input/python_marks.hpp"

#include <gmock/gmock.h>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ReadMarks, ReadsDecoratorsOfFunctionsMethodsAndClasses) {
  EXPECT_THAT(read_marks("import pytest\n"
                         "@pytest.mark.serial\n"
                         "def test_a(): pass\n"
                         "@other\n"
                         "@pytest.mark.xdist_group('db')\n"
                         "@pytest.mark.slow()\n"
                         "class TestB:\n"
                         "    @pytest.mark.xdist_group(name=\"net\")\n"
                         "    async def test_c(self):\n"
                         "        @pytest.mark.inner\n"
                         "        def f(): pass\n"
                         "    def test_d(self): pass\n"
                         "def test_e(): pass\n"),
              ElementsAre(Mark{"serial", "", "test_a"},
                          Mark{"xdist_group", "db", "TestB"},
                          Mark{"slow", "", "TestB"},
                          Mark{"xdist_group", "net", "TestB::test_c"}));
}

TEST(ReadMarks, ReadsPytestmarkOfModulesAndClasses) {
  EXPECT_THAT(
      read_marks("from pytest import mark\n"
                 "pytestmark = mark.serial\n"
                 "class TestA:\n"
                 "    pytestmark = [mark.xdist_group('x'), mark.slow]\n"),
      ElementsAre(
          Mark{"serial", "", ""}, Mark{"xdist_group", "x", "TestA"}, Mark{"slow", "", "TestA"}));
}

TEST(ReadMarks, LeavesMarksOfSingleInstancesAlone) {
  EXPECT_THAT(
      read_marks("@pytest.mark.parametrize('a', [pytest.param(1, marks=pytest.mark.slow)])\n"
                 "def test_a(a): pass\n"),
      ElementsAre(Mark{"parametrize", "a", "test_a"}));
}

TEST(ReadMarks, ADecoratorBelongsToWhatFollowsIt) {
  EXPECT_THAT(read_marks("@pytest.mark.serial\n"
                         "\n"
                         "# a comment\n"
                         "@pytest.mark.slow\n"
                         "def test_a():\n"
                         "    pass\n"
                         "x = 1\n"
                         "def test_b(): pass\n"),
              ElementsAre(Mark{"serial", "", "test_a"}, Mark{"slow", "", "test_a"}));
}

TEST(ReadMarks, PassesOverAWordThatStandsAlone) {
  for (const std::string_view word : {"async", "def", "class", "@", "pytestmark"}) {
    EXPECT_THAT(read_marks(std::string(word)), IsEmpty()) << word;
    EXPECT_THAT(read_marks(std::string(word) + "\n@pytest.mark.slow\ndef test_a(): pass\n"),
                ElementsAre(Mark{"slow", "", "test_a"}))
        << word;
  }
}

TEST(ReadMarks, EndsWhereTheTextStopsBeingPython) {
  EXPECT_THAT(read_marks("@pytest.mark.serial\ndef test_a(): pass\nx = '\n@pytest.mark.slow\n"),
              ElementsAre(Mark{"serial", "", "test_a"}));
  EXPECT_THAT(read_marks(""), IsEmpty());
}

}  // namespace
}  // namespace splitter::input
