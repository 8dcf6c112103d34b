#include "splitter/pytest/imported_modules.hpp"
#include "splitter/python/required_modules.hpp"
#include "splitter/system/path.hpp"

#include <set>
#include <utility>

namespace splitter::pytest {

namespace {

/// A module that is missing is most often near, and a large program has thousands.
constexpr std::size_t most_followed = 200;

}  // namespace

bool ImportedModules::is_nowhere(const std::string& name, const std::string& folder) {
  return !installed_.may_have(name) && folders_for(name, folder).empty() &&
         !installed_.may_be_in_suite(name);
}

std::vector<std::string> ImportedModules::reached_from(const std::string& file, Reached followed) {
  std::set<std::string> reached;
  std::vector<std::string> open = {file};
  while (!open.empty()) {
    const std::string one = std::move(open.back());
    open.pop_back();
    for (const std::string& module : imported_by(one)) {
      const bool fresh = module != file && reached.insert(module).second;
      if (fresh && (followed == Reached::all || is_helper(module, system::parent(file)))) {
        open.push_back(module);
      }
    }
  }
  return {reached.begin(), reached.end()};
}

std::string ImportedModules::missing_for(const std::string& file) {
  std::vector<std::string> open = {file};
  for (std::string folder = system::parent(file); folder != package_above(folder);
       folder = system::parent(folder)) {
    open.push_back(folder + "/__init__.py");
  }
  std::set<std::string> reached(open.begin(), open.end());
  for (std::size_t at = 0; at < open.size() && at < most_followed; ++at) {
    const std::string folder = system::parent(open[at]);
    const auto text = setup_.tree->read_if_there(open[at]);
    for (const std::string& name : python::required_modules(text ? text->view() : "")) {
      if (!name.starts_with('.') && is_nowhere(name.substr(0, name.find('.')), folder)) {
        return name;
      }
      for (const std::string& start : folders_for(name, folder)) {
        for (const Place& place : import_from(start, name).places) {
          if (reached.insert(place.file).second) {
            open.push_back(place.file);
          }
        }
      }
    }
  }
  return {};
}

}  // namespace splitter::pytest
