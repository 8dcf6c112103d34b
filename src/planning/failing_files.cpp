#include "failing_files.hpp"

#include "splitter/pytest/conftests.hpp"
#include "splitter/pytest/imported_modules.hpp"
#include "splitter/python/opening.hpp"
#include "splitter/solver/contradiction.hpp"

#include <fmt/format.h>

#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

bool is_cut(const model::File& file, const std::vector<model::GroupIndex>& groups) {
  for (model::TestIndex test = file.begin; test < file.end; ++test) {
    if (groups[test] != groups[file.begin]) {
      return true;
    }
  }
  return false;
}

/// True where a conftest.py above the file may put modules in place of those that are nowhere.
bool may_get_modules(const std::string& file, const pytest::Setup& setup) {
  pytest::Conftests conftests;
  for (std::size_t end = setup.root.size(); end != std::string::npos;
       end = file.find('/', end + 1)) {
    conftests = pytest::with_conftest_of(file.substr(0, end), conftests, setup);
  }
  return conftests.makes_modules;
}

}  // namespace

std::optional<model::Problem> keep_failing_whole(const model::Problem& problem,
                                                 const model::Plan& plan,
                                                 const pytest::Setup& setup,
                                                 const Messages& messages) {
  const std::vector<model::GroupIndex> groups = plan.group_of_tests();
  std::optional<model::Problem> kept;
  pytest::ImportedModules modules(setup);
  for (const model::File& file : problem.suite().files()) {
    if (!file.path.ends_with(".py") || !is_cut(file, groups)) {
      continue;
    }
    const std::string path = setup.root + "/" + std::string(file.path);
    const std::string missing = modules.missing_for(path);
    if (missing.empty() || may_get_modules(path, setup)) {
      continue;
    }
    const std::string why =
        fmt::format("{}: {}", python::words_for(python::Opening::missing), missing);
    model::Rule rule{.name = why, .tests = std::vector<model::TestIndex>(file.end - file.begin)};
    std::iota(rule.tests.begin(), rule.tests.end(), file.begin);
    model::Problem whole = (kept ? *kept : problem).under({std::move(rule)});
    if (!solver::find_contradiction(whole)) {
      messages.detail(fmt::format("{} stays whole: {}", model::excerpt(file.path), why));
      kept = std::move(whole);
    }
  }
  return kept;
}

}  // namespace splitter::planning
