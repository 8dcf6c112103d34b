#include "splitter/pytest/imported_modules.hpp"
#include "splitter/system/path.hpp"

#include <set>
#include <utility>

namespace splitter::pytest {

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

}  // namespace splitter::pytest
