#include "splitter/input/pytest_config.hpp"

#include <gmock/gmock.h>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;

TEST(PytestConfigFiles, AreInPytestsOrderOfPrecedence) {
  EXPECT_THAT(pytest_config_files(),
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

}  // namespace
}  // namespace splitter::input
