#include "cli/option_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace splitter::cli {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

TEST(OptionTable, NamesAndLettersAreUnique) {
  for (const OptionSpec& one : option_table) {
    for (const OptionSpec& other : option_table) {
      if (&one == &other) {
        continue;
      }
      const bool same = one.name == other.name;
      EXPECT_EQ(one.letter == other.letter && !one.letter.empty(), same && !one.letter.empty())
          << one.name << ", " << other.name;
      EXPECT_FALSE(same && (one.commands & other.commands) != 0) << one.name;
    }
  }
}

TEST(OptionTable, NamesAreWordsInLowerCase) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_GE(spec.name.size(), 3U) << spec.name;
    EXPECT_EQ(spec.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos)
        << spec.name;
    EXPECT_LE(spec.letter.size(), 1U) << spec.name;
  }
}

TEST(OptionTable, EveryOptionHasHelpInItsSection) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_FALSE(spec.help.empty()) << spec.name;
    EXPECT_FALSE(spec.section.empty()) << spec.name;
    EXPECT_TRUE(is_ascii(spec.help)) << spec.name;
    EXPECT_TRUE(is_ascii(spec.section)) << spec.name;
    EXPECT_NE(spec.help.back(), '.') << spec.name;
    EXPECT_EQ(spec.help.find("  "), std::string_view::npos) << spec.name;
  }
}

TEST(OptionTable, WhatTakesAValueSaysWhich) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_EQ(spec.value.empty(), spec.arity == Arity::flag) << spec.name;
  }
}

TEST(OptionTable, FlagsHaveNoDefault) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_TRUE(spec.arity != Arity::flag || spec.fallback.empty()) << spec.name;
  }
}

TEST(OptionTable, SectionsAreNotInterleaved) {
  std::set<std::string_view> seen;
  std::string_view section;
  for (const OptionSpec& spec : option_table) {
    if (spec.section != section) {
      section = spec.section;
      EXPECT_TRUE(seen.insert(section).second) << section;
    }
  }
}

TEST(FindOption, KnowsEveryName) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_EQ(find_option(spec.name)->name, spec.name);
  }
}

TEST(FindOption, KnowsNothingElse) {
  EXPECT_EQ(find_option("split"), nullptr);
  EXPECT_EQ(find_option("--splits"), nullptr);
  EXPECT_EQ(find_option(""), nullptr);
}

}  // namespace
}  // namespace splitter::cli
