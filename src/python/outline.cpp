#include "splitter/python/outline.hpp"

#include "decorators.hpp"
#include "lineage.hpp"
#include "names.hpp"
#include "scope_reader.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/python/source.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace splitter::python {

namespace {

constexpr int deepest_class = 50;

class Outliner {
 public:
  Outliner(Scopes file, const TestNames& names)
      : file_(std::move(file)), names_(names), lineages_(file_) {
    for (const Definition& definition : module().definitions) {
      if (definition.is_class) {
        ++defined_[definition.name];
      }
    }
  }

  Outline outline() {
    reason_ = module().reason;
    for (const Definition* definition : last_of_each(module().definitions, 0)) {
      if (definition->is_class) {
        collect_class(*definition, "");
      } else {
        collect_function(*definition, "", model::matches_name(names_.functions, definition->name));
      }
    }
    check_aliases();
    if (reason_.opening != Opening::closed) {
      return {{}, reason_.opening, reason_.word, {}, {}, {}};
    }
    return {std::move(tests_),
            Opening::closed,
            {},
            names_from_elsewhere(file_),
            {file_.telling.begin(), file_.telling.end()},
            {file_.required.begin(), file_.required.end()}};
  }

 private:
  [[nodiscard]] const Scope& module() const { return file_.scopes.front(); }

  /// Definitions by name: where the first stands, what the last says.
  std::vector<const Definition*> last_of_each(const std::vector<Definition>& all,
                                              std::size_t scope) {
    std::vector<const Definition*> order;
    std::map<std::string_view, std::size_t> places;
    for (const Definition& definition : all) {
      const auto [place, fresh] = places.try_emplace(definition.name, order.size());
      if (fresh) {
        order.push_back(&definition);
        continue;
      }
      if (definition.is_class || order[place->second]->is_class) {
        reason_.add(Opening::repeated, definition.name);
      }
      // A test may be there, or something else of its name that stands under a condition.
      const bool conditional = definition.conditional || order[place->second]->conditional;
      if (conditional && is_test_like(definition.name)) {
        reason_.add(Opening::condition, definition.name);
      }
      order[place->second] = &definition;
    }
    for (const Definition* definition : order) {
      if (file_.scopes[scope].data.contains(definition->name) &&
          (definition->is_class || is_test_like(definition->name))) {
        reason_.add(Opening::mention, definition->name);
      }
    }
    return order;
  }

  [[nodiscard]] bool is_test_like(std::string_view name) const {
    return model::matches_name(names_.functions, name) ||
           model::matches_name(names_.classes, name) || name.starts_with("test");
  }

  /// True where a function is a test by its name and its decorators.
  bool is_test(const Definition& function, bool named_so) {
    if (!named_so) {
      return false;
    }
    const Effect effect = effect_of(file_, function, effect_on_function);
    if (effect == Effect::unknown) {
      reason_.add(Opening::decorator, function.name);
    } else if (function.conditional) {
      reason_.add(Opening::condition, function.name);
    } else if (effect == Effect::test && function.yields) {
      reason_.add(Opening::yields, function.name);
    }
    return effect == Effect::test;
  }

  /// `Again = SomeCase`: pytest collects a test case under each of its names.
  void check_aliases() {
    for (const auto& [name, all] : file_.stands_for) {
      for (const std::string& meaning : all) {
        const Definition* const local = lineages_.find(meaning);
        if ((local != nullptr && lineages_.of(*local).test_case) || is_class_of_tests(meaning)) {
          reason_.add(Opening::mention, meaning);
        }
      }
    }
  }

  /// `Machine.TestCase`: a class in something else that was given a name here, not imported.
  [[nodiscard]] bool is_class_of_tests(const std::string& meaning) const {
    const std::size_t dot = meaning.rfind('.');
    const std::string_view last = std::string_view(meaning).substr(dot + 1);
    return dot != std::string::npos && !file_.imports.contains(meaning) && !last.empty() &&
           last.front() >= 'A' && last.front() <= 'Z' && tells_of_tests(last) &&
           std::ranges::none_of(meanings(file_, meaning), is_test_case);
  }

  void collect_function(const Definition& function, const std::string& prefix, bool named_so) {
    check_name(function.name, prefix);
    if (is_test(function, named_so)) {
      tests_.push_back(prefix + std::string(function.name));
    }
  }

  /// Python composes characters of names, and puts the class before a private one.
  void check_name(std::string_view name, const std::string& prefix) {
    const bool composed = std::ranges::any_of(name, [](char c) { return (c & 0x80) != 0; });
    const bool is_private = !prefix.empty() && name.starts_with("__") && !name.ends_with("__") &&
                            model::matches_name(names_.functions, name);
    if (composed || is_private) {
      reason_.add(Opening::name, name);
    }
  }

  [[nodiscard]] bool defines_tests(const Lineage& lineage) const {
    return std::ranges::any_of(lineage.scopes, [this](std::size_t scope) {
      return std::ranges::any_of(file_.scopes[scope].definitions, [](const Definition& definition) {
        return definition.name.starts_with("test");
      });
    });
  }

  /// `__test__ = True`: pytest collects such a class under any name.
  [[nodiscard]] bool says_it_is_test(const Lineage& lineage) const {
    return std::ranges::any_of(lineage.scopes,
                               [this](std::size_t scope) { return file_.scopes[scope].is_test; });
  }

  void collect_class(const Definition& definition, const std::string& prefix) {
    const Lineage lineage = lineages_.of(definition);
    const bool named_so = model::matches_name(names_.classes, definition.name);
    check_name(definition.name, "");
    const auto may_bring_tests = [](const std::string& base) {
      return base.empty() || tells_of_tests(base);
    };
    if (!named_so && says_it_is_test(lineage)) {
      reason_.add(Opening::dynamic, "__test__");
    }
    if (!lineage.foreign.empty()) {
      if (named_so || lineage.test_case || defines_tests(lineage) ||
          std::ranges::any_of(lineage.foreign, may_bring_tests)) {
        reason_.add(Opening::base, definition.name);
      }
      return;
    }
    if (!named_so && !lineage.test_case) {
      return;
    }
    // pytest collects no class whose instances are made in a way of their own.
    if (lineage.constructed) {
      reason_.add(Opening::base, definition.name);
    }
    if (prefix.empty() &&
        (file_.stands_for.contains(definition.name) || file_.mentioned.contains(definition.name))) {
      reason_.add(Opening::mention, definition.name);
    }
    if (definition.conditional) {
      reason_.add(Opening::condition, definition.name);
    }
    check_lineage(definition, lineage);
    if (reason_.opening == Opening::closed) {
      collect_members(lineage, prefix + std::string(definition.name) + "::");
    }
  }

  void check_lineage(const Definition& definition, const Lineage& lineage) {
    for (const std::size_t scope : lineage.scopes) {
      const Scope& body = file_.scopes[scope];
      if (body.reason.opening != Opening::closed) {
        reason_.add(body.reason.opening, body.reason.word);
      }
      if (body.head.words) {
        reason_.add(Opening::class_words, definition.name);
      }
      const bool ambiguous = std::ranges::any_of(module().definitions, [&](const Definition& one) {
        return one.is_class && one.scope == scope &&
               (defined_.at(one.name) > 1 || module().data.contains(one.name) ||
                effect_of(file_, one, effect_on_class) == Effect::unknown);
      });
      if (ambiguous || effect_of(file_, definition, effect_on_class) == Effect::unknown) {
        reason_.add(Opening::decorator, definition.name);
      }
    }
  }

  /// The members as pytest finds them: those of the bases first, each by its last definition.
  void collect_members(const Lineage& lineage, const std::string& prefix) {
    std::map<std::string_view, std::size_t> owner;
    for (const std::size_t scope : lineage.scopes) {
      for (const Definition& member : file_.scopes[scope].definitions) {
        owner[member.name] = scope;
      }
    }
    for (const std::size_t scope : lineage.scopes) {
      for (const std::string_view name : file_.scopes[scope].data) {
        if (owner.contains(name)) {
          reason_.add(Opening::mention, name);
        }
      }
    }
    const bool made = owner.contains("__init__") || owner.contains("__new__");
    if (owner.contains("runTest") || owner.contains("__init_subclass__")) {
      reason_.add(Opening::protocol, prefix);
    }
    if (made && !lineage.test_case) {
      return;
    }
    const auto begin = static_cast<std::ptrdiff_t>(tests_.size());
    for (const std::size_t scope : lineage.scopes) {
      for (const Definition* member : last_of_each(file_.scopes[scope].definitions, scope)) {
        if (owner.at(member->name) == scope) {
          check_shadows(*member, scope);
          collect_member(*member, prefix, lineage.test_case);
        }
      }
    }
    if (lineage.test_case) {
      std::sort(tests_.begin() + begin, tests_.end());
    }
  }

  /// Inside a class its own names come before those of the module.
  void check_shadows(const Definition& member, std::size_t scope) {
    const Scope& around = file_.scopes[scope];
    const auto is_own = [&around](const std::string& base) {
      const std::string_view first = std::string_view(base).substr(0, base.find('.'));
      return around.data.contains(first) ||
             std::ranges::find(around.definitions, first, &Definition::name) !=
                 around.definitions.end();
    };
    if (member.is_class && std::ranges::any_of(file_.scopes[member.scope].head.bases, is_own)) {
      reason_.add(Opening::base, member.name);
    }
  }

  void collect_member(const Definition& member, const std::string& prefix, bool test_case) {
    if (member.is_class && test_case) {
      return;
    }
    if (member.is_class) {
      const bool deep = std::ranges::count(prefix, ':') > 2 * deepest_class;
      return deep ? reason_.add(Opening::not_python, prefix) : collect_class(member, prefix);
    }
    collect_function(member,
                     prefix,
                     test_case ? member.name.starts_with("test")
                               : model::matches_name(names_.functions, member.name));
  }

  Scopes file_;
  const TestNames& names_;
  Lineages lineages_;
  std::map<std::string_view, int> defined_;
  std::vector<std::string> tests_;
  Reason reason_;
};

}  // namespace

Outline outline_of(std::string_view text, const TestNames& names) {
  if (const Opening opening = opening_of_source(text); opening != Opening::closed) {
    return {{}, opening, {}, {}, {}, {}};
  }
  return Outliner(read_scopes(text, names), names).outline();
}

}  // namespace splitter::python
