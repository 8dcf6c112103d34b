#include "pytest/config_section.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::pytest {
namespace {

TEST(SectionOf, IsAllOfAFileThatHasNothingElse) {
  const std::string text = "[pytest]\naddopts = -q\n[other]\nx = 1\n";
  for (const char* name : {"pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml"}) {
    EXPECT_EQ(section_of(name, text), text) << name;
  }
}

TEST(SectionOf, IsThatOfPytestUpToTheNextHeader) {
  EXPECT_EQ(section_of("tox.ini", "[tox]\nenvlist = py\n[pytest]\naddopts = -q\n[flake8]\nx = 1\n"),
            "[pytest]\naddopts = -q\n");
  EXPECT_EQ(section_of("setup.cfg", "[metadata]\nname = x\n[tool:pytest]\naddopts = -q\n"),
            "[tool:pytest]\naddopts = -q\n");
}

TEST(SectionOf, HasAllTablesOfPytest) {
  EXPECT_EQ(section_of("pyproject.toml",
                       "[project]\nname = 'x'\n"
                       "[tool.pytest.ini_options]\naddopts = '-q'\n"
                       "[tool.ruff]\nline-length = 100\n"
                       "[tool.pytest]\ntestpaths = ['tests']\n"),
            "[tool.pytest.ini_options]\naddopts = '-q'\n"
            "[tool.pytest]\ntestpaths = ['tests']\n");
}

TEST(SectionOf, DoesNotEndAtALineOfAList) {
  const std::string section =
      "[tool.pytest.ini_options]\n"
      "markers = [\n"
      "'slow',\n"
      "[\"net\", \"db\"],\n"
      "]\n"
      "addopts = '-q'\n";
  EXPECT_EQ(section_of("pyproject.toml", section + "[tool.mypy]\nstrict = true\n"), section);
}

TEST(SectionOf, IsEmptyWherePytestHasNone) {
  EXPECT_EQ(section_of("tox.ini", "[tox]\nenvlist = py\n"), "");
  EXPECT_EQ(section_of("pyproject.toml", ""), "");
  EXPECT_EQ(section_of("pyproject.toml", "[tool.other]\nx = 'pytest]'\n"), "");
}

TEST(SectionOf, TakesALastLineWithoutAnEnd) {
  EXPECT_EQ(section_of("tox.ini", "[pytest]\naddopts = -q"), "[pytest]\naddopts = -q");
}

TEST(SectionOf, TakesArraysOfTablesForHeaders) {
  EXPECT_EQ(section_of("pyproject.toml", "[tool.pytest]\na = 1\n[[tool.mypy.overrides]]\nb = 2\n"),
            "[tool.pytest]\na = 1\n");
}

}  // namespace
}  // namespace splitter::pytest
