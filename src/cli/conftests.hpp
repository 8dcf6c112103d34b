#pragma once

#include "pytest_setup.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

/// What the conftest.py files of a folder and of those above it say about its entries.
struct Conftests {
  std::string trouble;              ///< Not empty: why only pytest can tell what is in the folder.
  bool everywhere = false;          ///< Nor what is elsewhere.
  std::vector<std::string> ignore;  ///< Absolute paths of the nearest collect_ignore.
  std::vector<std::string> ignore_glob;    ///< Absolute globs of the nearest collect_ignore_glob.
  std::vector<std::string> maybe_ignored;  ///< Absolute paths that may be ignored or not.
};

/// Reads the conftest.py of an absolute folder, where there is one, on top of those above it.
[[nodiscard]] Conftests with_conftest_of(const std::string& folder,
                                         const Conftests& above,
                                         const PytestSetup& setup);

/// A path made absolute and free of `.`, `..` and double slashes, as Python's abspath does.
[[nodiscard]] std::string absolute_path(const std::string& folder, const std::string& path);

}  // namespace splitter::cli
