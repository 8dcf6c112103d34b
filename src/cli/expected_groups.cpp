#include "expected_groups.hpp"

#include "splitter/model/group_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace splitter::cli {

namespace {

/// `1, 3, 4`, cut where nobody would read on.
std::string listed(const std::vector<std::uint32_t>& groups) {
  constexpr std::size_t most = 20;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(groups.size(), most));
  return fmt::format("{}{}",
                     fmt::join(groups.begin(), groups.begin() + shown, ", "),
                     groups.size() > most ? ", …" : "");
}

}  // namespace

bool all_groups_are_there(model::GroupIndex expected,
                          std::span<const model::Recording> recordings,
                          const planning::Messages& messages) {
  std::vector<bool> seen(expected, false);
  bool any_marked = false;
  for (const model::Recording& recording : recordings) {
    if (!recording.group.has_value()) {
      continue;
    }
    any_marked = true;
    if (recording.groups != expected || recording.group->value() > expected) {
      messages.error(fmt::format("there is a record of group {} of {}, yet {} groups are expected",
                                 recording.group->value(),
                                 recording.groups,
                                 expected));
      return false;
    }
    seen[model::index_of(*recording.group)] = true;
  }
  std::vector<std::uint32_t> missing;
  for (model::GroupIndex group = 0; group < expected; ++group) {
    if (!seen[group]) {
      missing.push_back(model::number_of(group).value());
    }
  }
  if (!missing.empty()) {
    messages.error(fmt::format("no records of {} {} of {}",
                               missing.size() == 1 ? "group" : "groups",
                               listed(missing),
                               expected));
  }
  if (!any_marked) {
    messages.hint(
        "records say their group where `splitter record` knows it: --shard K/N, or the "
        "CI's variables");
  }
  return missing.empty();
}

}  // namespace splitter::cli
