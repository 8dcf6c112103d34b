#include "splitter/render/arguments.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace splitter::render {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> arguments_for(const std::vector<std::string>& selectors,
                                       const Workplace& workplace = {}) {
  return arguments(selectors, workplace);
}

std::string formatted(const std::vector<std::string>& arguments, Format format) {
  return format_arguments(arguments, format);
}

TEST(Arguments, AreTheSelectorsWherePytestStartsInItsRootdir) {
  EXPECT_THAT(arguments_for({"a.py", "tests/b.py::f[x y]"}),
              ElementsAre("--", "a.py", "tests/b.py::f[x y]"));
}

TEST(Arguments, OfAnEmptyGroupMakePytestRunNothing) {
  EXPECT_THAT(arguments_for({}), ElementsAre("--version", "--version"));
  EXPECT_THAT(arguments_for({}, {.name_rootdir = true}), ElementsAre("--version", "--version"));
}

TEST(Arguments, APathThatLooksLikeAnOptionOrAnArgumentFileIsMadePlain) {
  EXPECT_THAT(arguments_for({"-dash.py", "--help.py::f", "@at.py", "a-b@c.py"}),
              ElementsAre("--", "./-dash.py", "./--help.py::f", "./@at.py", "a-b@c.py"));
}

TEST(Arguments, InAFolderOfTheRootdirPathsAreSeenFromThere) {
  const Workplace workplace{.folder_in_root = "sub/dir/"};
  EXPECT_THAT(arguments_for({"sub/dir/a.py::f", "sub/b.py", "c.py::g"}, workplace),
              ElementsAre("--", "a.py::f", "../../sub/b.py", "../../c.py::g"));
}

TEST(Arguments, WhatLooksLikeAnOptionOnlyFromThereIsMadePlainToo) {
  const Workplace workplace{.folder_in_root = "sub/"};
  EXPECT_THAT(arguments_for({"sub/-a.py", "-b.py"}, workplace),
              ElementsAre("--", "./-a.py", "../-b.py"));
}

TEST(Arguments, TheFolderItselfIsADot) {
  const Workplace workplace{.folder_in_root = "sub/"};
  EXPECT_THAT(arguments_for({"sub/"}, workplace), ElementsAre("--", "."));
}

TEST(Arguments, ARootdirBelowOrBesideIsPutBefore) {
  EXPECT_THAT(arguments_for({"a.py::f", "-b.py"}, {.root_in_folder = "checkout/"}),
              ElementsAre("--", "checkout/a.py::f", "checkout/-b.py"));
  EXPECT_THAT(arguments_for({"a.py::f"}, {.root_in_folder = "../other/"}),
              ElementsAre("--", "../other/a.py::f"));
}

TEST(Arguments, TheRootdirIsNamedFirstWhereNoFilePinsIt) {
  EXPECT_THAT(arguments_for({"a.py"}, {.name_rootdir = true}),
              ElementsAre("--rootdir=.", "--", "a.py"));
  EXPECT_THAT(arguments_for({"a.py"}, {.folder_in_root = "sub/", .name_rootdir = true}),
              ElementsAre("--rootdir=../", "--", "../a.py"));
  EXPECT_THAT(arguments_for({"a.py"}, {.root_in_folder = "checkout/", .name_rootdir = true}),
              ElementsAre("--rootdir=checkout/", "--", "checkout/a.py"));
}

TEST(Arguments, InsistOnAConfigurationFileBeforeAll) {
  EXPECT_THAT(arguments_for({"a.py"}, {.config_file = "pytest.ini"}),
              ElementsAre("-cpytest.ini", "--", "a.py"));
  EXPECT_THAT(arguments_for({"a.py"}, {.name_rootdir = true, .config_file = "/dev/null"}),
              ElementsAre("-c/dev/null", "--rootdir=.", "--", "a.py"));
  EXPECT_THAT(arguments_for({}, {.config_file = "pytest.ini"}),
              ElementsAre("--version", "--version"));
}

TEST(Rootdir, IsSeenFromWherePytestStarts) {
  EXPECT_EQ(rootdir({}), ".");
  EXPECT_EQ(rootdir({.folder_in_root = "a/b/"}), "../../");
  EXPECT_EQ(rootdir({.root_in_folder = "checkout/"}), "checkout/");
}

TEST(FormatArguments, ArgsEscapesWhatXargsTreatsSpecially) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"plain.py::f[1-a]", "plain.py::f[1-a]"},
      {"a b", "a\\ b"},
      {"tab\there", "tab\\\there"},
      {"it's", "it\\'s"},
      {"\"twice\"", "\\\"twice\\\""},
      {"back\\slash", "back\\\\slash"},
      {"line\nbreak", "line\\\nbreak"},
      {"\v\f\r", "\\\v\\\f\\\r"},
      {"$HOME #x ~ * ? ; & | < > ( ) ! `",
       "$HOME\\ #x\\ ~\\ *\\ ?\\ ;\\ &\\ |\\ <\\ >\\ (\\ )\\ !\\ `"},
      {"é测试", "é测试"},
  };
  for (const auto& [argument, escaped] : table) {
    EXPECT_EQ(formatted({argument}, Format::args), escaped + "\n");
  }
}

TEST(FormatArguments, LinesAndNullLeaveArgumentsAsTheyAre) {
  EXPECT_EQ(formatted({"a b", "it's \\ \"x\""}, Format::lines), "a b\nit's \\ \"x\"\n");
  EXPECT_EQ(formatted({"a b", "c\nd"}, Format::null), std::string("a b\0c\nd\0", 8));
}

TEST(FormatArguments, LinesCannotCarryALineBreak) {
  EXPECT_THROW(formatted({"a\nb"}, Format::lines), std::invalid_argument);
  EXPECT_THROW(formatted({"a\rb"}, Format::lines), std::invalid_argument);
}

TEST(FormatArguments, NothingGivesNoText) {
  EXPECT_EQ(formatted({}, Format::args), "");
}

TEST(CommandLineSize, CountsEveryArgumentWithItsEnd) {
  EXPECT_EQ(command_line_size(std::vector<std::string>{}), 0U);
  EXPECT_EQ(command_line_size(std::vector<std::string>{"abc", "", "de"}), 4U + 1U + 3U);
}

}  // namespace
}  // namespace splitter::render
