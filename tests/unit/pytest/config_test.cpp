#include "splitter/pytest/config.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;

TEST(PytestConfigFiles, AreInPytestsOrderOfPrecedence) {
  EXPECT_THAT(config_files(),
              ElementsAre("pytest.toml",
                          ".pytest.toml",
                          "pytest.ini",
                          ".pytest.ini",
                          "pyproject.toml",
                          "tox.ini",
                          "setup.cfg"));
}

TEST(PinsRootdir, PytestsOwnFilesAlwaysDo) {
  for (const char* name : {"pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml"}) {
    EXPECT_TRUE(pins_rootdir(name, "")) << name;
  }
}

TEST(PinsRootdir, SharedFilesDoWithTheirSection) {
  EXPECT_TRUE(
      pins_rootdir("pyproject.toml", "[project]\nname = 'x'\n\n[tool.pytest.ini_options]\n"));
  EXPECT_TRUE(pins_rootdir("pyproject.toml", "[tool.pytest]\n"));
  EXPECT_TRUE(pins_rootdir("tox.ini", "[tox]\n[pytest]\naddopts = -q\n"));
  EXPECT_TRUE(pins_rootdir("setup.cfg", "[tool:pytest]"));
}

TEST(PinsRootdir, SharedFilesDoNotWithoutIt) {
  EXPECT_FALSE(pins_rootdir("pyproject.toml", "[project]\nname = 'x'\n"));
  EXPECT_FALSE(pins_rootdir("pyproject.toml", ""));
  EXPECT_FALSE(pins_rootdir("tox.ini", "[tox]\nenvlist = py3\n"));
  EXPECT_FALSE(pins_rootdir("setup.cfg", "[metadata]\nname = x\n"));
}

TEST(PinsRootdir, EachFileHasASectionOfItsOwn) {
  EXPECT_FALSE(pins_rootdir("tox.ini", "[tool:pytest]\n"));
  EXPECT_FALSE(pins_rootdir("setup.cfg", "[pytest]\n"));
  EXPECT_FALSE(pins_rootdir("pyproject.toml", "[pytest]\n"));
}

TEST(PinsRootdir, ASectionStandsAtTheStartOfItsLine) {
  EXPECT_TRUE(pins_rootdir("pyproject.toml", "  [tool.pytest.ini_options]\r\n"));
  EXPECT_FALSE(pins_rootdir("pyproject.toml", "# [tool.pytest.ini_options]\n"));
  EXPECT_FALSE(pins_rootdir("pyproject.toml", "text = '[tool.pytest.ini_options]'\n"));
  EXPECT_TRUE(pins_rootdir("tox.ini", "# see [pytest]\n[pytest]\n"));
}

TEST(PinsRootdir, OtherFilesNeverDo) {
  EXPECT_FALSE(pins_rootdir("README.md", "[pytest]\n[tool:pytest]\n"));
}

std::vector<std::string> texts(const Config& config, const char* name) {
  const auto found = config.settings.find(name);
  return found == config.settings.end() ? std::vector<std::string>{"(none)"} : found->second.texts;
}

TEST(ReadPytestConfig, TakesIniFilesByTheRulesOfIniconfig) {
  const Config config = read_config("pytest.ini",
                                    "; comment\n[other]\na = b\n[pytest]  # comment\n"
                                    "addopts = -q # kept\ntestpaths: a\n  b\n\n"
                                    "  # comment\n\tc\npython_files=\n    x_*.py\n",
                                    8);
  EXPECT_TRUE(config.present);
  EXPECT_EQ(config.doubt, Doubt{});
  EXPECT_THAT(texts(config, "addopts"), ElementsAre("-q # kept"));
  EXPECT_THAT(texts(config, "testpaths"), ElementsAre("a\nb\nc"));
  EXPECT_THAT(texts(config, "python_files"), ElementsAre("x_*.py"));
}

TEST(ReadPytestConfig, RefusesWhatIniconfigRefuses) {
  for (const char* text : {"[pytest]\na = 1\na = 2\n",
                           "[pytest]\n[pytest]\n",
                           "a = 1\n",
                           "[pytest]\nword\n",
                           "  x\n[pytest]\n",
                           "[pytest]\na = \xC2\xA0\n"}) {
    EXPECT_TRUE(read_config("pytest.ini", text, 8).doubt) << text;
  }
  EXPECT_TRUE(read_config("setup.cfg", "[pytest]\n", 8).doubt);
}

TEST(ReadPytestConfig, IsPresentAsThatVersionSees) {
  struct Case {
    const char* file;
    const char* text;
    int major;
    bool present;
  };
  for (const Case& one :
       std::vector<Case>{{"pytest.ini", "", 7, true},
                         {".pytest.ini", "", 8, false},
                         {".pytest.ini", "", 9, true},
                         {".pytest.ini", "[pytest]\n", 8, true},
                         {"pytest.toml", "", 8, false},
                         {"pytest.toml", "", 9, true},
                         {"tox.ini", "[tox]\n", 8, false},
                         {"tox.ini", "[pytest]\n", 8, true},
                         {"setup.cfg", "[tool:pytest]\n", 8, true},
                         {"pyproject.toml", "", 8, false},
                         {"pyproject.toml", "[tool.pytest]\nx = ['y']\n", 8, false},
                         {"pyproject.toml", "[tool.pytest]\nx = ['y']\n", 9, true},
                         {"pyproject.toml", "[tool.pytest]\n", 9, false},
                         {"pyproject.toml", "[tool.pytest.ini_options]\n", 8, true}}) {
    const Config config = read_config(one.file, one.text, one.major);
    EXPECT_EQ(config.present, one.present) << one.file << one.text << one.major;
    EXPECT_EQ(config.doubt, Doubt{}) << one.file << one.text;
  }
}

TEST(ReadPytestConfig, TakesTomlInBothStyles) {
  const char* ini =
      "[tool.pytest.ini_options]\naddopts = '-q -x'\ntestpaths = ['a b', 'c']\nx = 3\n";
  const Config old = read_config("pyproject.toml", ini, 9);
  EXPECT_THAT(texts(old, "addopts"), ElementsAre("-q -x"));
  EXPECT_FALSE(old.settings.at("addopts").is_list);
  EXPECT_THAT(texts(old, "testpaths"), ElementsAre("a b", "c"));
  EXPECT_TRUE(old.settings.at("testpaths").is_list);
  const Config native = read_config("pytest.toml", "[pytest]\naddopts = ['-q']\n", 9);
  EXPECT_THAT(texts(native, "addopts"), ElementsAre("-q"));
  for (const char* table : {"[tool.pytest]\n", "[tool.pytest.ini_options]\n"}) {
    const std::string text = std::string(table) + "collect_imported_tests = false\n";
    const Config flag = read_config("pyproject.toml", text, 9);
    EXPECT_THAT(texts(flag, "collect_imported_tests"), ElementsAre("false")) << table;
  }
}

TEST(ReadPytestConfig, RefusesTomlThatPytestRefuses) {
  for (const char* text : {"[tool.pytest",
                           "[tool.pytest]\naddopts = '-q'\n",
                           "[tool.pytest.ini_options]\ntestpaths = 3\n",
                           "[tool.pytest]\nx = ['y']\n[tool.pytest.ini_options]\nz = 'y'\n"}) {
    EXPECT_TRUE(read_config("pyproject.toml", text, 9).doubt) << text;
  }
}

}  // namespace
}  // namespace splitter::pytest
