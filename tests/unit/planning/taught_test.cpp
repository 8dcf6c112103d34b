#include "planning/taught.hpp"

#include "splitter/pytest/teaching.hpp"
#include "support/checkouts.hpp"
#include "support/errors.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using pytest::Knowledge;
using pytest::TestFile;
using pytest::TestTree;
using support::Checkout;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* with_doctest = "def f():\n  '''\n  >>> 1\n  1\n  '''\n";
constexpr const char* ini = "[pytest]\naddopts = --doctest-modules --keep-duplicates\n";

/// A suite of which pytest would be asked everything, and a run that collected it.
class TaughtTest : public ::testing::Test {
 protected:
  TaughtTest() {
    settings_.delivery = Delivery::pipe;
    model::Lesson lesson;
    lesson.run = "r1";
    lesson.folders = {{".", {"product.py"}, {"pytest.ini", "tests"}}, {"tests", {"test_a.py"}, {}}};
    lesson.files = {{.path = "product.py", .tests = {"product.f"}, .nameable = false, .run = "r1"},
                    {.path = "tests/test_a.py", .tests = {"test_a", "test_b"}, .run = "r1"}};
    EXPECT_TRUE(pytest::complete(lesson, checkout_.setup()));
    profile_.lessons = {lesson};
  }

  /// What `ask` answers of what the runs taught.
  template <typename Ask>
  auto taught(Ask&& ask) {
    const pytest::Setup setup = checkout_.setup();
    decltype(ask(std::declval<Taught&>())) answer{};
    words_ = support::words_of(
        [&](const Messages& messages) {
          Taught taught(settings_, profile_, setup, messages);
          answer = ask(taught);
        },
        Verbosity::verbose);
    return answer;
  }

  /// The paths of all files; nothing where pytest must be asked.
  std::optional<std::vector<std::string>> everything() {
    const auto tree = taught([](Taught& one) { return one.everything({"pytest.ini", "odd"}); });
    if (!tree) {
      return std::nullopt;
    }
    std::vector<std::string> paths;
    for (const TestFile& file : tree->files) {
      paths.push_back(file.path);
    }
    return paths;
  }

  Checkout checkout_ = {
      {"pytest.ini", ini}, {"tests/test_a.py", support::plain_tests}, {"product.py", with_doctest}};
  Request settings_;
  model::Profile profile_;
  std::string words_;
};

TEST_F(TaughtTest, TellsAPipeEverythingWhileNothingHasChanged) {
  EXPECT_THAT(everything(), ::testing::Optional(ElementsAre("product.py", "tests/test_a.py")));
  EXPECT_THAT(words_, HasSubstr("as run r1 collected it"));
  EXPECT_TRUE(taught([](Taught& one) { return one.strict(); }));
}

TEST_F(TaughtTest, TellsAPipeNothingUnderOtherSettings) {
  checkout_.add("pytest.ini", "[pytest]\naddopts = --doctest-modules -x\n");
  EXPECT_EQ(everything(), std::nullopt);
  EXPECT_THAT(words_, HasSubstr("recorded runs had other settings"));
}

TEST_F(TaughtTest, TellsAPipeWhyItMustAskWhereAModuleHasChanged) {
  checkout_.add("product.py", "x = 1\n");
  EXPECT_EQ(everything(), std::nullopt);
  EXPECT_THAT(words_, HasSubstr("recorded runs do not tell: product.py"));
}

TEST_F(TaughtTest, OldKnowledgeIsEnoughForRun) {
  settings_.delivery = Delivery::run;
  checkout_.add("product.py", "x = 1\n");
  EXPECT_THAT(everything(), ::testing::Optional(ElementsAre("product.py", "tests/test_a.py")));
  EXPECT_THAT(words_, HasSubstr("as run r1 collected it: pytest.ini: odd"));
  EXPECT_FALSE(taught([](Taught& one) { return one.strict(); }));
}

TEST_F(TaughtTest, RunLeavesOutFilesThatAreGone) {
  settings_.delivery = Delivery::run;
  checkout_.remove("/suite/product.py");
  EXPECT_THAT(everything(), ::testing::Optional(ElementsAre("tests/test_a.py")));
}

TEST_F(TaughtTest, DoesNotCountWhereTheOrderOrEveryNameMatters) {
  settings_.limits.algorithm = model::Algorithm::contiguous;
  EXPECT_EQ(everything(), std::nullopt);
  settings_.limits.algorithm = {};
  settings_.naming = render::Naming::expanded;
  EXPECT_EQ(everything(), std::nullopt);
}

TEST_F(TaughtTest, WithoutARunThereIsNothing) {
  profile_.lessons.clear();
  EXPECT_EQ(everything(), std::nullopt);
  settings_.delivery = Delivery::run;
  EXPECT_EQ(everything(), std::nullopt);
}

TEST_F(TaughtTest, RefusesAPipeWhereNoNameBringsAllTests) {
  profile_.lessons[0].files[0].run_only = true;
  const auto error = support::input_error_of([this] { static_cast<void>(everything()); });
  EXPECT_EQ(error.where(), "product.py");
  EXPECT_THAT(error.what(), HasSubstr("if a pipe names them (1 file such)"));
  checkout_.add("product.py", "x = 1\n");
  EXPECT_EQ(everything(), std::nullopt) << "what has changed is asked about";
  settings_.delivery = Delivery::run;
  EXPECT_THAT(everything(), ::testing::Optional(ElementsAre("product.py", "tests/test_a.py")));
}

TEST_F(TaughtTest, PutsFilesInThePlaceOfAFolder) {
  const auto files = taught([](Taught& one) {
    std::vector<TestFile> all = {{.path = "tests", .knowledge = Knowledge::asked},
                                 {.path = "z.py", .knowledge = Knowledge::open}};
    one.replace_folders(all);
    return all;
  });
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, "tests/test_a.py");
  EXPECT_EQ(files[0].knowledge, Knowledge::closed);
  EXPECT_EQ(files[1].path, "z.py");
}

TEST_F(TaughtTest, ClosesAFileThatHasNotChanged) {
  const auto close = [this] {
    return taught([](Taught& one) {
      std::vector<TestFile> files = {
          {.path = "product.py", .knowledge = Knowledge::asked, .size = 40}};
      one.close_files(files);
      return files[0].knowledge;
    });
  };
  EXPECT_EQ(close(), Knowledge::closed);
  EXPECT_THAT(words_, HasSubstr("as run r1 collected it: product.py"));
  checkout_.add("product.py", "x = 1\n");
  EXPECT_EQ(close(), Knowledge::asked);
}

}  // namespace
}  // namespace splitter::planning
