#include "splitter/pytest/imported_modules.hpp"

#include "splitter/model/error.hpp"
#include "splitter/python/naming.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace splitter::pytest {

namespace {

using system::Kind;

/// More names than any one leads to, unless each leads to a longer one.
constexpr std::size_t most_names = 10'000;

std::string_view first_of(std::string_view name) {
  return name.substr(0, name.find('.'));
}

std::string folder_of(const std::string& file) {
  return file.substr(0, file.rfind('/'));
}

/// A module of which nothing can be read may hold anything.
python::Module unknown_module() {
  python::Module module;
  module.may_skip = module.tells_nothing = true;
  return module;
}

}  // namespace

std::string_view without_dots(std::string_view module) {
  return module.substr(std::min(module.find_first_not_of('.'), module.size()));
}

std::string folder_of_dots(std::string_view module, const std::string& folder) {
  std::string from = folder;
  for (std::size_t dot = 1; dot < module.size() && module[dot] == '.'; ++dot) {
    from = system::parent(from);
  }
  return from;
}

system::Kind ImportedModules::kind_of(const std::string& path) {
  const auto [known, fresh] = kinds_.try_emplace(path, Kind::nothing);
  if (fresh) {
    known->second = setup_.tree->kind(path);
  }
  return known->second;
}

/// The first folder above a file's package, which pytest puts on Python's path.
const std::string& ImportedModules::package_above(const std::string& folder) {
  if (const auto known = packages_.find(folder); known != packages_.end()) {
    return known->second;
  }
  const bool inside = folder.size() > 1 && kind_of(folder + "/__init__.py") == Kind::file;
  std::string above = inside ? package_above(folder_of(folder)) : folder;
  return packages_.emplace(folder, std::move(above)).first->second;
}

/// The folders in which the module of a dotted name may lie: each that has its first part.
const std::vector<std::string>& ImportedModules::folders_for(std::string_view name,
                                                             const std::string& folder) {
  const std::size_t dots = name.size() - without_dots(name).size();
  const std::string first(dots > 0 ? name.substr(0, dots) : first_of(name));
  const auto [known, fresh] = folders_.try_emplace(folder + "\n" + first);
  std::vector<std::string>& holding = known->second;
  if (!fresh) {
    return holding;
  }
  if (dots > 0) {
    holding.push_back(folder_of_dots(name, folder));
    return holding;
  }
  std::vector<std::string> path = {
      folder, package_above(folder), setup_.root, setup_.root + "/src", setup_.root + "/lib"};
  path.insert(path.end(), setup_.python_path.begin(), setup_.python_path.end());
  for (const std::string& one : path) {
    const std::string module = one + "/" + first;
    const bool holds = kind_of(module) == Kind::folder || kind_of(module + ".py") == Kind::file;
    if (holds && std::ranges::find(holding, one) == holding.end()) {
      holding.push_back(one);
    }
  }
  return holding;
}

std::vector<ImportedModules::Place> ImportedModules::places_of(const std::string& start,
                                                               std::string_view name) {
  std::vector<Place> places;
  std::string path = start;
  for (std::string_view rest = without_dots(name); !rest.empty();) {
    const std::string_view part = first_of(rest);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    path.append("/").append(part);
    const bool folder = kind_of(path) == Kind::folder;
    const std::string file = folder ? path + "/__init__.py" : path + ".py";
    if (kind_of(file) == Kind::file) {
      places.push_back({file, std::string(rest)});
    }
    if (!folder) {
      break;
    }
  }
  const std::string inside = setup_.root + "/";
  std::erase_if(places, [&](const Place& place) { return !place.file.starts_with(inside); });
  return places;
}

ImportedModules::Import& ImportedModules::import_from(const std::string& start,
                                                      const std::string& name) {
  const auto [known, fresh] = imports_.try_emplace(start + "\n" + std::string(without_dots(name)));
  if (fresh) {
    known->second.places = places_of(start, name);
  }
  return known->second;
}

const python::Module& ImportedModules::module_in(const std::string& file) {
  if (const auto known = modules_.find(file); known != modules_.end()) {
    return known->second;
  }
  python::Module module = unknown_module();
  try {
    module = python::read_module(setup_.tree->read(file).view());
  } catch (const model::InputError&) {
    // Python's business, which may be able to import it in another way.
  }
  return modules_.emplace(file, std::move(module)).first->second;
}

bool ImportedModules::is_helper(const std::string& file, const std::string& folder) const {
  return folder_of(file) == folder || python::is_path_of_tests(file.substr(setup_.root.size()));
}

bool ImportedModules::may_skip(const std::string& name, const std::string& folder) {
  return std::ranges::any_of(folders_for(name, folder), [&](const std::string& start) {
    return std::ranges::any_of(import_from(start, name).places, [&](const Place& place) {
      return (name.starts_with('.') || is_helper(place.file, folder)) && skips(place.file);
    });
  });
}

/// Follows further imports only into folders of tests and to names that tell of tests.
bool ImportedModules::skips(const std::string& file) {
  if (const auto known = skips_.find(file); known != skips_.end()) {
    return known->second;
  }
  std::vector<std::string> open = {file};
  std::set<std::string> reached;
  while (!open.empty()) {
    const std::string one = std::move(open.back());
    open.pop_back();
    const auto known = skips_.find(one);
    if ((known != skips_.end() && known->second) || module_in(one).may_skip) {
      return skips_[file] = true;
    }
    if (known == skips_.end() && reached.insert(one).second) {
      std::ranges::copy_if(imported_by(one),
                           std::back_inserter(open),
                           [this](const std::string& helper) { return is_helper(helper, {}); });
    }
  }
  for (const std::string& one : reached) {
    skips_[one] = false;
  }
  return false;
}

std::vector<std::string> ImportedModules::imported_by(const std::string& file) {
  const std::string folder = folder_of(file);
  std::vector<std::string> files;
  for (const std::string& name : module_in(file).imports) {
    for (const std::string& start : folders_for(name, folder)) {
      for (const Place& place : import_from(start, name).places) {
        files.push_back(place.file);
      }
    }
  }
  return files;
}

/// The packages that a test file lies in are imported before it.
bool ImportedModules::package_skips(const std::string& folder) {
  const auto [known, fresh] = package_skips_.try_emplace(folder, false);
  for (std::string around = folder; around.size() > setup_.root.size();
       around = folder_of(around)) {
    const std::string init = around + "/__init__.py";
    if (!fresh || kind_of(init) != Kind::file) {
      break;
    }
    if (is_helper(init, folder) && skips(init)) {
      known->second = true;
    }
  }
  return known->second;
}

/// A name that leads to no test case proves the same of all names on the way; one that leads to a
/// test case leaves the others to be judged on their own.
bool ImportedModules::may_be_case(const std::string& name, const std::string& folder) {
  if (folders_for(name, folder).empty()) {
    return false;  // The names in test files themselves have been looked at.
  }
  std::vector<Mention> open = {{name, folder}};
  std::vector<Import*> reached;
  const bool found = leads_to_case(open, reached);
  for (Import* import : reached) {
    import->verdict = found ? Verdict::unknown : Verdict::no_case;
  }
  return found;
}

bool ImportedModules::leads_to_case(std::vector<Mention>& open, std::vector<Import*>& reached) {
  while (!open.empty()) {
    const auto [name, folder] = std::move(open.back());
    open.pop_back();
    const std::vector<std::string>& starts = folders_for(name, folder);
    if (starts.empty() && python::tells_of_tests(name.substr(name.rfind('.') + 1))) {
      return true;
    }
    for (const std::string& start : starts) {
      Import& import = import_from(start, name);
      if (import.verdict != Verdict::unknown) {
        continue;
      }
      import.verdict = Verdict::reached;
      reached.push_back(&import);
      if (reached.size() > most_names ||
          (!import.places.empty() && names_case(import.places.back(), open))) {
        return true;
      }
    }
  }
  return false;
}

bool ImportedModules::names_case(const Place& place, std::vector<Mention>& elsewhere) {
  if (place.rest.empty()) {
    return false;
  }
  const std::string_view first = first_of(place.rest);
  const std::string behind = place.rest.substr(first.size());
  const python::ModuleName name = python::name_in(module_in(place.file), first);
  for (const std::string& dotted : name.elsewhere) {
    elsewhere.push_back({dotted + behind, folder_of(place.file)});
  }
  // Reading a class has told its bases, not the classes inside it.
  const bool inside = !behind.empty() && name.elsewhere.empty();
  return name.test_case || (inside && module_in(place.file).speaks_of_cases);
}

void ImportedModules::check(python::Outline& outline, const std::string& file) {
  const std::string folder = folder_of(file);
  if (package_skips(folder)) {
    outline = {{}, python::Opening::skips, "__init__.py", {}, {}, {}};
    return;
  }
  for (const std::string& name : outline.telling) {
    if (!is_told(name, folder)) {
      outline = {{}, python::Opening::imported, name, {}, {}, {}};
      return;
    }
  }
  for (const std::string& name : outline.imports) {
    const bool skips = may_skip(name, folder);
    if (skips || may_be_case(name, folder)) {
      outline = {{}, skips ? python::Opening::skips : python::Opening::imported, name, {}, {}, {}};
      return;
    }
  }
}

/// True where the suite has the text that binds the name.
bool ImportedModules::is_told(const std::string& name, const std::string& folder) {
  return std::ranges::any_of(folders_for(name, folder), [&](const std::string& start) {
    const std::vector<Place>& places = import_from(start, name).places;
    return !places.empty() && module_in(places.back().file).names.contains(places.back().rest);
  });
}

void ImportedModules::check_required(python::Outline& outline, const std::string& file) {
  for (const std::string& name : outline.required) {
    if (is_nowhere(name, folder_of(file))) {
      outline = {{}, python::Opening::missing, name, {}, {}, {}};
      return;
    }
  }
}

}  // namespace splitter::pytest
