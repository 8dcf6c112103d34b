#pragma once

#include "splitter/pytest/doubt.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// Options on pytest's command line or in addopts, as far as they decide which tests there are.
struct Options {
  std::vector<std::string> ignore;        ///< Paths, from the folder that pytest starts in.
  std::vector<std::string> ignore_glob;   ///< Globs over absolute paths, likewise.
  std::vector<std::string> deselect;      ///< Beginnings of node IDs.
  std::vector<std::string> doctest_glob;  ///< Names of text files with doctests.
  std::vector<std::string> plugins;       ///< Modules named with -p.
  std::vector<std::string> blocked;       ///< Plugins that are not pytest's own, by `-p no:NAME`.
  /// Marks of which `-m` selects only tests that have none of them.
  std::vector<std::string> marks_left_out;
  bool selects_marks = false;      ///< There is a `-m`.
  bool doctests = true;            ///< Not switched off with `-p no:doctest`.
  bool doctest_modules = false;    ///< Docstrings of modules are tests as well.
  std::vector<std::string> paths;  ///< Arguments that are no options.
  /// All words but those known to change nothing, as far as they are understood; the rest as it is.
  std::vector<std::string> telling;
  Doubt doubt;  ///< An option that may change which tests there are.
};

/// Reads options one after another, adding to what is there. Known are pytest's own and those of
/// common plugins that change nothing about which tests there are; any other is a doubt.
void read_options(std::span<const std::string> words, Options& options);

}  // namespace splitter::pytest
