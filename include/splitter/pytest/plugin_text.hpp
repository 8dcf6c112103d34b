#pragma once

#include "splitter/pytest/doubt.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The effect of a conftest.py, or of another plugin, on which tests pytest collects, by its text.
struct PluginText {
  Doubt doubt;                 ///< A hook or word by which it may collect, drop or change tests.
  bool everywhere = false;     ///< The doubt is not about the files of its own folder alone.
  bool ignores = false;        ///< It has a list `collect_ignore` …
  bool may_ignore = false;     ///< … or has one under a condition only,
  bool ignores_globs = false;  ///< … or `collect_ignore_glob`.
  std::vector<std::string> ignore;         ///< The paths of the first, seen from its folder.
  std::vector<std::string> ignore_glob;    ///< The globs of the second.
  std::vector<std::string> maybe_ignored;  ///< Paths of lists that are added under a condition.
  /// Modules to read as well: pytest_plugins, star imports, modules whose hooks it imports.
  std::vector<std::string> modules;
  /// Modules without which its import is skipped, and with it the folder: `importorskip("x")`.
  std::vector<std::string> required;
};

/// Reads a plugin without running it. Whatever is not plain is a doubt.
[[nodiscard]] PluginText read_plugin(std::string_view text);

/// True where a plugin of that module name or distribution is known to leave the tests as they are.
[[nodiscard]] bool is_harmless_plugin(std::string_view name);

/// A module that is registered with pytest, and the name under which `-p` loads it.
struct EntryPoint {
  std::string name;
  std::string module;
};

/// The entry points in a distribution's entry_points.txt, read as Python's importlib.metadata does:
/// blanks around a line mean nothing, and a name may stand twice.
[[nodiscard]] std::vector<EntryPoint> entry_points(std::string_view text);

}  // namespace splitter::pytest
