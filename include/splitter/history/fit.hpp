#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {

/// How a profile differs from a suite, where they differ by a leading path.
struct PrefixGuess {
  std::string strip;  ///< What the stored ids have too much in front.
  std::string add;    ///< What the stored ids lack in front.
};

/// An entry of a profile that says something of a node of a suite.
struct Match {
  model::TestIndex node = 0;
  std::uint32_t entry = 0;
};

/// How well a profile fits a suite.
struct Fit {
  std::vector<model::Microseconds> known;  ///< A time a node, zero where nothing is known.
  /// Stored tests behind each bare path, and each function that stands for several.
  std::vector<model::PathCount> path_counts;
  std::vector<Match> matches;  ///< By node and entry; empty where times are all that is known.
  std::size_t matched = 0;     ///< Tests with a stored time, all behind a path or function.
  std::size_t estimated = 0;   ///< The other tests.
  std::size_t stale = 0;       ///< Entries of tests that do not exist now.
  std::string_view estimated_example;  ///< A node without a time.
  std::string_view stale_example;      ///< An entry without a node, akin to the example if one is.
};

/// Holds a profile against the tests that exist now. A path takes the sum of what is stored
/// under it, and so does a function of an outline of what is stored of its instances. Linear in
/// both.
[[nodiscard]] Fit fit(const model::Suite& suite, const model::Profile& profile);

/// Guesses from the examples of a bad fit what a prefix would mend; both texts empty if nothing.
[[nodiscard]] PrefixGuess guess_prefix(const Fit& fit);

}  // namespace splitter::history
