#include "splitter/planning/clashes.hpp"

#include "splitter/model/error.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/whole_suite.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <fmt/format.h>

namespace splitter::planning {

namespace {

using pytest::Clash;

void refuse(const pytest::ClashingOption& found) {
  if (found.clash == Clash::divides) {
    throw model::InputError(found.where + ": " + found.option,
                            "divides the tests a second time: most of them would run nowhere",
                            "leave it out: splitter's own groups are all that is needed");
  }
  if (found.clash == Clash::replaces) {
    throw model::InputError(found.where + ": " + found.option,
                            "puts its own tests in place of the group's: every job would run them",
                            "`splitter run -- pytest` selects inside pytest");
  }
}

void warn(const pytest::ClashingOption& found, const Messages& messages) {
  messages.warning(fmt::format(
      "{} in {} judges each group by itself: a group may fail though all of its tests pass",
      found.option,
      found.where));
  messages.hint(fmt::format(
      "say {}=0 in the groups' jobs, and judge the whole in a job that unites their reports",
      found.option));
}

}  // namespace

void check_clashes(const Request& settings,
                   const std::vector<std::string>& command,
                   const Messages& messages) {
  const bool pipe = command.empty();
  const auto words =
      pipe && settings.pytest_named ? pytest::shell_words(settings.pytest, "--pytest") : command;
  const std::string folder = system::canonical(settings.root);
  for (const auto& found : pytest::clashing_options(words, folder, system::disk())) {
    if (found.clash == Clash::judges_whole) {
      warn(found, messages);
    } else if (pipe) {
      refuse(found);
    }
  }
}

}  // namespace splitter::planning
