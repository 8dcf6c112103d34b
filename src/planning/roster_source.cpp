#include "splitter/planning/roster_source.hpp"

#include "splitter/input/plan_file.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/planning/planning.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/roster.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::planning {

namespace {

using model::InputError;
using model::Roster;

/// Refuses --splits and --group that are not the plan's.
void check_shard(const Request& settings, const Roster& roster) {
  const Shard& shard = settings.shard;
  const auto said = [](const char* name, model::GroupIndex number, const ValueOrigin& origin) {
    return fmt::format("--{} {}{}", name, number, origin.remark());
  };
  const std::size_t groups = roster.groups.size();
  if (shard.splits && *shard.splits != groups) {
    throw InputError(said("splits", *shard.splits, shard.splits_origin),
                     fmt::format("{} has {}", settings.plan, render::human_count(groups, "group")),
                     "make a plan for as many jobs as there are");
  }
  if (shard.group && shard.group->value() > groups) {
    throw InputError(said("group", shard.group->value(), shard.group_origin),
                     fmt::format("{} has {}", settings.plan, render::human_count(groups, "group")));
  }
}

/// Paths of the plan that are not here, sorted.
std::vector<std::string_view> missing_files(const Request& settings,
                                            const Roster& roster,
                                            std::size_t& files) {
  const std::string root =
      system::in_root(settings.root,
                      render::rootdir({.folder_in_root = roster.folder_in_root,
                                       .root_in_folder = roster.root_in_folder}));
  std::vector<std::string_view> missing;
  const model::Dispatch dispatch(roster);
  files = dispatch.homes().size();
  for (const auto& [path, home] : dispatch.homes()) {
    const std::string here = system::in_root(root, std::string(path));
    if (!system::is_file(here) && !system::is_folder(here)) {
      missing.push_back(path);
    }
  }
  std::ranges::sort(missing);
  return missing;
}

}  // namespace

Roster read_plan(const Request& settings) {
  Roster roster = input::parse_plan(system::read_file(settings.plan));
  check_shard(settings, roster);
  return roster;
}

void check_checkout(const Request& settings, const Roster& roster, const Messages& messages) {
  // Some may be gone since the plan was made; another checkout has few of them.
  std::size_t files = 0;
  const auto missing = missing_files(settings, roster, files);
  if (missing.empty()) {
    return;
  }
  const std::string what = fmt::format("{} of its {} {} not here, such as {}",
                                       render::human_count(missing.size()),
                                       render::human_count(files, "file"),
                                       missing.size() == 1 ? "is" : "are",
                                       model::excerpt(missing.front()));
  if (missing.size() * 2 > files) {
    throw InputError(settings.plan,
                     "is a plan of another checkout: " + what,
                     "make it anew, or start where it was made: --root DIR");
  }
  messages.warning(fmt::format("{}: {}", settings.plan, what));
}

Roster find_roster(const Request& settings, const Messages& messages) {
  if (!settings.plan.empty()) {
    return read_plan(settings);
  }
  const render::PlanReport planned = make_plan(settings, messages);
  check_memory(planned);
  return render::roster(planned);
}

}  // namespace splitter::planning
