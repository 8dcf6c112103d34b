#include "splitter/planning/limits.hpp"

#include "splitter/render/human.hpp"
#include "splitter/render/memory_text.hpp"
#include "splitter/system/ci_systems.hpp"
#include "splitter/system/machine.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

using model::GroupIndex;
using model::InputError;

GroupIndex required_splits(const Request& settings) {
  if (!settings.shard.splits.has_value()) {
    const std::string hint = system::ci_group_hint();
    throw InputError("--splits",
                     "how many groups are there?",
                     hint.empty() ? "say --splits N, set SPLITTER_SPLITS, or run in a CI that says "
                                    "how many parallel jobs it has"
                                  : hint);
  }
  return *settings.shard.splits;
}

/// One entry stands for all groups.
template <typename T>
std::vector<T> for_each_group(std::vector<T> list, GroupIndex groups, const char* option) {
  if (list.size() == 1) {
    list.assign(groups, list.front());
  }
  if (!list.empty() && list.size() != groups) {
    throw InputError(option,
                     fmt::format("{} entries for {} groups", list.size(), groups),
                     "one entry a group, or one for all");
  }
  return list;
}

std::vector<model::Bytes> own_memory(GroupIndex groups) {
  const auto own = system::own_memory();
  if (!own.has_value()) {
    throw InputError("--memory-limit",
                     "this machine does not tell how much memory it has",
                     "name it, such as --memory-limit 7GiB");
  }
  return std::vector<model::Bytes>(groups, *own);
}

}  // namespace

model::Limits limits_of(const Request& settings, const Messages& messages) {
  const Runners& runners = settings.runners;
  model::Limits limits = settings.limits;
  limits.groups = required_splits(settings);
  limits.speeds = for_each_group(std::move(limits.speeds), limits.groups, "--speeds");
  limits.memory = runners.own_memory
                      ? own_memory(limits.groups)
                      : for_each_group(std::move(limits.memory), limits.groups, "--memory-limit");
  if (runners.all_cores) {
    limits.workers = system::cores();
    limits.fewer_workers = true;
    messages.detail(fmt::format("--workers auto: {} on this machine", limits.workers));
  }
  if (runners.own_memory) {
    messages.detail("--memory-limit auto: " + render::human_bytes(limits.memory.front()) +
                    " on this machine");
  }
  return limits;
}

void check_memory(const render::PlanReport& planned) {
  const std::string fault = render::memory_fault(*planned.problem, *planned.plan);
  if (!fault.empty()) {
    throw LimitBroken(
        "--memory-limit",
        fault,
        "fewer --workers, more --splits, runners with more memory, or tests that need less");
  }
}

}  // namespace splitter::planning
