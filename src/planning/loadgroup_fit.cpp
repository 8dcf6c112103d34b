#include "loadgroup_fit.hpp"

#include "discovery.hpp"
#include "splitter/pytest/environment.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::planning {

namespace {

constexpr std::string_view loadgroup_word = "loadgroup";
constexpr std::string_view xdist_group_mark = "mark:xdist_group";

bool names_mode(const std::string& text) {
  return text.find(loadgroup_word) != std::string::npos;
}

/// By the words alone: a mode that is switched off again is rare, and this is a warning.
bool counts_on_groups(const Request& settings) {
  const bool several = settings.runners.all_cores || settings.limits.workers > 1;
  const bool of_rule = std::ranges::any_of(settings.rules, [](const input::WrittenRule& rule) {
    return std::ranges::find(rule.patterns, xdist_group_mark) != rule.patterns.end();
  });
  if ((several && settings.limits.distribution == model::Distribution::loadgroup) || of_rule ||
      names_mode(settings.pytest) ||
      names_mode(system::disk().variable("PYTEST_ADDOPTS").value_or(""))) {
    return true;
  }
  const std::string config = config_in(settings.root);
  return !config.empty() &&
         names_mode(std::string(system::read_file(system::in_root(settings.root, config)).view()));
}

/// pytest-xdist up to 3.8 appends the group to an attribute that pytest no longer reads since 9.2.
bool groups_nothing(const pytest::Environment& environment) {
  const bool blind = pytest::is_at_least(environment, 9, 2);
  const bool appends = environment.xdist_major > 0 &&
                       (environment.xdist_major < 3 ||
                        (environment.xdist_major == 3 && environment.xdist_minor <= 8));
  return blind && appends;
}

/// The words that start pytest, without its options.
std::vector<std::string> starting_words(const std::string& command) {
  std::vector<std::string> words = pytest::shell_words(command, "--pytest");
  const bool module = words.size() > 2 && words[1] == "-m" && words[2] == "pytest";
  words.resize(std::min<std::size_t>(words.size(), module ? 3 : 1));
  return words;
}

}  // namespace

void say_ungrouped(const Request& settings, const Messages& messages) {
  if (!counts_on_groups(settings)) {
    return;
  }
  const system::Tree& disk = system::disk();
  const auto folder = disk.resolved(settings.root);
  const pytest::Environment environment = pytest::read_environment(
      starting_words(settings.pytest), folder.value_or(settings.root), disk);
  if (groups_nothing(environment)) {
    messages.warning(
        fmt::format("--dist loadgroup groups nothing: pytest-xdist {}.{} cannot tell pytest {}.{} "
                    "of groups, so "
                    "that tests of one xdist_group run on several workers",
                    environment.xdist_major,
                    environment.xdist_minor,
                    environment.major,
                    environment.minor));
    messages.hint("use pytest below 9.2, a newer pytest-xdist, or --dist loadfile");
  }
}

}  // namespace splitter::planning
