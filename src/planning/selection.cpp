#include "selection.hpp"

#include "splitter/pytest/setup.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace splitter::planning {

namespace {

bool names_a_test(const std::string& argument) {
  return argument.find(model::node_separator) != std::string::npos;
}

bool is_there(const std::string& rootdir, std::string_view path) {
  const std::string file = system::in_root(rootdir, std::string(path));
  return system::is_file(file) || system::is_folder(file);
}

}  // namespace

Selection selection_of(const pytest::Options& options) {
  if (options.selects_marks || !options.deselect.empty() ||
      std::ranges::any_of(options.paths, names_a_test)) {
    return Selection::tests;
  }
  const bool files = !options.paths.empty() || !options.ignore.empty() ||
                     !options.ignore_glob.empty() || options.doubt;
  return files ? Selection::files : Selection::nothing;
}

Selection selection_of(const Request& request) {
  if (!request.tests.empty()) {
    return Selection::tests;
  }
  const pytest::Setup setup = pytest::read_setup(
      {.root = request.root, .command = request.pytest, .named = request.pytest_named},
      system::disk());
  return selection_of(setup.options);
}

history::Fit fit_selection(const model::Suite& suite,
                           const model::Profile& profile,
                           Selection selection,
                           const std::string& rootdir) {
  if (selection == Selection::nothing) {
    return history::fit(suite, profile);
  }
  const auto is_here = [&rootdir](std::string_view path) { return is_there(rootdir, path); };
  if (std::ranges::none_of(suite.files(), is_here, &model::File::path)) {
    history::Fit fit = history::fit(suite, profile);
    if (fit.matched >= fit.estimated) {
      fit.unselected = std::exchange(fit.stale, 0);
      fit.stale_example = {};
    }
    return fit;
  }
  std::unordered_set<std::string_view> whole;
  if (selection == Selection::files) {
    for (const model::File& file : suite.files()) {
      whole.insert(file.path);
    }
  }
  return history::fit(suite, profile, [&](std::string_view file) {
    return !whole.contains(file) && is_here(file);
  });
}

}  // namespace splitter::planning
