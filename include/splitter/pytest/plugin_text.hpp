#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// What the text of a conftest.py, or of another plugin, says about which tests pytest collects.
struct PluginText {
  std::string
      trouble;  ///< Not empty: a hook or word by which it may collect, drop or change tests.
  bool everywhere = false;     ///< That trouble is not about the files of its own folder alone.
  bool ignores = false;        ///< It has a list `collect_ignore` …
  bool may_ignore = false;     ///< … or has one under a condition only,
  bool ignores_globs = false;  ///< … or `collect_ignore_glob`.
  std::vector<std::string> ignore;         ///< The paths of the first, seen from its folder.
  std::vector<std::string> ignore_glob;    ///< The globs of the second.
  std::vector<std::string> maybe_ignored;  ///< Paths of lists that are added under a condition.
  /// What must be read as well: pytest_plugins, star imports, modules whose hooks it imports.
  std::vector<std::string> modules;
};

/// Reads a plugin without running it. Whatever is not plain is trouble.
[[nodiscard]] PluginText read_plugin(std::string_view text);

/// True where a plugin of that module name or distribution is known to leave the tests as they are.
[[nodiscard]] bool is_harmless_plugin(std::string_view name);

/// A module that is registered with pytest, and the name under which `-p` loads it.
struct EntryPoint {
  std::string name;
  std::string module;
};

/// Those of a distribution's entry_points.txt, read as Python's importlib.metadata does: blanks
/// around a line mean nothing, and a name may stand twice.
[[nodiscard]] std::vector<EntryPoint> entry_points(std::string_view text);

}  // namespace splitter::pytest
