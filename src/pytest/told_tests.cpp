#include "told_tests.hpp"

#include "splitter/model/fnmatch.hpp"
#include "splitter/python/doctests.hpp"
#include "splitter/system/path.hpp"
#include "taught_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace splitter::pytest {

namespace {

bool is_module_file(const std::string& path) {
  return path.ends_with(".py");
}

/// No path of a package's own file is named: pytest 7 takes it for the package.
bool is_package_init(const std::string& path) {
  return system::file_name(path) == "__init__.py";
}

std::vector<std::string> by_name(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

bool is_test_module(const std::string& path, const Setup& setup) {
  return is_module_file(path) &&
         model::matches_any_path(setup.python_files, system::in_root(setup.root, path));
}

Doubt ToldTests::read(std::span<const std::string> paths) {
  std::vector<std::string> modules;
  std::ranges::copy_if(paths, std::back_inserter(modules), is_module_file);
  TestTree tree = outline_files(setup_, modules);
  for (TestFile& file : tree.files) {
    std::string path = file.path;
    outlines_.insert_or_assign(std::move(path), std::move(file));
  }
  return std::move(tree.doubt);
}

const TestFile* ToldTests::outline_of(const std::string& path) const {
  const auto found = outlines_.find(path);
  return found == outlines_.end() ? nullptr : &found->second;
}

bool ToldTests::runs_whole(const model::TaughtFile& taught) const {
  const TestFile* outline = outline_of(taught.path);
  return outline != nullptr && outline->knowledge == Knowledge::open && taught.nameable &&
         !is_package_init(taught.path) && !taught_ids(taught).empty();
}

bool ToldTests::tells(const model::TaughtFile& taught) const {
  if (!is_module_file(taught.path)) {
    return true;
  }
  const bool others = !taught.nameable || taught.tests.empty();
  if (others && !is_test_module(taught.path, setup_)) {
    const bool looks = setup_.options.doctest_modules && setup_.options.doctests;
    const auto text = setup_.tree->read_if_there(system::in_root(setup_.root, taught.path));
    return !looks || (text && python::tells_all_doctests(text->view()));
  }
  const std::vector<std::string> ids = taught_ids(taught);
  const TestFile* outline = outline_of(taught.path);
  if (outline == nullptr) {
    return ids.empty() || !taught.nameable;
  }
  return outline->knowledge == Knowledge::closed && taught.nameable &&
         std::ranges::includes(by_name(ids), by_name(outline->tests));
}

}  // namespace splitter::pytest
