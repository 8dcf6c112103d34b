#include "splitter/pytest/command.hpp"

#include "splitter/pytest/shell_words.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using Words = std::vector<std::string>;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

TEST(IsPytest, GoesByTheNameOfTheProgram) {
  for (const char* program : {"pytest", ".venv/bin/pytest", "py.test", "pytest-3"}) {
    EXPECT_TRUE(is_pytest(program)) << program;
  }
  EXPECT_FALSE(is_pytest("pytest.sh"));
}

TEST(IsPython, GoesByTheNameOfTheProgram) {
  for (const char* program : {"python", "/usr/bin/python3.12", "pypy", "pypy3.10"}) {
    EXPECT_TRUE(is_python(program)) << program;
  }
  for (const char* program : {"pythonista", "python3-config", "coverage", "py"}) {
    EXPECT_FALSE(is_python(program)) << program;
  }
}

TEST(AskingWords, AreTheCommandsOwnWhereItStartsPytest) {
  EXPECT_EQ(asking_words({"pytest", "-q", "tests/unit"}), "pytest -q tests/unit");
  EXPECT_EQ(asking_words({"/venv/bin/py.test"}), "/venv/bin/py.test");
  EXPECT_EQ(asking_words({"python3.11", "-m", "pytest", "-x"}), "python3.11 -m pytest -x");
  EXPECT_EQ(asking_words({"coverage", "run", "-m", "pytest"}), "coverage run -m pytest");
  EXPECT_EQ(asking_words({"uv", "run", "pytest", "-q"}), "uv run pytest -q");
  EXPECT_EQ(asking_words({"env", "A=1", "python", "-m", "pytest"}), "env A=1 python -m pytest");
}

TEST(AskingWords, AreUnknownForOtherPrograms) {
  EXPECT_EQ(asking_words({}), std::nullopt);
  EXPECT_EQ(asking_words({"tox", "-e", "pytest"}), std::nullopt);
  EXPECT_EQ(asking_words({"make", "pytest"}), std::nullopt);
  EXPECT_EQ(asking_words({"python", "pytest"}), std::nullopt);
  EXPECT_EQ(asking_words({"python", "-m", "unittest"}), std::nullopt);
  EXPECT_EQ(asking_words({"uv", "run", "--with", "pytest", "python", "x.py"}), std::nullopt);
}

TEST(AskingWords, LeaveOutWhatDependsOnTheCache) {
  EXPECT_EQ(asking_words({"pytest", "--lf", "-x", "--sw", "--last-failed-no-failures=none"}),
            "pytest -x");
  EXPECT_EQ(asking_words({"pytest", "--lfnf", "none", "a.py"}), "pytest a.py");
}

TEST(WordsForPytest, AreThoseBehindIt) {
  const auto words = [](const Words& command) {
    const auto found = words_for_pytest(command);
    return Words(found.begin(), found.end());
  };
  EXPECT_THAT(words({"pytest", "-n", "2"}), ElementsAre("-n", "2"));
  EXPECT_THAT(words({"nice", "-n", "10", "python", "-m", "pytest", "-q"}), ElementsAre("-q"));
  EXPECT_THAT(words({"tox", "--", "-n", "2"}), ElementsAre("tox", "--", "-n", "2"))
      << "any of them may be for pytest";
  EXPECT_THAT(words({}), IsEmpty());
}

TEST(AskingWords, SurviveTheWayThroughAShell) {
  const Words odd = {"pytest", "-k", "a and not 'b'", "", "x\ty", "$HOME", "a\\b", "tests/é.py"};
  EXPECT_THAT(shell_words(asking_words(odd).value(), "--pytest"), ElementsAreArray(odd));
}

}  // namespace
}  // namespace splitter::pytest
