#include "splitter/python/module.hpp"

#include "decorators.hpp"
#include "names.hpp"
#include "scope_reader.hpp"
#include "splitter/python/naming.hpp"
#include "splitter/python/source.hpp"

#include <algorithm>
#include <cstddef>

namespace splitter::python {

namespace {

/// More than any class inherits whose text a person wrote.
constexpr std::size_t most_bases = 1000;

/// `unittest` and what is in it, but its mocks; test cases of other libraries by their names.
bool speaks_of_cases(std::string_view meaning) {
  return (meaning.starts_with("unittest") && !meaning.starts_with("unittest.mock")) ||
         meaning.find("TestCase") != std::string_view::npos;
}

/// Each star import may bring a word.
void look_in_stars(const Module& module, std::string_view word, ModuleName& name) {
  for (const std::string& star : module.stars) {
    name.elsewhere.push_back(star + (star.ends_with('.') ? "" : ".") + std::string(word));
  }
}

class ModuleReader {
 public:
  ModuleReader(Scopes file, Module& module) : file_(std::move(file)), module_(module) {
    for (const Definition& definition : file_.scopes.front().definitions) {
      defined_.insert(definition.name);
      if (definition.is_class) {
        classes_.emplace(definition.name, &definition);
      }
    }
  }

  void read() {
    const Scope& top = file_.scopes.front();
    module_.may_skip = top.skips;
    module_.tells_nothing = top.reason.opening == Opening::not_python;
    module_.stars = file_.stars;
    module_.imports = file_.imports;
    module_.imports.insert(file_.stars.begin(), file_.stars.end());
    module_.speaks_of_cases = std::ranges::any_of(file_.stands_for, [](const auto& bound) {
      return std::ranges::any_of(bound.second, speaks_of_cases);
    });
    for (const auto& [name, all] : file_.stands_for) {
      seen_.clear();
      add_meanings(name, module_.names[name]);
    }
    for (const Definition& definition : top.definitions) {
      ModuleName& name = module_.names[std::string(definition.name)];
      if (definition.is_class) {
        seen_.clear();
        add_class(definition, name);
      }
    }
  }

 private:
  void add_class(const Definition& definition, ModuleName& name) {
    if (!seen_.insert(definition.scope).second) {
      return;
    }
    if (seen_.size() > most_bases) {
      name.test_case = true;
      return;
    }
    for (const std::string& base : file_.scopes[definition.scope].head.bases) {
      add_classes(base, name);
      add_meanings(base, name);
    }
  }

  /// Adds the bases of the classes of this name in the module itself.
  void add_classes(const std::string& word, ModuleName& name) {
    const auto [begin, end] = classes_.equal_range(word);
    for (auto local = begin; local != end; ++local) {
      add_class(*local->second, name);
    }
  }

  void add_meanings(const std::string& word, ModuleName& name) {
    for (const std::string& meaning : meanings(file_, word)) {
      // Nothing is known of the value of an expression.
      if (meaning.empty()) {
        name.test_case = name.test_case || module_.speaks_of_cases;
      } else if (is_test_case(meaning)) {
        name.test_case = true;
      } else if (meaning.find('.') != std::string::npos) {
        name.elsewhere.push_back(meaning);
      } else {
        if (meaning != word) {
          add_classes(meaning, name);
        }
        add_stars(meaning, name);
      }
    }
  }

  /// A star import may bring a name that the module does not define itself.
  void add_stars(const std::string& word, ModuleName& name) {
    if (!defined_.contains(word)) {
      look_in_stars(module_, word, name);
    }
  }

  Scopes file_;
  std::multimap<std::string_view, const Definition*> classes_;
  std::set<std::string_view> defined_;
  Module& module_;
  std::set<std::size_t> seen_;  ///< Scopes of the classes that a name inherits.
};

}  // namespace

Module read_module(std::string_view text) {
  Module module;
  if (opening_of_source(text) == Opening::closed) {
    ModuleReader(read_scopes(text, {}), module).read();
  } else {
    module.tells_nothing = true;
  }
  module.may_skip = module.may_skip || module.tells_nothing;
  return module;
}

ModuleName name_in(const Module& module, std::string_view name) {
  if (module.tells_nothing) {
    // A name that was read before the text stopped making sense may be bound anew behind it.
    return {.test_case = true, .elsewhere = {}};
  }
  if (const auto found = module.names.find(name); found != module.names.end()) {
    return found->second;
  }
  ModuleName made{.test_case = module.speaks_of_cases, .elsewhere = {}};
  look_in_stars(module, name, made);
  return made;
}

}  // namespace splitter::python
