#include "conftests.hpp"

#include "files.hpp"
#include "helpers.hpp"
#include "splitter/input/plugin_text.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace splitter::cli {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> absolute_paths(const std::string& folder,
                                        const std::vector<std::string>& paths) {
  std::vector<std::string> absolute;
  absolute.reserve(paths.size());
  for (const std::string& path : paths) {
    absolute.push_back(absolute_path(folder, path));
  }
  return absolute;
}

/// `.fixtures` and `..common` as a module in one of the folders around the conftest.py.
std::string trouble_with(const std::string& module,
                         const std::string& folder,
                         const PytestSetup& setup) {
  if (module.starts_with('.')) {
    const std::string name(without_dots(module));
    return trouble_with_plugin(name, {}, {folder_of_dots(module, folder)});
  }
  std::vector<std::string> folders = {folder, setup.root, setup.root + "/src"};
  folders.insert(folders.end(), setup.environment.folders.begin(), setup.environment.folders.end());
  return trouble_with_plugin(module, setup.environment, folders);
}

}  // namespace

std::string absolute_path(const std::string& folder, const std::string& path) {
  std::string absolute = (fs::path(folder) / path).lexically_normal().generic_string();
  while (absolute.size() > 1 && absolute.ends_with('/')) {
    absolute.pop_back();
  }
  return absolute;
}

Conftests with_conftest_of(const std::string& folder,
                           const Conftests& above,
                           const PytestSetup& setup) {
  Conftests conftests = above;
  const std::string file = folder + "/conftest.py";
  if (!is_regular_file(file)) {
    return conftests;
  }
  const input::PluginText plugin = input::read_plugin(read_file(file).view());
  conftests.trouble = plugin.trouble;
  conftests.everywhere = plugin.everywhere;
  for (const std::string& module : plugin.modules) {
    if (conftests.trouble.empty()) {
      conftests.trouble = trouble_with(module, folder, setup);
      conftests.everywhere = true;
    }
  }
  if (plugin.may_ignore) {
    // Where it has no list, that of the folders above holds.
    std::ranges::move(conftests.ignore, std::back_inserter(conftests.maybe_ignored));
    conftests.ignore.clear();
  }
  if (plugin.ignores) {
    conftests.ignore = absolute_paths(folder, plugin.ignore);
  }
  if (plugin.ignores_globs) {
    conftests.ignore_glob = absolute_paths(folder, plugin.ignore_glob);
  }
  for (const std::string& path : absolute_paths(folder, plugin.maybe_ignored)) {
    conftests.maybe_ignored.push_back(path);
  }
  return conftests;
}

}  // namespace splitter::cli
