#pragma once

#include "search_scopes.hpp"
#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

using AtomIndex = std::uint32_t;

/// A run of atoms, `[begin, end)`.
struct AtomRange {
  AtomIndex begin = 0;
  AtomIndex end = 0;

  [[nodiscard]] AtomIndex size() const { return end - begin; }
  friend bool operator==(const AtomRange&, const AtomRange&) = default;
};

/// What is left of a run without its head or its tail.
[[nodiscard]] constexpr AtomRange rest_of(AtomRange whole, AtomRange part) {
  return part.begin == whole.begin ? AtomRange{part.end, whole.end}
                                   : AtomRange{whole.begin, part.begin};
}

/// The atoms of a problem: the smallest sets of tests that may not be parted, each a run of
/// neighbours in NodeId order. What joins tests: `Limits::keep`, and selectors that pytest cannot
/// tell apart (it runs `f[1]` when asked for `f`).
class Atoms {
 public:
  explicit Atoms(const model::Problem& problem);

  [[nodiscard]] const model::Problem& problem() const { return problem_; }
  [[nodiscard]] const SearchScopes& scopes() const { return scopes_; }
  [[nodiscard]] AtomIndex size() const { return static_cast<AtomIndex>(first_test_.size() - 1); }
  [[nodiscard]] model::TestIndex first_test(AtomIndex atom) const { return first_test_[atom]; }

  /// What the own times of a run of atoms take of a job's time: with several workers a part of
  /// them, for they run at the same time.
  [[nodiscard]] model::Microseconds own(AtomRange range) const {
    return own_before_[range.end] - own_before_[range.begin];
  }

  /// The first cut in `range` at which the atoms before it take at least `time`.
  [[nodiscard]] AtomIndex cut_at(AtomRange range, model::Microseconds time) const;

  /// The coarsest level at which the atoms on both sides of a cut differ.
  [[nodiscard]] model::Level level_of_cut(AtomIndex cut) const;

  /// The runs of atoms that make up each file, in order.
  [[nodiscard]] std::span<const AtomRange> files() const { return files_; }

 private:
  void join_by_keep(std::vector<bool>& joined) const;
  void join_indistinguishable(std::vector<bool>& joined) const;
  void find_files();

  const model::Problem& problem_;
  SearchScopes scopes_;
  std::vector<model::TestIndex> first_test_;  // and the number of tests at the end
  std::vector<model::Microseconds> own_before_;
  std::vector<AtomRange> files_;
};

}  // namespace splitter::solver
