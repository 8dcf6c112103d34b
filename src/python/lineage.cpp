#include "lineage.hpp"

#include "decorators.hpp"
#include "names.hpp"

#include <algorithm>
#include <iterator>

namespace splitter::python {

namespace {

constexpr int deepest_lineage = 50;

/// Earlier bases win over later ones, so they come after them.
void append(Lineage& to, const Lineage& base) {
  for (const std::size_t scope : base.scopes) {
    std::erase(to.scopes, scope);
  }
  to.scopes.insert(to.scopes.begin(), base.scopes.begin(), base.scopes.end());
  to.test_case = to.test_case || base.test_case;
  to.constructed = to.constructed || base.constructed;
  to.foreign.insert(base.foreign.begin(), base.foreign.end());
  to.depth = std::max(to.depth, base.depth + 1);
}

}  // namespace

Lineages::Lineages(const Scopes& file) : file_(file) {
  for (const Definition& definition : file.scopes.front().definitions) {
    if (definition.is_class) {
      classes_.insert_or_assign(std::string(definition.name), &definition);
    }
  }
  // In the order of the text: what a class inherits is known before it.
  for (const Definition& definition : file.scopes.front().definitions) {
    if (definition.is_class) {
      of_module_.emplace(definition.scope, read(definition));
    }
  }
}

Lineage Lineages::of(const Definition& definition) const {
  const auto known = of_module_.find(definition.scope);
  return known == of_module_.end() ? read(definition) : known->second;
}

const Definition* Lineages::find(std::string_view name) const {
  const auto found = classes_.find(name);
  return found == classes_.end() ? nullptr : found->second;
}

Lineage Lineages::read(const Definition& definition) const {
  Lineage lineage;
  for (const std::string& base : file_.scopes[definition.scope].head.bases) {
    if (const Definition* const local = find(base); local != nullptr) {
      const auto known = of_module_.find(local->scope);
      const bool clear = known != of_module_.end() && known->second.depth < deepest_lineage &&
                         local->scope < definition.scope && !local->conditional &&
                         !file_.stands_for.contains(base);
      clear ? append(lineage, known->second) : void(lineage.foreign.emplace());
      continue;
    }
    const std::vector<std::string> all = meanings(file_, base);
    const auto cases = std::ranges::count_if(all, is_test_case);
    // A test case in one branch only, or a class inside one of this file.
    if ((cases > 0 && cases < std::ssize(all)) || find(base.substr(0, base.find('.'))) != nullptr) {
      lineage.foreign.emplace();
    }
    for (const std::string& meaning : all) {
      if (is_test_case(meaning)) {
        lineage.test_case = true;
      } else if (!is_plain_base(meaning) || base.empty()) {
        lineage.foreign.insert(base);
      } else if (meaning != "object") {
        lineage.constructed = true;
      }
    }
  }
  lineage.scopes.push_back(definition.scope);
  return lineage;
}

}  // namespace splitter::python
