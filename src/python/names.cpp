#include "names.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace splitter::python {

namespace {

/// One step more, for what was assigned from an imported name: `slow = pytest.mark.slow`.
std::string resolved(const Scopes& file, const std::string& meaning) {
  const std::string first = meaning.substr(0, meaning.find('.'));
  const auto found = file.stands_for.find(first);
  if (found == file.stands_for.end() || found->second.size() != 1 ||
      found->second.begin()->empty()) {
    return meaning;
  }
  return *found->second.begin() + meaning.substr(first.size());
}

/// True where the file defines what the decorator's name begins with.
bool defines(const Scopes& file, const std::string& name) {
  const std::string_view first = std::string_view(name).substr(0, name.find('.'));
  return std::ranges::any_of(file.scopes.front().definitions,
                             [first](const Definition& one) { return one.name == first; });
}

Effect weaker(Effect one, Effect other) {
  if (one == Effect::unknown || other == Effect::unknown) {
    return Effect::unknown;
  }
  return one == Effect::no_test ? one : other;
}

}  // namespace

std::vector<std::string> meanings(const Scopes& file, const std::string& name) {
  const std::string first = name.substr(0, name.find('.'));
  const auto found = file.stands_for.find(first);
  if (found == file.stands_for.end()) {
    return {name};
  }
  std::vector<std::string> all;
  for (const std::string& meaning : found->second) {
    all.push_back(meaning.empty() ? "" : resolved(file, meaning) + name.substr(first.size()));
  }
  return all;
}

std::vector<std::string> names_from_elsewhere(const Scopes& file) {
  std::set<std::string> names = file.imports;
  const auto add = [&](const std::string& word) {
    for (const std::string& meaning : meanings(file, word)) {
      if (meaning.find('.') != std::string::npos) {
        names.insert(meaning);
      }
    }
  };
  for (const auto& [name, all] : file.stands_for) {
    add(name);
  }
  for (const Scope& scope : file.scopes) {
    std::ranges::for_each(scope.head.bases, add);
  }
  // Test cases of libraries are known to hold no tests themselves.
  std::erase_if(names, [](const std::string& name) { return holds_no_tests(name); });
  return {names.begin(), names.end()};
}

Effect effect_of(const Scopes& file,
                 const Definition& definition,
                 Effect (*effect)(std::string_view)) {
  Effect all = Effect::test;
  for (const std::string& decorator : definition.decorators) {
    const bool own = defines(file, decorator);
    for (const std::string& meaning : meanings(file, decorator)) {
      all = weaker(all, own ? Effect::unknown : effect(meaning));
    }
  }
  return all;
}

}  // namespace splitter::python
