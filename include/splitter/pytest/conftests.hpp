#pragma once

#include "splitter/pytest/doubt.hpp"
#include "splitter/pytest/setup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The effect of the conftest.py files of a folder and of those above it on its entries.
struct Conftests {
  Doubt doubt;                           ///< About the tests in the folder.
  bool everywhere = false;               ///< The doubt is about all other tests, too.
  std::vector<std::string> ignore;       ///< Absolute paths of the nearest collect_ignore.
  std::vector<std::string> ignore_glob;  ///< Absolute globs of the nearest collect_ignore_glob.
  /// One of them may put modules in place of others: `sys.modules`, `sys.meta_path`.
  bool makes_modules = false;
  std::vector<std::string> maybe_ignored;  ///< Absolute paths that may be ignored or not.
};

/// Reads the conftest.py of an absolute folder, where there is one, on top of those above it.
[[nodiscard]] Conftests with_conftest_of(const std::string& folder,
                                         const Conftests& above,
                                         const Setup& setup);

/// The doubt about a test file that sets `pytest_plugins`, and so brings plugins when it is
/// imported.
[[nodiscard]] Doubt doubt_about_plugins_of(std::string_view text,
                                           const std::string& folder,
                                           const Setup& setup);

}  // namespace splitter::pytest
