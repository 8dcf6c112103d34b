#include "cli/commands.hpp"

#include "cli/option_table.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace splitter::cli {
namespace {

TEST(AllCommands, HoldEachCommandOnce) {
  std::set<Command> seen;
  std::set<std::string_view> names;
  for (const CommandSpec* spec : all_commands) {
    EXPECT_TRUE(seen.insert(spec->command).second) << spec->name;
    EXPECT_TRUE(names.insert(spec->name).second) << spec->name;
    EXPECT_EQ(&spec_of(spec->command), spec) << spec->name;
  }
  for (unsigned command = 0; command < all_commands.size(); ++command) {
    EXPECT_TRUE(seen.contains(static_cast<Command>(command))) << command;
  }
}

TEST(AllCommands, SayWhatTheyDo) {
  for (const CommandSpec* spec : all_commands) {
    EXPECT_EQ(spec->name.empty(), spec->summary.empty()) << "only splitter itself is in no list";
    EXPECT_TRUE(spec->intro.find("Usage:\n  " + full_name(*spec)) != std::string_view::npos)
        << full_name(*spec);
    EXPECT_TRUE(spec->examples.find("Examples:\n") != std::string_view::npos) << full_name(*spec);
    EXPECT_NE(spec->run, nullptr) << full_name(*spec);
  }
}

TEST(AllCommands, HaveOptionsOfTheirOwn) {
  for (const CommandSpec* spec : all_commands) {
    const auto is_own = [spec](const OptionSpec& option) {
      return (option.commands & only(spec->command)) != 0;
    };
    EXPECT_TRUE(std::ranges::any_of(option_table, is_own)) << full_name(*spec);
  }
}

}  // namespace
}  // namespace splitter::cli
