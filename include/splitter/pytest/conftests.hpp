#pragma once

#include "splitter/pytest/setup.hpp"

#include <string>
#include <vector>

namespace splitter::pytest {

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
                                         const Setup& setup);

}  // namespace splitter::pytest
