#pragma once

#include "splitter/pytest/doubt.hpp"
#include "splitter/system/tree.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The Python environment that a pytest command runs in, as its files tell it.
struct Environment {
  Doubt doubt;    ///< It is not known, or a plugin that a variable names may collect tests.
  int major = 0;  ///< pytest's version.
  int minor = 0;
  int xdist_major = 0;  ///< pytest-xdist's version; 0 where it is not installed.
  int xdist_minor = 0;
  /// Entry points of plugins that may change which tests there are, by their names.
  std::map<std::string, Doubt, std::less<>> plugins;
  bool autoload = true;  ///< pytest loads what is installed without being told to.
  /// Names of files that an installed plugin collects as tests of its own, beside Python's.
  std::vector<std::string> documents;
  std::vector<std::string> folders;        ///< Python's path for modules: PYTHONPATH, packages.
  std::vector<std::string> distributions;  ///< All packages, as `pytest-9.2.0.dist-info`.
  /// Those that hold pytest or its plugins, but for plugins known to be harmless.
  std::vector<std::string> telling;
  bool untold = false;  ///< Some plugin is not held by its package, so that no version tells of it.
  std::string python;   ///< Python's version, as `python3.13`.
  std::string library;  ///< The folder of Python's standard library; empty where it is not found.
};

/// Finds the environment of `pytest` or `python -m pytest` and reads the plugins that are installed
/// there: known ones by their name, others by their text. `folder` is where pytest starts.
[[nodiscard]] Environment read_environment(const std::vector<std::string>& command,
                                           const std::string& folder,
                                           const system::Tree& tree);

/// The folders in which that environment looks for modules and plugins: PYTHONPATH and packages.
/// Empty where it is not found.
[[nodiscard]] std::vector<std::string> python_folders(const std::vector<std::string>& command,
                                                      const std::string& folder,
                                                      const system::Tree& tree);

/// The file of a module in the first of the folders that has it.
[[nodiscard]] std::optional<std::string> file_of_module(std::string module,
                                                        const std::vector<std::string>& folders,
                                                        const system::Tree& tree);

/// True where pytest's version is this one or a newer one; false where it is not known.
[[nodiscard]] bool is_at_least(const Environment& environment, int major, int minor);

/// True where the name of an installed package begins so: `pytest_split-`.
[[nodiscard]] bool has_distribution(const Environment& environment, std::string_view beginning);

/// True where `-p no:NAME` blocks a plugin, by its name or by what follows `pytest_` in it.
[[nodiscard]] bool is_blocked(std::string_view plugin, std::span<const std::string> blocked);

/// The first doubt about the plugins that pytest loads because they are installed, but those that
/// `-p no:NAME` blocks.
[[nodiscard]] Doubt doubt_about_installed(const Environment& environment,
                                          std::span<const std::string> blocked);

/// The doubt whether a plugin that is loaded by this name changes which tests there are. An entry
/// point of that name comes before a module, as it does for pytest. The module is looked for in the
/// folders, and read, with what it brings in turn.
[[nodiscard]] Doubt doubt_about_plugin(const std::string& name,
                                       const Environment& environment,
                                       const std::vector<std::string>& folders,
                                       const system::Tree& tree);

}  // namespace splitter::pytest
