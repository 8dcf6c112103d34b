#pragma once

#include "splitter/model/suite.hpp"
#include "splitter/system/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// Tests that end as in a full run only beside each other, ascending.
struct TiedTests {
  std::vector<model::TestIndex> tests;
  bool crosses = false;  ///< They are tied across files.
};

/// All tests that one mechanism ties together, in disjoint sets of several tests or whole files.
struct Ties {
  std::string_view reason;  ///< The plugin, or another reason.
  bool marked = true;       ///< False for the examples of documents.
  std::vector<TiedTests> sets;
};

/// The pytest that is to run a suite.
struct SuiteRun {
  std::string rootdir;               ///< Folder in which the paths of the suite begin: absolute.
  std::vector<std::string> command;  ///< Words that start pytest, and options.
  std::string folder;                ///< Folder in which it starts: absolute.
};

/// Finds the tests that need each other: by markers of pytest-dependency, pytest-order,
/// pytest-ordering, pytest-depends and pytest-steps, where the plugin is installed or nobody knows
/// whether it is; by the marker `incremental` where a conftest.py knows it; and the examples of a
/// file that is no Python module. Coarse where the text leaves a doubt: more tests are tied then.
[[nodiscard]] std::vector<Ties> find_ties(const model::Suite& suite,
                                          const SuiteRun& run,
                                          const system::Tree& tree);

}  // namespace splitter::pytest
