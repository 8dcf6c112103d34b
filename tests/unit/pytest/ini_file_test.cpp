#include "pytest/ini_file.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(ReadIni, KnowsSectionsNamesAndValues) {
  const IniFile file = read_ini(
      "# a comment\n"
      "[pytest]\n"
      "addopts = -q\n"
      "markers: slow\n"
      "\n"
      "[tox] ; another\n"
      "envlist =\n");
  EXPECT_FALSE(file.doubt);
  EXPECT_THAT(file.sections.at("pytest"),
              ElementsAre(Pair("addopts", "-q"), Pair("markers", "slow")));
  EXPECT_THAT(file.sections.at("tox"), ElementsAre(Pair("envlist", "")));
}

TEST(ReadIni, GoesOnWithLinesThatBeginWithABlank) {
  const IniFile file = read_ini("[a]\nx =\n  one\n\ttwo\n  # no value\n\n  three\ny = z\n");
  EXPECT_THAT(file.sections.at("a"), ElementsAre(Pair("x", "one\ntwo\nthree"), Pair("y", "z")));
}

TEST(ReadIni, CutsAtTheFirstSign) {
  const IniFile file = read_ini("[a]\nx = b = c\ny: d: e\nz = f:g\nw : h = i\n");
  EXPECT_THAT(
      file.sections.at("a"),
      ElementsAre(Pair("w", "h = i"), Pair("x", "b = c"), Pair("y", "d: e"), Pair("z", "f:g")));
}

TEST(ReadIni, TakesCommentSignsInsideAValueForText) {
  const IniFile file = read_ini("[a]\nx = 1 # one\ny = 2 ; two\n");
  EXPECT_THAT(file.sections.at("a"), ElementsAre(Pair("x", "1 # one"), Pair("y", "2 ; two")));
}

TEST(ReadIni, KnowsEachKindOfLineEnd) {
  EXPECT_THAT(read_ini("[a]\r\nx = 1\r\n").sections.at("a"), ElementsAre(Pair("x", "1")));
  EXPECT_THAT(read_ini("[a]\rx = 1").sections.at("a"), ElementsAre(Pair("x", "1")));
}

TEST(ReadIni, IsNothingOfNothing) {
  EXPECT_FALSE(read_ini("").doubt);
  EXPECT_THAT(read_ini("; only this\n").sections, IsEmpty());
}

struct Refused {
  const char* text;
  const char* doubt;
};

const Refused refused_files[] = {{"[a]\n[a]\n", "a section stands twice"},
                                 {"[a]\nx = 1\nx = 2\n", "a name stands twice"},
                                 {"x = 1\n", "a value before any section"},
                                 {"[a]\nx\n", "a line without a value"},
                                 {"[a]\n  x\n", "a line goes on without a beginning"},
                                 {"[a]\nx = 1\v\n", "a character that may be a blank"},
                                 {"[a]\nx = \xC2\xA0\n", "a character that may be a blank"}};

TEST(ReadIni, IsInDoubtWhereIniconfigRefusesAFile) {
  for (const Refused& one : refused_files) {
    EXPECT_EQ(read_ini(one.text).doubt.text(), one.doubt) << one.text;
  }
}

}  // namespace
}  // namespace splitter::pytest
