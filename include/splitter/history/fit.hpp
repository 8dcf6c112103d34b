#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {

/// Leading path by which a profile differs from a suite.
struct PrefixGuess {
  std::string strip;  ///< Leading path that only the stored ids have.
  std::string add;    ///< Leading path that the stored ids lack.
};

/// An entry of a profile that says something of a node of a suite.
struct Match {
  model::TestIndex node = 0;
  std::uint32_t entry = 0;
};

/// Times of a profile by the nodes of a suite, and how well both fit.
struct Fit {
  std::vector<model::Microseconds> known;  ///< A time a node, zero if unknown.
  /// Stored tests behind each bare path, and each function that stands for several.
  std::vector<model::PathCount> path_counts;
  std::vector<Match> matches;  ///< By node and entry; empty where times are all that is known.
  std::size_t matched = 0;     ///< Tests with a stored time, all behind a path or function.
  std::size_t estimated = 0;   ///< The other tests.
  std::size_t stale = 0;       ///< Entries of tests that do not exist now.
  std::size_t unselected = 0;  ///< Other entries that no node takes: those of `has_others`.
  std::string_view estimated_example;  ///< A node without a time.
  std::string_view stale_example;      ///< An entry without a node, akin to the example if one is.
};

/// Fits a profile to the tests that exist now. A path takes the sum of the times stored under it,
/// and a function of an outline the sum of those of its instances. `has_others`, if given, says of
/// which files tests may exist beside those of the suite. Linear in both.
[[nodiscard]] Fit fit(const model::Suite& suite,
                      const model::Profile& profile,
                      const std::function<bool(std::string_view file)>& has_others = {});

/// Guess of a prefix that would mend a bad fit, from its examples; both texts are empty if none.
[[nodiscard]] PrefixGuess guess_prefix(const Fit& fit);

}  // namespace splitter::history
