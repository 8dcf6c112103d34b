#include "settled_ids.hpp"

#include "splitter/history/group_names.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace splitter::planning {

namespace {

using model::Level;
using model::Measurement;
using model::NodeId;

/// The instances of one function, in one collection and in earlier runs.
struct Instances {
  std::size_t collected = 0;
  std::size_t both = 0;
  std::size_t stored = 0;
  bool doubtful = false;   ///< Some look as if they changed, though these may not have.
  std::string_view fresh;  ///< The first one that is not stored.

  [[nodiscard]] bool changes() const { return both < stored && both < collected; }
};

bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

/// The stored instances of a function, sorted, without the names of groups that a run with
/// `--dist loadgroup` appended: a collection has none.
std::vector<NodeId> stored_instances(const model::Profile& profile, std::string_view function) {
  std::vector<NodeId> ids;
  for (const Measurement& test : model::tests_beginning(profile, std::string(function) + "[")) {
    ids.push_back(history::without_group(test.id));
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

using Functions = std::unordered_map<std::string_view, Instances>;

Functions functions_of(std::span<const NodeId> collected, const model::Profile& profile) {
  Functions functions;
  std::string_view last;
  std::vector<NodeId> stored;
  for (const NodeId id : collected) {
    const std::string_view function = id.enclosing(Level::function);
    if (id.is_path() || function == id.text()) {
      continue;
    }
    if (function != last) {
      stored = stored_instances(profile, function);
      last = function;
    }
    const auto doubtful = [function](NodeId one) {
      return look_changing(one.text().substr(function.size()));
    };
    Instances& instances = functions[function];
    if (instances.collected == 0) {
      instances.stored = stored.size();
      instances.doubtful = std::ranges::any_of(stored, doubtful);
    }
    instances.doubtful = instances.doubtful || doubtful(id);
    ++instances.collected;
    const bool known = std::ranges::binary_search(stored, history::without_group(id));
    instances.both += known ? 1 : 0;
    instances.fresh = known || !instances.fresh.empty() ? instances.fresh : id.text();
  }
  return functions;
}

}  // namespace

bool look_changing(std::string_view parameters) {
  std::size_t digits = 0;
  std::size_t decimal = 0;
  std::size_t hexadecimal = 0;
  for (const char sign : parameters) {
    const bool letter = (sign >= 'a' && sign <= 'f') || (sign >= 'A' && sign <= 'F');
    decimal = is_digit(sign) ? decimal + 1 : 0;
    hexadecimal = is_digit(sign) || letter ? hexadecimal + 1 : 0;
    digits = hexadecimal > 0 ? digits + (is_digit(sign) ? 1 : 0) : 0;
    if (decimal >= 5 || (hexadecimal >= 8 && digits > 0)) {
      return true;
    }
  }
  return false;
}

SettledIds settle_ids(std::span<const NodeId> collected,
                      const model::Profile& profile,
                      bool unknown,
                      std::span<const NodeId> parted) {
  const Functions functions = functions_of(collected, profile);
  std::unordered_set<std::string_view> in_part;
  for (const NodeId function : parted) {
    in_part.insert(function.text());
  }
  SettledIds settled;
  settled.ids.reserve(collected.size());
  std::unordered_set<std::string_view> counted;
  for (const NodeId id : collected) {
    const auto found = functions.find(id.enclosing(Level::function));
    const bool instance = found != functions.end() && found->first != id.text();
    const bool whole = instance && !in_part.contains(found->first);
    const bool settles = whole && (found->second.changes() || found->second.doubtful ||
                                   (unknown && found->second.stored == 0));
    if (instance && !whole && found->second.changes()) {
      settled.parted = found->second.fresh;
    }
    settled.ids.push_back(settles ? NodeId(found->first) : id);
    if (settles && counted.insert(found->first).second) {
      ++settled.functions;
      settled.changing += found->second.changes() ? 1 : 0;
      const bool first = found->second.changes() && settled.example.empty();
      settled.example = first ? found->second.fresh : settled.example;
    }
  }
  return settled;
}

}  // namespace splitter::planning
