#include "splitter/pytest/listed_paths.hpp"

#include "docstrings.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/conftests.hpp"
#include "splitter/python/naming.hpp"
#include "splitter/python/opening.hpp"
#include "splitter/python/outline.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <cstdint>
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

enum class Tests : std::uint8_t { none, some, doubtful };

Tests tests_if(bool there) {
  return there ? Tests::some : Tests::none;
}

Tests tests_in_module(const std::string& path, const system::Tree& tree, const Setup& setup) {
  const model::SourceText source = tree.read(path);
  if (docstrings_in(source.view(), path, setup) != python::Doctests::none) {
    return Tests::some;
  }
  if (system::file_name(path) == "conftest.py") {
    return Tests::none;
  }
  const auto outline = python::outline_of(source.view(), setup.doubt ? any_name() : setup.names);
  return tests_if(outline.opening != python::Opening::closed || !outline.tests.empty());
}

Tests tests_in(const std::string& path, const system::Tree& tree, const Setup& setup) {
  if (path.ends_with(".py")) {
    return tests_in_module(path, tree, setup);
  }
  if (model::matches_any_path(setup.environment.documents, path)) {
    return Tests::some;
  }
  // Named by its path, any text file is a file of doctests (pytest: doctest._is_doctest).
  const bool text = path.ends_with(".txt") || path.ends_with(".rst") ||
                    model::matches_any_path(setup.options.doctest_glob, path);
  if (setup.options.doctests && text &&
      tree.read(path).view().find(">>>") != std::string_view::npos) {
    return Tests::some;
  }
  return setup.doubt || conftest_may_collect(path, setup) ? Tests::doubtful : Tests::none;
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
      continue;
    }
    const bool file = id.is_path() && known->second == system::Kind::file;
    const Tests tests = file ? tests_in(path, tree, setup()) : Tests::some;
    (tests == Tests::none ? sorted.without_tests : sorted.tests).push_back(id);
    if (tests == Tests::doubtful) {
      sorted.doubtful.push_back(id);
    }
  }
  return sorted;
}

}  // namespace splitter::pytest
