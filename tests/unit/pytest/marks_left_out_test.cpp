#include "pytest/marks_left_out.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> slow = {"slow"};

python::Outline outline_of(const std::string& text) {
  return python::outline_of(text, {});
}

TEST(LeaveOut, DropsTestsThatTheirDecoratorsMark) {
  const std::string text =
      "import pytest\n"
      "@pytest.mark.slow\ndef test_a(): pass\n"
      "@pytest.mark.slow(reason='x')\nclass TestB:\n    def test_c(self): pass\n"
      "class TestD(TestB): pass\n"
      "class TestE:\n    @pytest.mark.slow\n    def test_f(self): pass\n"
      "    def test_g(self): 'slow as it is'\n"
      "def test_slow(): pass  # slow\n";
  python::Outline outline = outline_of(text);
  EXPECT_EQ(leave_out(slow, text, false, outline), LeftOut::none);
  EXPECT_THAT(outline.tests, ElementsAre("TestE::test_g", "test_slow"));
}

TEST(LeaveOut, SeesThatNothingIsLeft) {
  for (const char* text :
       {"import pytest\npytestmark = pytest.mark.slow\ndef test_a(): pass\n",
        "import pytest\npytestmark = [pytest.mark.db, pytest.mark.slow]\nfrom x import *\n",
        "import pytest\n@pytest.mark.slow\ndef test_a(): pass\n"}) {
    python::Outline outline = outline_of(text);
    EXPECT_EQ(leave_out(slow, text, false, outline), LeftOut::all) << text;
    EXPECT_THAT(outline.tests, IsEmpty()) << text;
  }
}

TEST(LeaveOut, KeepsTheDoctestsOfAMarkedFile) {
  const std::string text = "'''>>> 1\n'''\nimport pytest\npytestmark = pytest.mark.slow\n";
  python::Outline outline = outline_of(text);
  EXPECT_EQ(leave_out(slow, text, true, outline), LeftOut::some);
}

TEST(LeaveOut, KnowsThatSomeTestStays) {
  const std::string text =
      "import pytest\n@pytest.mark.slow\ndef test_a(): pass\ndef test_b(): pass\n"
      "@pytest.mark.parametrize('x', [1])\ndef test_c(x): pass\n";
  python::Outline outline = outline_of(text);
  EXPECT_EQ(leave_out(slow, text, true, outline), LeftOut::some) << "doctests are not named";
}

TEST(LeaveOut, DoubtsMarksInOtherPlaces) {
  for (const char* text :
       {"import pytest\n@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.slow)])\n"
        "def test_a(x): pass\n",
        "import pytest\nlater = pytest.mark.slow\n@later\ndef test_a(): pass\n",
        "import pytest\nlater = getattr(pytest.mark, 'slow')\n@later\ndef test_a(): pass\n",
        "import pytest\nif x:\n    pytestmark = pytest.mark.slow\ndef test_a(): pass\n",
        "import pytest\npytestmark = pytest.mark.slow if x else []\ndef test_a(): pass\n",
        "import pytest\npytestmark = pytest.mark.slow\npytestmark = []\ndef test_a(): pass\n",
        "import pytest\ndel pytestmark\n@pytest.mark.slow\ndef test_a(): pass\n"}) {
    python::Outline outline = outline_of(text);
    EXPECT_EQ(leave_out(slow, text, false, outline), LeftOut::maybe_all) << text;
  }
}

TEST(LeaveOut, LeavesAnOutlineAloneWithoutMarks) {
  const std::string text = "def test_a(): pass\n";
  python::Outline outline = outline_of(text);
  EXPECT_EQ(leave_out({}, text, false, outline), LeftOut::none);
  EXPECT_THAT(outline.tests, ElementsAre("test_a"));
}

}  // namespace
}  // namespace splitter::pytest
