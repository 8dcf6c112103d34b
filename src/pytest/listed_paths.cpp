#include "splitter/pytest/listed_paths.hpp"

#include "docstrings.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/conftests.hpp"
#include "splitter/python/naming.hpp"
#include "splitter/python/opening.hpp"
#include "splitter/python/outline.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::pytest {

namespace {

using model::NodeId;

/// Names under which anything is a test, for a configuration that could not be read.
const python::TestNames& any_name() {
  static const python::TestNames names{.functions = {"*"}, .classes = {"*"}};
  return names;
}

/// True where a conftest.py above the file may collect documents: a hook of its own, or a plugin's.
bool conftest_may_collect(const std::string& path, const Setup& setup) {
  const auto file = setup.tree->resolved(path);  // as the rootdir is
  const std::vector<std::string> folders =
      file ? system::parents(*file) : std::vector<std::string>{};
  return std::ranges::any_of(folders, [&setup](const std::string& folder) {
    return system::is_below(folder, setup.root) && with_conftest_of(folder, {}, setup).doubt;
  });
}

bool may_hold_tests(const std::string& path, const system::Tree& tree, const Setup& setup) {
  const std::string name = system::file_name(path);
  const model::SourceText source = tree.read(path);
  if (name.ends_with(".py") &&
      docstrings_in(source.view(), path, setup) != python::Doctests::none) {
    return true;
  }
  if (name == "conftest.py") {
    return false;
  }
  if (name.ends_with(".py")) {
    const auto outline = python::outline_of(source.view(), setup.doubt ? any_name() : setup.names);
    return outline.opening != python::Opening::closed || !outline.tests.empty();
  }
  if (setup.doubt || model::matches_any_path(setup.environment.documents, path) ||
      conftest_may_collect(path, setup)) {
    return true;
  }
  // Named by its path, any text file is a file of doctests (pytest: doctest._is_doctest).
  const bool text = name.ends_with(".txt") || name.ends_with(".rst") ||
                    model::matches_any_path(setup.options.doctest_glob, path);
  return setup.options.doctests && text && source.view().find(">>>") != std::string_view::npos;
}

}  // namespace

ListedPaths sort_out(std::span<const NodeId> ids,
                     const std::string& folder,
                     const system::Tree& tree,
                     const std::function<const Setup&()>& setup) {
  ListedPaths sorted;
  std::unordered_map<std::string_view, system::Kind> kinds;
  for (const NodeId& id : ids) {
    const std::string path = system::in_root(folder, std::string(id.file()));
    const auto [known, fresh] = kinds.try_emplace(id.file(), system::Kind::nothing);
    if (fresh) {
      known->second = tree.kind(path);
    }
    if (known->second == system::Kind::nothing) {
      sorted.gone.push_back(id);
    } else if (id.is_path() && known->second == system::Kind::file &&
               !may_hold_tests(path, tree, setup())) {
      sorted.without_tests.push_back(id);
    } else {
      sorted.tests.push_back(id);
    }
  }
  return sorted;
}

}  // namespace splitter::pytest
