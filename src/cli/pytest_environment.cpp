#include "pytest_environment.hpp"

#include "files.hpp"
#include "splitter/input/plugin_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

namespace splitter::cli {

namespace {

namespace fs = std::filesystem;

constexpr int deepest_module = 8;
constexpr std::string_view plugin_group = "[pytest11]";

std::vector<std::string> parted(const char* variable, char sign) {
  std::vector<std::string> parts;
  std::string_view rest = variable == nullptr ? "" : variable;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(sign), rest.size());
    if (end > 0) {
      parts.emplace_back(rest.substr(0, end));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

/// A program as the system finds it; empty where it does not.
std::string on_path(const std::string& program, const std::string& folder) {
  if (program.find('/') != std::string::npos) {
    const fs::path path =
        fs::path(program).is_absolute() ? fs::path(program) : folder / fs::path(program);
    return is_file(path.string()) ? path.string() : "";
  }
  for (const std::string& place : parted(std::getenv("PATH"), ':')) {
    if (const std::string path = place + "/" + program; is_file(path)) {
      return path;
    }
  }
  return {};
}

std::string first_line(const std::string& path) {
  const auto source = read_file_if_there(path);
  const std::string_view text = source ? source->view() : std::string_view{};
  return std::string(text.substr(0, std::min(text.find('\n'), text.size())));
}

/// The interpreter that a script names; empty where it is none that is understood.
std::string interpreter_of(const std::string& script, const std::string& folder) {
  const std::string line = first_line(script);
  constexpr std::string_view env = "#!/usr/bin/env ";
  if (line.starts_with(env)) {
    return on_path(line.substr(env.size()), folder);
  }
  const std::string path = line.starts_with("#!/") ? line.substr(2) : "";
  return path.find("python") != std::string::npos && is_file(path) ? path : "";
}

bool is_python(const std::string& name) {
  return name.starts_with("python") &&
         name.find_first_not_of("0123456789.", 6) == std::string::npos;
}

std::string interpreter(const std::vector<std::string>& command, const std::string& folder) {
  const std::string program = command.empty() ? "" : on_path(command.front(), folder);
  const std::string name = fs::path(program).filename().string();
  if (command.size() == 1 && (name == "pytest" || name == "py.test")) {
    return interpreter_of(program, folder);
  }
  const bool module = command.size() == 3 && command[1] == "-m" && command[2] == "pytest";
  return module && is_python(name) && !first_line(program).starts_with("#!") ? program : "";
}

std::vector<std::string> subfolders(const fs::path& folder, std::string_view beginning) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename().string().starts_with(beginning)) {
      found.push_back(entry->path().string());
    }
  }
  std::ranges::sort(found);
  return found;
}

/// The folders of a virtual environment, or nothing where it also sees the system's packages.
std::vector<std::string> folders_of_venv(const fs::path& prefix) {
  const auto settings = read_file_if_there((prefix / "pyvenv.cfg").string());
  const bool shared = !settings || settings->view().find("include-system-site-packages = true") !=
                                       std::string_view::npos;
  const auto versions = subfolders(prefix / "lib", "python3.");
  if (shared || versions.size() != 1) {
    return {};
  }
  return {versions.front() + "/site-packages"};
}

std::vector<std::string> folders_of_system(const fs::path& python) {
  std::error_code ignored;
  const fs::path real = fs::canonical(python, ignored);
  const std::string version = real.filename().string();  // python3.11
  const fs::path prefix = real.parent_path().parent_path();
  if (!version.starts_with("python3.")) {
    return {};
  }
  const char* home = std::getenv("HOME");
  const fs::path own = home == nullptr ? fs::path{} : fs::path(home) / ".local";
  std::vector<std::string> folders;
  for (const fs::path& folder : {prefix / "lib" / version / "site-packages",
                                 prefix / "local/lib" / version / "dist-packages",
                                 prefix / "local/lib" / version / "site-packages",
                                 prefix / "lib" / version / "dist-packages",
                                 prefix / "lib/python3/dist-packages",
                                 own / "lib" / version / "site-packages"}) {
    if (is_folder(folder.string())) {
      folders.push_back(folder.string());
    }
  }
  return folders;
}

std::vector<std::string> package_folders(const std::string& python) {
  const fs::path prefix = fs::path(python).parent_path().parent_path();
  return is_file((prefix / "pyvenv.cfg").string()) ? folders_of_venv(prefix)
                                                   : folders_of_system(python);
}

/// `pytest-8.4.2.dist-info` → 8 and 4.
void read_version(std::string_view name, PytestEnvironment& environment) {
  name.remove_prefix(std::string_view("pytest-").size());
  const auto [dot, error] = std::from_chars(name.begin(), name.end(), environment.major);
  if (error == std::errc{} && dot < name.end()) {
    std::from_chars(dot + 1, name.end(), environment.minor);
  }
}

std::string trouble_within(const std::string& module,
                           const std::vector<std::string>& folders,
                           int depth) {
  if (input::is_harmless_plugin(module)) {
    return {};
  }
  const auto path = module.starts_with('.') ? std::nullopt : file_of_module(module, folders);
  if (!path || depth > deepest_module) {
    return "where " + module + " is cannot be told";
  }
  const input::SourceText source = read_file(*path);
  const input::PluginText plugin = input::read_plugin(source.view());
  std::string trouble = plugin.trouble;
  if (trouble.empty() && (plugin.ignores || plugin.may_ignore || plugin.ignores_globs)) {
    trouble = "collect_ignore in " + module;
  }
  for (const std::string& inner : plugin.modules) {
    trouble = trouble.empty() ? trouble_within(inner, folders, depth + 1) : trouble;
  }
  return trouble;
}

void read_distribution(const fs::path& folder, PytestEnvironment& environment) {
  const std::string name = folder.filename().string();
  if (name.starts_with("pytest-") && name.ends_with(".dist-info")) {
    read_version(name, environment);
  }
  if (input::is_harmless_plugin(name.substr(0, name.find('-')))) {
    return;
  }
  const auto points = read_file_if_there((folder / "entry_points.txt").string());
  if (!points || points->view().find(plugin_group) == std::string_view::npos) {
    return;
  }
  for (const auto& [point, module] : input::pytest_entry_points(points->view())) {
    const std::string trouble = trouble_within(module, environment.folders, 0);
    if (!trouble.empty()) {
      environment.plugins[point] = trouble;
      environment.trouble = "plugin " + name.substr(0, name.find('-')) + ": " + trouble;
    }
  }
}

void read_distributions(const std::string& folder, PytestEnvironment& environment) {
  for (const std::string& path : subfolders(folder, "")) {
    if (path.ends_with(".dist-info") || path.ends_with(".egg-info")) {
      read_distribution(path, environment);
    } else if (path.ends_with(".egg-link") || path.ends_with("/easy-install.pth")) {
      environment.trouble = "packages elsewhere: " + path;
    }
  }
}

/// The folders that the `.pth` files of a folder of packages add to Python's path.
std::vector<std::string> folders_of_path_files(const std::string& packages) {
  std::vector<std::string> folders;
  for (const std::string& path : subfolders(packages, "")) {
    if (!path.ends_with(".pth") || !is_regular_file(path)) {
      continue;
    }
    for (std::string line : parted(read_file(path).text->c_str(), '\n')) {
      line.erase(line.find_last_not_of(" \t\r") + 1);
      const std::string folder = (fs::path(packages) / line).lexically_normal().string();
      if (!line.empty() && !line.starts_with("import") && is_folder(folder)) {
        folders.push_back(folder);
      }
    }
  }
  return folders;
}

}  // namespace

std::optional<std::string> file_of_module(std::string module,
                                          const std::vector<std::string>& folders) {
  std::ranges::replace(module, '.', '/');
  for (const std::string& folder : folders) {
    for (const char* ending : {".py", "/__init__.py"}) {
      if (std::string path = folder + "/" + module + ending; is_file(path)) {
        return path;
      }
    }
  }
  return std::nullopt;
}

std::string trouble_with_plugin(const std::string& name,
                                const PytestEnvironment& environment,
                                const std::vector<std::string>& folders) {
  const auto point = environment.plugins.find(name);
  return point == environment.plugins.end() ? trouble_within(name, folders, 0) : point->second;
}

PytestEnvironment pytest_environment(const std::vector<std::string>& command,
                                     const std::string& folder) {
  PytestEnvironment environment;
  const std::string python = interpreter(command, folder);
  const auto packages = python.empty() ? std::vector<std::string>{} : package_folders(python);
  if (packages.empty()) {
    environment.trouble = "which Python it runs in cannot be told";
    return environment;
  }
  environment.folders = parted(std::getenv("PYTHONPATH"), ':');
  for (const std::string& place : packages) {
    environment.folders.push_back(place);
    std::ranges::move(folders_of_path_files(place), std::back_inserter(environment.folders));
  }
  const char* bare = std::getenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD");
  for (const std::string& place : environment.folders) {
    read_distributions(place, environment);
  }
  if (bare != nullptr && *bare != '\0') {
    environment.trouble.clear();
  }
  for (const std::string& module : parted(std::getenv("PYTEST_PLUGINS"), ',')) {
    const std::string trouble = trouble_with_plugin(module, environment, environment.folders);
    environment.trouble = trouble.empty() ? environment.trouble : module + ": " + trouble;
  }
  if (environment.major == 0) {
    environment.trouble = "its version cannot be told";
  }
  return environment;
}

}  // namespace splitter::cli
