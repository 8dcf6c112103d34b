#include "splitter/planning/clashes.hpp"

#include "splitter/model/error.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/lost_environment.hpp"
#include "splitter/pytest/named_workers.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/whole_suite.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <fmt/format.h>

#include <span>
#include <string>

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
  if (found.clash == Clash::counts_whole) {
    messages.warning(
        fmt::format("{} in {} counts in each group by itself: all groups may pass though the suite "
                    "exceeds it",
                    found.option,
                    found.where));
    return;
  }
  messages.warning(fmt::format(
      "{} in {} judges each group by itself: a group may fail though all of its tests pass",
      found.option,
      found.where));
  messages.hint(
      "say --cov-fail-under=0 in the groups' jobs, and judge the whole in a job that "
      "unites their reports");
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
    if (found.clash == Clash::judges_whole || found.clash == Clash::counts_whole) {
      warn(found, messages);
    } else if (pipe) {
      refuse(found);
    }
  }
}

void check_environment(const Request& settings, const std::vector<std::string>& command) {
  const auto lost =
      pytest::lost_environment(command, system::canonical(settings.root), system::disk());
  if (lost) {
    throw model::InputError(lost->program, lost->cause, lost->hint);
  }
}

void check_workers(const Request& settings,
                   const std::vector<std::string>& command,
                   std::uint32_t planned,
                   const Messages& messages) {
  const auto own = pytest::asking_words(command) ? pytest::words_for_pytest(command)
                                                 : std::span<const std::string>{};
  const auto named = pytest::named_workers(own, system::canonical(settings.root), system::disk());
  const bool as_planned = !named || named->count == planned || (!named->count && planned > 1);
  if (as_planned) {
    return;
  }
  messages.notice(fmt::format("the plan counts on {}, and {} in {} starts {}",
                              render::human_count(planned, "worker"),
                              named->option,
                              named->where,
                              named->count ? "another number" : "as many as there are cores"));
  messages.hint(fmt::format("say --workers {}, too, best in .splitter.yml",
                            named->count ? std::to_string(*named->count) : "auto"));
}

}  // namespace splitter::planning
