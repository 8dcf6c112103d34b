#include "splitter/history/prune.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Evidence;
using model::ScopeIndex;
using model::TestEvidence;

/// A file, and the folders that it lies in, each as its import is named without `__init__.py`.
void add_places(std::string_view file, std::unordered_set<std::string_view>& places) {
  places.insert(file);
  while (!file.empty()) {
    const std::size_t slash = file.substr(0, file.size() - 1).rfind('/');
    file = slash == std::string_view::npos ? std::string_view{} : file.substr(0, slash + 1);
    places.insert(file);
  }
}

std::string_view place_of_import(std::string_view id) {
  constexpr std::string_view init = "__init__.py";
  const bool of_package = id == init || id.ends_with("/__init__.py");
  return of_package ? id.substr(0, id.size() - init.size()) : id;
}

/// One a scope: whether a test is left for it.
std::vector<bool> scopes_in_use(const Evidence& evidence, const std::vector<bool>& used_before) {
  std::vector<bool> in_use(evidence.scopes.size());
  std::unordered_set<std::string_view> places;
  for (const TestEvidence& test : evidence.tests) {
    add_places(test.id.file(), places);
    for (const ScopeIndex scope : test.uses) {
      in_use[scope] = true;
    }
  }
  for (std::size_t i = 0; i < in_use.size(); ++i) {
    const model::ScopeEvidence& scope = evidence.scopes[i];
    in_use[i] = in_use[i] || (scope.is_import() ? places.contains(scope.id) ||
                                                      places.contains(place_of_import(scope.id))
                                                : !used_before[i]);
  }
  return in_use;
}

std::vector<bool> used_scopes(const Evidence& evidence) {
  std::vector<bool> used(evidence.scopes.size());
  for (const TestEvidence& test : evidence.tests) {
    for (const ScopeIndex scope : test.uses) {
      used[scope] = true;
    }
  }
  return used;
}

}  // namespace

Evidence pruned(Evidence evidence, const std::function<bool(model::NodeId)>& exists) {
  const std::vector<bool> used_before = used_scopes(evidence);
  std::erase_if(evidence.tests, [&](const TestEvidence& test) { return !exists(test.id); });
  const std::vector<bool> in_use = scopes_in_use(evidence, used_before);
  std::vector<ScopeIndex> place(in_use.size());
  std::vector<model::ScopeEvidence> kept;
  for (std::size_t i = 0; i < in_use.size(); ++i) {
    place[i] = static_cast<ScopeIndex>(kept.size());
    if (in_use[i]) {
      kept.push_back(std::move(evidence.scopes[i]));
    }
  }
  evidence.scopes = std::move(kept);
  for (TestEvidence& test : evidence.tests) {
    std::ranges::transform(test.uses, test.uses.begin(), [&](ScopeIndex s) { return place[s]; });
  }
  return evidence;
}

}  // namespace splitter::history
