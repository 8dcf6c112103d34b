#include "cli/command_line.hpp"
#include "cli/option_table.hpp"

#include <gmock/gmock.h>

#include <sstream>
#include <string>

namespace splitter::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Help, NamesEveryOptionOfTheCommand) {
  for (const CommandSpec* command : all_commands) {
    const std::string text = help_text(command->command);
    for (const OptionSpec& spec : option_table) {
      if ((spec.commands & only(command->command)) != 0) {
        EXPECT_THAT(text, HasSubstr("--" + std::string(spec.name)));
      }
    }
  }
  EXPECT_THAT(help_text(Command::group), Not(HasSubstr("--table")));
}

TEST(Help, PlanDoesNotAskForAGroup) {
  EXPECT_THAT(help_text(Command::plan), Not(HasSubstr("--group")));
  EXPECT_THAT(help_text(Command::plan), HasSubstr("--json"));
}

TEST(Help, ListsTheCommandsInTheirOrder) {
  constexpr std::size_t column = 24;
  std::string list = "\n\nCommands:\n";
  for (const CommandSpec* command : all_commands) {
    if (command != &group_command) {
      std::string line = "  " + std::string(command->name);
      line.resize(column, ' ');
      list += line.append(command->summary) + "\n";
    }
  }
  EXPECT_THAT(help_text(Command::group), HasSubstr(list + "\nWhich group:\n"));
}

TEST(Help, NamesDefaults) {
  EXPECT_THAT(help_text(Command::group), HasSubstr("[.test_durations]"));
}

TEST(Help, NoLineIsWiderThanATerminalOf90Columns) {
  for (const CommandSpec* command : all_commands) {
    std::istringstream text(help_text(command->command));
    for (std::string line; std::getline(text, line);) {
      EXPECT_LE(line.size(), 90U) << line;
      EXPECT_THAT(line, Not(EndsWith(" ")));
    }
  }
}

TEST(Help, DocumentsTheExitCodes) {
  EXPECT_THAT(help_text(Command::group), HasSubstr("Exit codes:"));
}

}  // namespace
}  // namespace splitter::cli
