#include "splitter/python/marks.hpp"

#include <gmock/gmock.h>

namespace splitter::python {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

TEST(ReadMarks, ClassesInheritWithinTheirFile) {
  EXPECT_THAT(read_marks("@mark.slow\n"
                         "class Base(Foreign, metaclass=Meta):\n"
                         "    @mark.serial\n"
                         "    def test_a(self): pass\n"
                         "    @mark.net\n"
                         "    def test_b(self): pass\n"
                         "class TestA(Base, Mixin):\n"
                         "    def test_b(self): pass\n"
                         "class TestB(other.Base, x=Base): pass\n"
                         "class TestC(\n"
                         "    TestA,\n"
                         "): pass\n"),
              ElementsAre(Mark{"slow", "", "Base"},
                          Mark{"serial", "", "Base::test_a"},
                          Mark{"net", "", "Base::test_b"},
                          Mark{"slow", "", "TestA"},
                          Mark{"serial", "", "TestA::test_a"},
                          Mark{"slow", "", "TestC"},
                          Mark{"serial", "", "TestC::test_a"}));
}

TEST(ReadMarks, NestedClassesInheritFromTheirNeighboursFirst) {
  EXPECT_THAT(read_marks("class Base:\n"
                         "    pytestmark = mark.outer\n"
                         "class TestA:\n"
                         "    class Base:\n"
                         "        pytestmark = mark.inner\n"
                         "    class TestB(Base): pass\n"
                         "class TestC(TestA): pass\n"),
              ElementsAre(Mark{"outer", "", "Base"},
                          Mark{"inner", "", "TestA::Base"},
                          Mark{"inner", "", "TestA::TestB"},
                          Mark{"inner", "", "TestC::Base"},
                          Mark{"inner", "", "TestC::TestB"}));
}

TEST(ReadMarks, InheritanceWithoutEndEnds) {
  std::string text = "class C0:\n    pytestmark = mark.a\nclass C1(C1, C0, C0): pass\n";
  for (int i = 2; i < 300; ++i) {
    const std::string base = "C" + std::to_string(i - 1);
    text +=
        "class C" + std::to_string(i) + "(" + base + ", C" + std::to_string(i - 2) + "): pass\n";
  }
  EXPECT_THAT(read_marks(text), SizeIs(300));
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
}  // namespace splitter::python
