#include "splitter/pytest/tied_tests.hpp"

#include "splitter/pytest/config.hpp"
#include "splitter/pytest/environment.hpp"
#include "splitter/system/path.hpp"
#include "tying_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace splitter::pytest {

namespace {

using model::Level;
using model::TestIndex;
using python::MarkUse;
using python::Reach;
using python::TyingMark;

/// A plugin whose marker ties tests together.
struct Mechanism {
  std::string_view name;
  std::array<std::string_view, 8> marks;  ///< The rest is empty.
  std::string_view module;
  Reach reach;
};

constexpr std::array<Mechanism, 5> mechanisms = {{
    {"pytest-dependency", {"dependency"}, "pytest_dependency", Reach::scope},
    {"pytest-order", {"order"}, "pytest_order", Reach::order},
    {"pytest-ordering",
     {"run", "first", "second", "third", "fourth", "fifth", "last", "second_to_last"},
     "pytest_ordering",
     Reach::anyone},
    {"pytest-depends", {"depends"}, "pytest_depends", Reach::anyone},
    {"pytest-steps", {"test_steps"}, "pytest_steps", Reach::file},
}};

constexpr std::string_view incremental = "incremental";

/// The lines of pytest's configuration and of PYTEST_ADDOPTS that are no comments, and the command.
std::string words_of_options(const SuiteRun& run, const system::Tree& tree) {
  std::string words = tree.variable("PYTEST_ADDOPTS").value_or("") + "\n";
  for (const std::string& word : run.command) {
    words += word + " ";
  }
  for (const std::string_view name : config_files()) {
    const auto text = tree.read_if_there(system::in_root(run.rootdir, std::string(name)));
    std::string_view rest = text ? text->view() : std::string_view{};
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      const std::size_t first = line.find_first_not_of(" \t");
      if (first != std::string_view::npos && line[first] != '#' && line[first] != ';') {
        words += "\n" + std::string(line);
      }
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
  }
  return words;
}

/// True for `--order-scope=module` and `class`, and for no other scope beside it.
bool orders_within_files(std::string_view words) {
  constexpr std::string_view option = "--order-scope";
  bool within = false;
  for (std::size_t at = words.find(option); at != std::string_view::npos;
       at = words.find(option, at + 1)) {
    std::string_view value = words.substr(at + option.size());
    if (value.starts_with('-')) {
      continue;  // --order-scope-level
    }
    value.remove_prefix(std::min(value.find_first_not_of("= \t\n\"',"), value.size()));
    within = value.starts_with("module") || value.starts_with("class");
    if (!within) {
      return false;
    }
  }
  return within;
}

/// The names in the folders of Python's path, written as modules are; nothing where nobody knows
/// the folders.
class Installed {
 public:
  Installed(const SuiteRun& run, const system::Tree& tree) {
    const bool module = run.command.size() > 2 && run.command[1] == "-m";
    const auto size = std::min<std::size_t>(module ? 3 : 1, run.command.size());
    const std::span words = std::span(run.command).first(size);
    std::vector<std::string> folders =
        python_folders({words.begin(), words.end()}, run.folder, tree);
    known_ = !folders.empty();
    folders.push_back(run.rootdir);
    for (const std::string& folder : folders) {
      for (const system::Entry& entry :
           tree.entries(folder).value_or(std::vector<system::Entry>{})) {
        if (entry.name.starts_with("pytest")) {
          names_.push_back(entry.name);
          std::ranges::replace(names_.back(), '-', '_');
        }
      }
    }
  }

  /// True where the module or its distribution is there, and where nobody knows.
  [[nodiscard]] bool may_have(std::string_view module) const {
    return !known_ || std::ranges::any_of(names_, [module](const std::string& name) {
      const bool begins = name.starts_with(module);
      return begins && (name.size() == module.size() || name[module.size()] == '.' ||
                        name.substr(module.size(), 1) == "_");
    });
  }

 private:
  bool known_ = false;
  std::vector<std::string> names_;
};

class TieFinder {
 public:
  TieFinder(const model::Suite& suite, const SuiteRun& run, const system::Tree& tree)
      : suite_(suite),
        run_(run),
        tree_(tree),
        words_(words_of_options(run, tree)),
        files_(suite, run.rootdir, tree) {}

  std::vector<Ties> find() {
    const Installed installed(run_, tree_);
    for (const Mechanism& mechanism : mechanisms) {
      if (installed.may_have(mechanism.module)) {
        add_marked(mechanism);
      }
    }
    add_classes();
    add_examples();
    add_session_items();
    return std::move(found_);
  }

 private:
  void add_marked(const Mechanism& mechanism) {
    std::vector<MarkUse> uses = uses_of(mechanism);
    if (std::ranges::none_of(uses, &MarkUse::used)) {
      return;
    }
    const bool within = mechanism.reach == Reach::order && orders_within_files(words_);
    const bool crosses = !within && std::ranges::any_of(uses, &MarkUse::crosses);
    if (crosses) {
      add_named_files(uses);
    }
    Ties ties{.reason = mechanism.name, .sets = {}};
    TiedTests together{.tests = {}, .crosses = true};
    for (std::size_t file = 0; file < uses.size(); ++file) {
      if (!uses[file].used) {
        continue;
      }
      add_file(file, crosses ? together.tests : ties.sets.emplace_back().tests);
    }
    if (!together.tests.empty()) {
      ties.sets.push_back(std::move(together));
    }
    add(std::move(ties));
  }

  std::vector<MarkUse> uses_of(const Mechanism& mechanism) {
    std::vector<MarkUse> uses(suite_.files().size());
    for (const std::string_view mark : mechanism.marks) {
      if (mark.empty()) {
        break;
      }
      const auto more = files_.uses({mark, mechanism.module, mechanism.reach});
      for (std::size_t file = 0; file < uses.size(); ++file) {
        uses[file].used = uses[file].used || more[file].used;
        uses[file].crosses = uses[file].crosses || more[file].crosses;
        uses[file].paths.insert(
            uses[file].paths.end(), more[file].paths.begin(), more[file].paths.end());
      }
    }
    return uses;
  }

  /// Files that marked ones name need no mark of their own.
  void add_named_files(std::vector<MarkUse>& uses) const {
    std::set<std::string> named;
    for (const MarkUse& use : uses) {
      for (const std::string& path : use.paths) {
        named.insert(path.substr(std::min(path.find_first_not_of("./"), path.size())));
      }
    }
    for (std::size_t file = 0; file < uses.size(); ++file) {
      const std::string_view path = suite_.files()[file].path;
      const auto is_named = [path](const std::string& name) {
        return path == name || path.ends_with("/" + name);
      };
      uses[file].used = uses[file].used || std::ranges::any_of(named, is_named);
    }
  }

  void add_file(std::size_t file, std::vector<TestIndex>& tests) const {
    const model::File& entry = suite_.files()[file];
    for (TestIndex test = entry.begin; test < entry.end; ++test) {
      tests.push_back(test);
    }
  }

  /// Classes whose later tests fail or are left out after a failure of an earlier one.
  void add_classes() {
    const bool loads = words_.find(" -p") != std::string::npos ||
                       !tree_.variable("PYTEST_PLUGINS").value_or("").empty();
    std::set<std::string> marks = files_.marks_of_steps();
    if (loads || words_.find(incremental) != std::string::npos ||
        files_.conftest_may_know(incremental)) {
      marks.emplace(incremental);
    }
    std::set<std::size_t> files;
    for (const std::string& mark : marks) {
      const std::vector<MarkUse> uses = files_.uses({mark, mark, Reach::file});
      for (std::size_t file = 0; file < uses.size(); ++file) {
        if (uses[file].used) {
          files.insert(file);
        }
      }
    }
    Ties ties{.reason = "incremental classes", .sets = {}};
    for (const std::size_t file : files) {
      add_file(file, ties.sets.emplace_back().tests);
    }
    add(std::move(ties));
  }

  /// Examples of a document, cells of a notebook, and what else is in files that are no modules.
  void add_examples() {
    Ties ties{.reason = "examples of one document", .marked = false, .sets = {}};
    for (std::size_t file = 0; file < suite_.files().size(); ++file) {
      const model::File& entry = suite_.files()[file];
      std::vector<TestIndex> tests;
      for (TestIndex test = entry.begin; test < entry.end; ++test) {
        const std::string_view id = suite_.nodes()[test].id.text();
        if (!entry.path.ends_with(".py") || id.substr(entry.path.size()).starts_with("::line:")) {
          tests.push_back(test);
        }
      }
      if (!tests.empty()) {
        ties.sets.push_back({.tests = std::move(tests)});
      }
    }
    add(std::move(ties));
  }

  /// The item of pytest-mypy that stands for the session fails unless a file is checked beside it.
  void add_session_items() {
    Ties ties{.reason = "pytest-mypy's status", .marked = false, .sets = {}};
    for (const model::File& entry : suite_.files()) {
      std::vector<TestIndex> tests;
      bool status = false;
      for (TestIndex test = entry.begin; test < entry.end; ++test) {
        const std::string_view name = suite_.nodes()[test].id.text().substr(entry.path.size());
        status = status || name == "::mypy-status";
        if (name == "::mypy" || name == "::mypy-status") {
          tests.push_back(test);
        }
      }
      if (status) {
        ties.sets.push_back({.tests = std::move(tests)});
      }
    }
    add(std::move(ties));
  }

  /// A set of one test ties nothing.
  void add(Ties ties) {
    std::erase_if(ties.sets, [](const TiedTests& set) { return set.tests.size() < 2; });
    if (!ties.sets.empty()) {
      found_.push_back(std::move(ties));
    }
  }

  const model::Suite& suite_;
  const SuiteRun& run_;
  const system::Tree& tree_;
  std::string words_;
  TyingFiles files_;
  std::vector<Ties> found_;
};

}  // namespace

std::vector<Ties> find_ties(const model::Suite& suite,
                            const SuiteRun& run,
                            const system::Tree& tree) {
  return TieFinder(suite, run, tree).find();
}

}  // namespace splitter::pytest
