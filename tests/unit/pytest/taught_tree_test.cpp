#include "splitter/pytest/taught_tree.hpp"

#include "splitter/pytest/teaching.hpp"
#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::plain_tests;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* open_text = "from helpers import *\ndef test_a(): pass\n";
constexpr const char* with_doctest = "def f():\n  '''\n  >>> 1\n  1\n  '''\n";

/// A suite of which pytest would be asked everything.
Checkout doctested() {
  return {{"pytest.ini", "[pytest]\naddopts = --doctest-modules --keep-duplicates\n"},
          {"tests/test_a.py", plain_tests},
          {"tests/test_open.py", open_text},
          {"tests/helpers.py", "x = 1\n"},
          {"product.py", with_doctest}};
}

/// What a run collected from it.
model::Lesson taught_by(const Checkout& checkout) {
  model::Lesson lesson;
  lesson.folders = {
      {".", {"product.py"}, {"pytest.ini", "tests"}},
      {"tests", {"helpers.py", "test_a.py", "test_open.py"}, {"data"}},
  };
  lesson.files = {{.path = "product.py", .tests = {"product.f"}, .nameable = false},
                  {.path = "tests/helpers.py"},
                  {.path = "tests/test_a.py", .tests = {"test_a", "test_b"}},
                  {.path = "tests/test_open.py", .tests = {"test_a"}}};
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  return lesson;
}

/// Each file as `PATH: KNOWLEDGE`, or the doubt.
std::vector<std::string> told(const Checkout& now, const model::Lesson& lesson) {
  const auto setup = now.setup();
  const TestTree tree = TaughtFiles(setup, lesson).everything();
  if (tree.doubt) {
    return {tree.doubt.text()};
  }
  std::vector<std::string> lines;
  for (const TestFile& file : tree.files) {
    const bool closed = file.knowledge == Knowledge::closed;
    const bool asked = file.knowledge == Knowledge::asked;
    lines.push_back(file.path + (closed ? ": closed" : asked ? ": asked" : ": whole"));
  }
  return lines;
}

std::vector<std::string> after(const std::string& name, const char* text) {
  const Checkout before = doctested();
  Checkout now = doctested();
  now.add(name, text);
  return told(now, taught_by(before));
}

TEST(TaughtFiles, AreThoseOfTheRun) {
  const Checkout checkout = doctested();
  const model::Lesson lesson = taught_by(checkout);
  EXPECT_THAT(
      told(checkout, lesson),
      ElementsAre("product.py: closed", "tests/test_a.py: closed", "tests/test_open.py: whole"));
  const auto setup = checkout.setup();
  const TestTree tree = TaughtFiles(setup, lesson).everything();
  EXPECT_THAT(tree.files[0].tests, ElementsAre("product.py::product.f"));
  EXPECT_FALSE(tree.files[0].nameable);
  EXPECT_TRUE(tree.files[1].taught);
}

TEST(TaughtFiles, AreAskedAboutWhereTheyAreNewOrOther) {
  EXPECT_THAT(
      after("tests/test_a.py", "def test_z(): pass\n"),
      ElementsAre("product.py: closed", "tests/test_a.py: asked", "tests/test_open.py: whole"));
  EXPECT_THAT(after("tests/test_z.py", plain_tests),
              ElementsAre("product.py: closed",
                          "tests/test_a.py: closed",
                          "tests/test_open.py: whole",
                          "tests/test_z.py: asked"));
  EXPECT_THAT(after("tests/new/test_z.py", plain_tests),
              ElementsAre("product.py: closed",
                          "tests/new/test_z.py: asked",
                          "tests/test_a.py: closed",
                          "tests/test_open.py: whole"));
  EXPECT_THAT(after("tests/new/x.py", with_doctest),
              ElementsAre("product.py: closed",
                          "tests/new: asked",
                          "tests/test_a.py: closed",
                          "tests/test_open.py: whole"));
}

TEST(TaughtFiles, AreAskedAboutByTheirFolderWhereNamingThemBringsMore) {
  EXPECT_THAT(after("tests/helpers.py", with_doctest),
              ElementsAre("product.py: closed", "tests: asked"));
  EXPECT_THAT(after("product.py", "x = 1\n"),
              ElementsAre("product.py: changed since the recorded run"));
  EXPECT_THAT(after("more.py", with_doctest), ElementsAre("more.py: new since the recorded run"));
}

TEST(TaughtFiles, AreNotAskedAboutWhereNothingIsCollected) {
  const auto same =
      ElementsAre("product.py: closed", "tests/test_a.py: closed", "tests/test_open.py: whole");
  EXPECT_THAT(after("more.py", "x = 1\n"), same);
  EXPECT_THAT(after("tests/data.json", ">>> 1"), same);
  EXPECT_THAT(after(".coverage", ""), same);
  EXPECT_THAT(after("build/lib/test_x.py", plain_tests), same);
  EXPECT_THAT(after("tests/__pycache__/x.pyc", ""), same);
}

TEST(TaughtFiles, AreAskedAboutWhereAPluginMayCollectThem) {
  Checkout before = doctested();
  before.add("tests/conftest.py", "def pytest_collect_file(file_path): pass\n");
  Checkout now = before;
  model::Lesson lesson = taught_by(before);
  lesson.folders[1].quiet = {"conftest.py", "data"};
  now.add("tests/data.json", "");
  EXPECT_THAT(told(now, lesson), ElementsAre("product.py: closed", "tests: asked"));
}

TEST(TaughtFiles, LeaveOutWhatOptionsLeaveOut) {
  Checkout checkout = doctested();
  model::Lesson lesson = taught_by(checkout);
  lesson.files[2].left_out = {"test_a"};
  lesson.files[3].left_out = {"test_a"};
  EXPECT_THAT(told(checkout, lesson), ElementsAre("product.py: closed", "tests/test_a.py: asked"))
      << "its text does not tell why";
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  EXPECT_THAT(told(checkout, lesson), ElementsAre("product.py: closed", "tests/test_a.py: closed"));
}

/// A suite whose settings leave a doubt, with a file that had no tests when a run came by, and what
/// became of it after a change.
std::vector<std::string> after_none(const char* file, const std::string& name, const char* text) {
  Checkout checkout{{"pytest.ini", "[pytest]\naddopts = --keep-duplicates\n"},
                    {"tests/test_none.py", file},
                    {"tests/test_a.py", plain_tests},
                    {"tests/helpers.py", "x = 1\n"}};
  model::Lesson lesson;
  lesson.folders = {{".", {}, {"pytest.ini", "tests"}},
                    {"tests", {"helpers.py", "test_a.py", "test_none.py"}, {}}};
  lesson.files = {{.path = "tests/helpers.py"},
                  {.path = "tests/test_a.py", .tests = {"test_a", "test_b"}},
                  {.path = "tests/test_none.py"}};
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  checkout.add(name, text);
  return told(checkout, lesson);
}

TEST(TaughtFiles, ThatHadNoTestsAreAskedAboutWhereAHelperMayHaveBroughtSome) {
  const auto none = ElementsAre("tests/test_a.py: closed");
  const auto asked = ElementsAre("tests/test_a.py: closed", "tests/test_none.py: asked");
  EXPECT_THAT(after_none("from helpers import *\n", "tests/data.txt", ""), none);
  EXPECT_THAT(after_none("from helpers import *\n", "tests/helpers.py", "y = 1\n"), asked);
  EXPECT_THAT(after_none("import helpers\n", "tests/helpers.py", "y = 1\n"), none);
  EXPECT_THAT(after_none("for n in data(): globals()[n] = f\n", "tests/data.txt", ""), asked)
      << "data may make tests";
}

TEST(TaughtFiles, WithDocstringsFromElsewhereAreAskedAboutWhereThatChanged) {
  Checkout checkout = doctested();
  checkout.add("product.py", "import more\nsetattr(f, '__doc__', more.text)\n");
  checkout.add("more.py", "text = ''\n");
  model::Lesson lesson = taught_by(checkout);
  lesson.folders[0].quiet = {"more.py", "pytest.ini", "tests"};
  EXPECT_THAT(told(checkout, lesson).front(), "product.py: closed");
  checkout.add("more.py", "text = 'x'\n");
  EXPECT_THAT(told(checkout, lesson),
              ElementsAre("product.py: dependent on what has changed, or may have"));
}

TEST(TaughtFiles, OfAPackageAreNamedByTheirTests) {
  Checkout checkout = doctested();
  checkout.add("package/__init__.py", with_doctest);
  model::Lesson lesson = taught_by(checkout);
  lesson.folders.insert(lesson.folders.begin() + 1, {"package", {"__init__.py"}, {}});
  lesson.folders[0].quiet = {"package", "pytest.ini", "tests"};
  lesson.files.insert(lesson.files.begin(),
                      {.path = "package/__init__.py", .tests = {"package.f"}, .nameable = false});
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  EXPECT_THAT(told(checkout, lesson),
              ElementsAre("package/__init__.py: closed",
                          "product.py: closed",
                          "tests/test_a.py: closed",
                          "tests/test_open.py: whole"));
}

TEST(TaughtFiles, AreNotCountedWhereNoNameBringsTheirTests) {
  const Checkout checkout = doctested();
  model::Lesson lesson = taught_by(checkout);
  lesson.files[0].run_only = true;
  const auto setup = checkout.setup();
  const TestTree tree = TaughtFiles(setup, lesson).everything();
  EXPECT_THAT(tree.run_only, ElementsAre("product.py"));
  EXPECT_EQ(tree.files.size(), 2U);
  TestFile file{.path = "product.py", .knowledge = Knowledge::asked, .tests = {}, .reason = {}};
  EXPECT_FALSE(TaughtFiles(setup, lesson).close(file));
}

TEST(TaughtFiles, HaveNoTestsWhereTheyNeedWhatIsNowhere) {
  const auto with = [](const char* text) {
    Checkout before = doctested();
    before.add_library();
    Checkout now = before;
    now.add("tests/test_skips.py", text);
    return told(now, taught_by(before)).size();
  };
  EXPECT_EQ(with("pd = pytest.importorskip(\"pandas\")\ndef test_a(): pass\n"), 3U);
  EXPECT_EQ(with("pytest.importorskip('pandas.core', reason='odd')\n"), 3U);
  EXPECT_EQ(with("class TestA:\n  def f(): pass\n  pd = pytest.importorskip('pandas')\n"), 3U);
  EXPECT_EQ(with("def test_a():\n  pytest.importorskip('pandas')\n"), 4U);
  EXPECT_EQ(with("'''\npytest.importorskip('pandas')\n'''\n"), 4U);
  EXPECT_EQ(with("pytest.importorskip('pytest')\n"), 4U);
  EXPECT_EQ(with("pytest.importorskip('product')\n"), 4U);
  EXPECT_EQ(with("if odd:\n  pytest.importorskip('pandas')\n"), 4U);
  EXPECT_EQ(with("# pytest.importorskip('pandas')\n"), 4U);
}

TEST(TaughtFiles, NeedARunThatWalked) {
  const Checkout checkout = doctested();
  model::Lesson lesson = taught_by(checkout);
  lesson.folders.clear();
  EXPECT_THAT(told(checkout, lesson), ElementsAre("no recorded run walked through its folders"));
}

TEST(TaughtFiles, AreAskedAboutWhereNoRunTold) {
  const Checkout checkout = doctested();
  model::Lesson lesson = taught_by(checkout);
  lesson.files.erase(lesson.files.begin() + 2);
  EXPECT_THAT(
      told(checkout, lesson),
      ElementsAre("product.py: closed", "tests/test_a.py: asked", "tests/test_open.py: whole"));
}

/// A large file that pytest was to be asked about, closed after a change; its tests.
std::vector<std::string> closed_after(const std::string& name, const char* text) {
  constexpr const char* open_class =
      "from helpers import Shared\nclass TestA(Shared):\n  def test_a(self): pass\n";
  Checkout before{{"tests/test_open.py", open_class},
                  {"tests/helpers.py", "import product\nclass Shared: pass\n"},
                  {"product.py", "x = 1\n"}};
  model::Lesson lesson;
  lesson.files = {{.path = "tests/test_open.py", .tests = {"TestA::test_a"}}};
  EXPECT_TRUE(complete(lesson, before.setup()));
  Checkout now = before;
  now.add(name, text);
  TestFile file{
      .path = "tests/test_open.py", .knowledge = Knowledge::asked, .tests = {}, .reason = {}};
  const auto setup = now.setup();
  return TaughtFiles(setup, lesson).close(file) ? file.tests : std::vector<std::string>{};
}

TEST(TaughtFiles, AreClosedWhereNothingChangedThatTheyReach) {
  EXPECT_THAT(closed_after("other.py", "x = 1\n"),
              ElementsAre("tests/test_open.py::TestA::test_a"));
  EXPECT_THAT(closed_after("tests/test_open.py", plain_tests), IsEmpty());
  EXPECT_THAT(closed_after("tests/helpers.py", "class Shared: pass\n"), IsEmpty());
  EXPECT_THAT(closed_after("product.py", "x = 2\n"), IsEmpty());
}

bool closes(const std::string& text) {
  const Checkout checkout{{"tests/test_open.py", ("from x import *\n" + text).c_str()}};
  model::Lesson lesson;
  lesson.files = {{.path = "tests/test_open.py", .tests = {"test_a"}}};
  EXPECT_TRUE(complete(lesson, checkout.setup()));
  TestFile file{
      .path = "tests/test_open.py", .knowledge = Knowledge::asked, .tests = {}, .reason = {}};
  const auto setup = checkout.setup();
  return TaughtFiles(setup, lesson).close(file);
}

TEST(TaughtFiles, AreNotClosedWhereNamesAreMade) {
  EXPECT_FALSE(closes("globals()['test_a'] = len\n"));
  EXPECT_FALSE(closes("setattr(TestA, name, f)\n"));
  EXPECT_FALSE(closes("TestA = type('TestA', (), {})\n"));
  EXPECT_FALSE(closes("@expand(cases)\ndef test_b(): pass\n"));
  EXPECT_TRUE(closes("def test_a(): monkeypatch.setattr(a, 'b', c)\n"));
  EXPECT_TRUE(closes("def test_a(): type(a)\ndef test_invalid_type(): pass\n"));
}

TEST(RememberedFiles, AreThoseThatAreStillThere) {
  const Checkout before = doctested();
  const model::Lesson lesson = taught_by(before);
  const Checkout now{{"tests/test_a.py", "x = 1\n"}};
  const auto setup = now.setup();
  const auto files = remembered_files(setup, lesson);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_THAT(files[0].tests, ElementsAre("tests/test_a.py::test_a", "tests/test_a.py::test_b"));
}

}  // namespace
}  // namespace splitter::pytest
