#include "splitter/pytest/environment.hpp"

#include "interpreter.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>

namespace splitter::pytest {

namespace {

constexpr int deepest_module = 8;
constexpr std::string_view plugin_group = "[pytest11]";

/// A plugin that collects files of a kind of its own, under these names alone.
constexpr std::string_view collector_of_documents = "pytest_mypy_plugins";
constexpr std::array<std::string_view, 4> documents = {
    "test-*.yml", "test-*.yaml", "test_*.yml", "test_*.yaml"};

/// `pytest-8.4.2.dist-info` → 8 and 4.
void read_version(std::string_view name, int& major, int& minor) {
  name.remove_prefix(name.find('-') + 1);
  const auto [dot, error] = std::from_chars(name.begin(), name.end(), major);
  if (error == std::errc{} && dot < name.end()) {
    std::from_chars(dot + 1, name.end(), minor);
  }
}

Doubt doubt_within(const std::string& module,
                   const std::vector<std::string>& folders,
                   int depth,
                   const system::Tree& tree) {
  if (is_harmless_plugin(module)) {
    return {};
  }
  const auto path = module.starts_with('.') ? std::nullopt : file_of_module(module, folders, tree);
  if (!path) {
    return {"", "module " + module + " not found"};
  }
  if (depth > deepest_module) {
    return {"", "module " + module + " is reached through too many others"};
  }
  const model::SourceText source = tree.read(*path);
  const PluginText plugin = read_plugin(source.view());
  Doubt doubt = plugin.doubt;
  if (plugin.ignores || plugin.may_ignore || plugin.ignores_globs) {
    doubt.add("", "collect_ignore in " + module);
  }
  for (const std::string& inner : plugin.modules) {
    doubt = doubt ? doubt : doubt_within(inner, folders, depth + 1, tree);
  }
  return doubt;
}

void read_distribution(const std::string& folder,
                       Environment& environment,
                       const system::Tree& tree) {
  const std::string name = system::file_name(folder);
  if (name.starts_with("pytest-") && name.ends_with(".dist-info")) {
    read_version(name, environment.major, environment.minor);
  } else if (name.starts_with("pytest_xdist-") && name.ends_with(".dist-info")) {
    read_version(name, environment.xdist_major, environment.xdist_minor);
  }
  environment.distributions.push_back(name);
  if (name.starts_with("pytest-")) {
    environment.telling.push_back(name);
  }
  const std::string distribution = name.substr(0, name.find('-'));
  if (is_harmless_plugin(distribution)) {
    return;
  }
  if (distribution == collector_of_documents) {
    environment.documents.assign(documents.begin(), documents.end());
    environment.telling.push_back(name);
    return;
  }
  const auto points = tree.read_if_there(folder + "/entry_points.txt");
  if (!points || points->view().find(plugin_group) == std::string_view::npos) {
    return;
  }
  environment.telling.push_back(name);
  for (const auto& [point, module] : entry_points(points->view())) {
    const auto file = file_of_module(module, environment.folders, tree);
    environment.untold |= !file || !file->starts_with(system::parent(folder) + "/");
    if (const Doubt doubt = doubt_within(module, environment.folders, 0, tree)) {
      environment.plugins[point] = doubt;
    }
  }
}

void read_distributions(const std::string& folder,
                        Environment& environment,
                        const system::Tree& tree) {
  for (const std::string& path : entries_of(folder, "", tree)) {
    if (path.ends_with(".dist-info") || path.ends_with(".egg-info")) {
      read_distribution(path, environment, tree);
    } else if (path.ends_with(".egg-link") || path.ends_with("/easy-install.pth")) {
      environment.doubt.add("packages elsewhere", path);
      environment.untold = true;
    }
  }
}

}  // namespace

std::optional<std::string> file_of_module(std::string module,
                                          const std::vector<std::string>& folders,
                                          const system::Tree& tree) {
  std::ranges::replace(module, '.', '/');
  for (const std::string& folder : folders) {
    for (const char* ending : {".py", "/__init__.py"}) {
      if (std::string path = folder + "/" + module + ending; tree.is_file(path)) {
        return path;
      }
    }
  }
  return std::nullopt;
}

Doubt doubt_about_plugin(const std::string& name,
                         const Environment& environment,
                         const std::vector<std::string>& folders,
                         const system::Tree& tree) {
  const auto point = environment.plugins.find(name);
  const bool dotted = name.find('.') != std::string::npos;
  if (point == environment.plugins.end() && !dotted && is_harmless_plugin("pytest" + name) &&
      !file_of_module(name, folders, tree)) {
    return {};
  }
  return point == environment.plugins.end() ? doubt_within(name, folders, 0, tree) : point->second;
}

bool is_at_least(const Environment& environment, int major, int minor) {
  return environment.major > major || (environment.major == major && environment.minor >= minor);
}

bool has_distribution(const Environment& environment, std::string_view beginning) {
  return std::ranges::any_of(environment.distributions, [beginning](const std::string& name) {
    return name.starts_with(beginning);
  });
}

bool is_blocked(std::string_view plugin, std::span<const std::string> blocked) {
  return std::ranges::any_of(blocked, [plugin](const std::string& name) {
    return plugin == name || plugin == "pytest_" + name;
  });
}

Doubt doubt_about_installed(const Environment& environment, std::span<const std::string> blocked) {
  Doubt doubt;
  for (const auto& [name, why] : environment.plugins) {
    if (environment.autoload && !is_blocked(name, blocked)) {
      doubt.add("plugin " + name, why);
    }
  }
  return doubt;
}

Environment read_environment(const std::vector<std::string>& command,
                             const std::string& folder,
                             const system::Tree& tree) {
  Environment environment;
  environment.folders = python_folders(command, folder, tree);
  if (environment.folders.empty()) {
    environment.doubt.add("", "its Python environment is not found");
    return environment;
  }
  const std::string python = interpreter(command, folder, tree);
  const std::string packages = package_folders(python, tree).front();
  environment.library = library_of(python, packages, tree);
  environment.python = system::file_name(environment.library.empty() ? system::parent(packages)
                                                                     : environment.library);
  for (const std::string& place : environment.folders) {
    read_distributions(place, environment, tree);
  }
  environment.autoload = tree.variable("PYTEST_DISABLE_PLUGIN_AUTOLOAD").value_or("").empty();
  if (!environment.autoload) {
    environment.documents.clear();
  }
  for (const std::string& module : parted(tree.variable("PYTEST_PLUGINS").value_or(""), ',')) {
    environment.doubt.add(module,
                          doubt_about_plugin(module, environment, environment.folders, tree));
  }
  if (environment.major == 0) {
    environment.doubt = {"", "its version is not found"};
  }
  return environment;
}

}  // namespace splitter::pytest
