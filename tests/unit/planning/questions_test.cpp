#include "planning/questions.hpp"

#include "splitter/system/path.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using pytest::Knowledge;
using pytest::TestFile;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class QuestionsTest : public ::testing::Test {
 protected:
  QuestionsTest() {
    // system::run_process adds these to the environment of this process.
    for (const char* name : {"SPLITTER_SESSION", "PYTHONPATH"}) {
      environment_.set(name, std::nullopt);
    }
    setup_.root = setup_.folder = system::canonical(".");
    settings_.root = ".";
  }

  /// Lets pytest answer with these members of the document.
  void answer(const std::string& members, const std::string& root) {
    settings_.pytest = support::fake_pytest(support::writes_collection(
        R"({"root":")" + root + R"(","folder":")" + setup_.folder + R"(",)" + members + "}"));
  }
  void answer(const std::string& members) { answer(members, setup_.root); }

  /// The reason why the answer about these paths is of no use.
  std::string ask(const std::vector<std::string>& paths) {
    std::vector<TestFile> files = {{.path = "test_known.py", .knowledge = Knowledge::closed}};
    for (const std::string& path : paths) {
      files.push_back({.path = path, .knowledge = Knowledge::asked});
    }
    std::string reason;
    words_ += support::words_of([&](const Messages&) { reason = questions_.ask(files); });
    return reason;
  }

  support::InFolder folder_;
  support::Environment environment_;
  Request settings_;
  pytest::Setup setup_;
  Messages messages_{Verbosity::normal, ColorMode::never};
  Questions questions_{settings_, setup_, messages_};
  std::string words_;
};

TEST_F(QuestionsTest, FilesWhoseTestsAreKnownNeedNone) {
  settings_.pytest = "false";
  EXPECT_EQ(ask({}), "");
  EXPECT_EQ(questions_.asked(), 0U);
  EXPECT_EQ(words_, "");
}

TEST_F(QuestionsTest, SayWhatWasAskedAndWhy) {
  answer(R"("tests":["test_a.py::f"])");
  EXPECT_EQ(ask({"test_a.py", "test_b.py"}), "");
  EXPECT_EQ(questions_.asked(), 2U);
  EXPECT_THAT(words_,
              HasSubstr("asked pytest about 2 paths (such as test_a.py: too large to stay"));
}

TEST_F(QuestionsTest, AreAskedOnce) {
  answer(R"("tests":["tests/test_a.py::f"])");
  EXPECT_EQ(ask({"tests"}), "");
  settings_.pytest = "false";
  EXPECT_EQ(ask({"tests", "tests/test_a.py"}), "") << "the folder's answer holds its files";
  EXPECT_THAT(ask({"tests_of_more.py"}), HasSubstr("pytest refused to tell of some files"));
}

TEST_F(QuestionsTest, AreAnErrorOfTheFileWhereNothingMayBeAsked) {
  settings_.discover = Discover::files;
  settings_.pytest = "false";
  EXPECT_EQ(ask({"test_a.py"}), "test_a.py");
}

TEST_F(QuestionsTest, AnAnswerOfAnotherRootdirIsOfNoUse) {
  answer(R"("tests":["test_a.py::f"])", "/elsewhere");
  EXPECT_EQ(ask({"test_a.py"}), "pytest's rootdir is /elsewhere");
}

TEST_F(QuestionsTest, AfterOneAboutEverythingThereAreNoOthers) {
  answer(R"("tests":["test_a.py::f"])");
  const std::string words =
      support::words_of([this](const Messages&) { EXPECT_TRUE(questions_.ask_everything("why")); });
  EXPECT_THAT(words, HasSubstr("because the files do not tell which tests there are (why)"));
  settings_.pytest = "false";
  EXPECT_EQ(ask({"test_z.py"}), "");
}

TEST_F(QuestionsTest, TheirLessonHasEachFunctionOnce) {
  answer(
      R"("tests":["b.py::f[1]","b.py::g","b.py::f[2]","a.py::f"],"broken":["c.py"],"unnameable":["a.py"])");
  ask({"a.py", "b.py", "c.py"});
  const model::Lesson lesson = questions_.lesson();
  ASSERT_EQ(lesson.files.size(), 3U);
  EXPECT_EQ(lesson.files[0].path, "a.py");
  EXPECT_FALSE(lesson.files[0].nameable);
  EXPECT_THAT(lesson.files[1].tests, ElementsAre("f", "g"));
  EXPECT_TRUE(lesson.files[1].nameable);
  EXPECT_EQ(lesson.files[2].path, "c.py");
  EXPECT_TRUE(lesson.files[2].tests.empty());
}

TEST_F(QuestionsTest, NamesAreWrittenFromPytestsFolder) {
  const auto suite = support::suite_of({"sub/test_a.py::f"});
  EXPECT_TRUE(placed(setup_, *suite).name_rootdir);
  EXPECT_EQ(placed(setup_, *suite).folder_in_root, "");
  setup_.pinned = true;
  setup_.folder = setup_.root + "/sub";
  EXPECT_FALSE(placed(setup_, *suite).name_rootdir);
  EXPECT_EQ(placed(setup_, *suite).folder_in_root, "sub/");
}

}  // namespace
}  // namespace splitter::planning
