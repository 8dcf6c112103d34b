#include "compared_collections.hpp"

#include "splitter/system/path.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace splitter::planning {

namespace {

using model::Level;
using model::NodeId;

using ByFunction = std::map<std::string_view, std::vector<std::string_view>>;

ByFunction by_function(const input::Collection& collection) {
  ByFunction functions;
  for (const NodeId id : collection.tests) {
    functions[id.enclosing(Level::function)].push_back(id.text());
  }
  for (auto& [function, ids] : functions) {
    std::ranges::sort(ids);
  }
  return functions;
}

/// True if the plan has the test's file, or a folder that holds it, as a whole.
bool is_whole(const model::Suite& suite, NodeId test) {
  return std::ranges::any_of(suite.files(), [test](const model::File& file) {
    return file.bare && system::is_below(test.file(), file.path);
  });
}

/// Counts the functions of one collection that the other lacks.
void count_missing(const ByFunction& here,
                   const ByFunction& there,
                   const model::Suite& suite,
                   Differences& found) {
  for (const auto& [function, ids] : here) {
    if (there.contains(function)) {
      continue;
    }
    ++found.functions;
    const bool named = !is_whole(suite, NodeId(function));
    if (found.function.empty() || (named && !found.functions_in_plan)) {
      found.function = function;
    }
    found.functions_in_plan = found.functions_in_plan || named;
  }
}

/// The first id that the other list, sorted as this one, lacks; else the first of this one.
std::string_view first_other(const std::vector<std::string_view>& ids,
                             const std::vector<std::string_view>& others) {
  const auto other = std::ranges::find_if(
      ids, [&others](std::string_view id) { return !std::ranges::binary_search(others, id); });
  return other == ids.end() ? ids.front() : *other;
}

bool has_instances_of(const model::Suite& suite, const std::set<std::string_view>& functions) {
  return std::ranges::any_of(suite.nodes(), [&functions](const model::Node& node) {
    const std::string_view function = node.id.enclosing(Level::function);
    return function != node.id.text() && functions.contains(function);
  });
}

void compare_order(const input::Collection& first,
                   const input::Collection& second,
                   Differences& found) {
  const auto [here, there] = std::ranges::mismatch(first.tests, second.tests);
  found.order = here != first.tests.end() && there != second.tests.end();
  found.moved = found.order ? here->text() : std::string_view{};
}

/// The places of a suite's names, for lookups by a name that may stand for a test.
class Names {
 public:
  explicit Names(const model::Suite& suite) : nodes_(suite.nodes()), used_(nodes_.size(), false) {}

  /// True if some name stands for the test: itself, its function, a class, its file or a folder.
  bool stand_for(NodeId test) {
    bool found = use(test.text()) || use(test.enclosing(Level::function)) || use(".");
    std::string_view name = test.enclosing(Level::function);
    while (!found && !name.empty()) {
      const std::size_t separator = name.rfind(model::node_separator);
      const std::size_t cut = separator == std::string_view::npos ? name.rfind('/') : separator;
      name = name.substr(0, cut == std::string_view::npos ? 0 : cut);
      found = use(name);
    }
    return found;
  }

  [[nodiscard]] bool used(std::size_t node) const { return used_[node]; }

 private:
  bool use(std::string_view name) {
    const auto found = std::ranges::lower_bound(
        nodes_, name, {}, [](const model::Node& node) { return node.id.text(); });
    const bool is_there = found != nodes_.end() && found->id.text() == name;
    if (is_there) {
      used_[static_cast<std::size_t>(found - nodes_.begin())] = true;
    }
    return is_there;
  }

  std::span<const model::Node> nodes_;
  std::vector<bool> used_;
};

std::set<std::string_view> remembered_in(const model::Suite& suite) {
  std::set<std::string_view> paths;
  for (const model::File& file : suite.files()) {
    if (file.remembered) {
      paths.insert(file.path);
    }
  }
  return paths;
}

}  // namespace

Differences differences_of(const input::Collection& first,
                           const input::Collection& second,
                           const model::Suite& suite) {
  Differences found;
  const ByFunction here = by_function(first);
  const ByFunction there = by_function(second);
  count_missing(here, there, suite, found);
  count_missing(there, here, suite, found);
  std::set<std::string_view> changing;
  for (const auto& [function, ids] : here) {
    const auto other = there.find(function);
    if (other != there.end() && other->second != ids) {
      changing.insert(function);
      ++found.ids;
      found.id = found.id.empty() ? first_other(ids, other->second) : found.id;
    }
  }
  found.ids_in_plan = has_instances_of(suite, changing);
  if (found.functions == 0 && found.ids == 0) {
    compare_order(first, second, found);
  }
  return found;
}

Coverage coverage_of(const model::Suite& suite, const input::Collection& collection) {
  Coverage found;
  Names names(suite);
  const std::set<std::string_view> remembered = remembered_in(suite);
  std::set<std::string_view> collected;
  for (const NodeId id : collection.tests) {
    collected.insert(id.file());
    if (!names.stand_for(id) && !remembered.contains(id.file())) {
      ++found.unnamed;
      found.unnamed_example = found.unnamed_example.empty() ? id.text() : found.unnamed_example;
    }
  }
  for (std::size_t i = 0; i < suite.nodes().size(); ++i) {
    const NodeId id = suite.nodes()[i].id;
    const bool told = collected.contains(id.file()) && !remembered.contains(id.file());
    if (!names.used(i) && told) {
      ++found.gone;
      found.gone_example = found.gone_example.empty() ? id.text() : found.gone_example;
    }
  }
  return found;
}

}  // namespace splitter::planning
