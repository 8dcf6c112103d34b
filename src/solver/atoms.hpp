#pragma once

#include "rulings.hpp"
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

/// The rest of a run without its head or its tail.
[[nodiscard]] constexpr AtomRange rest_of(AtomRange whole, AtomRange part) {
  return part.begin == whole.begin ? AtomRange{part.end, whole.end}
                                   : AtomRange{whole.begin, part.begin};
}

/// The atoms of a problem: the smallest sets of tests that may not be parted. Tests are joined by
/// `Limits::keep`, by rules that keep tests together, and by arguments that pytest cannot tell
/// apart (it runs `f[1]` when asked for `f`). Order: by the NodeId of the first test; atoms with
/// tests of several files come behind all others, and those that a rule pins or keeps apart come
/// last.
class Atoms {
 public:
  explicit Atoms(const model::Problem& problem);

  [[nodiscard]] const model::Problem& problem() const { return problem_; }
  [[nodiscard]] const SearchScopes& scopes() const { return scopes_; }
  [[nodiscard]] AtomIndex size() const { return static_cast<AtomIndex>(begin_.size() - 1); }
  /// The tests of a run of atoms, those of each atom ascending.
  [[nodiscard]] std::span<const model::TestIndex> tests(AtomRange range) const {
    return std::span(order_).subspan(begin_[range.begin], begin_[range.end] - begin_[range.begin]);
  }
  [[nodiscard]] std::span<const model::TestIndex> tests(AtomIndex atom) const {
    return tests(AtomRange{atom, atom + 1});
  }

  /// Own times of a run of atoms as a part of a job's time: their sum divided by the number of
  /// workers, which run at the same time.
  [[nodiscard]] model::Microseconds own(AtomRange range) const {
    return own_before_[range.end] - own_before_[range.begin];
  }

  /// The first cut in `range` at which the atoms before it take at least `time`.
  [[nodiscard]] AtomIndex cut_at(AtomRange range, model::Microseconds time) const;

  /// The coarsest level at which the atoms on both sides of a cut differ.
  [[nodiscard]] model::Level level_of_cut(AtomIndex cut) const;

  /// Runs of atoms that may be cut anywhere, in order: each file, and each atom with tests of
  /// several files. Atoms that a rule pins or keeps apart are not among them.
  [[nodiscard]] std::span<const AtomRange> files() const { return files_; }

  /// Atoms that a rule pins or keeps apart.
  [[nodiscard]] AtomRange ruled() const { return {first_ruled_, size()}; }
  /// Ruled atoms that are only pinned: a run for each group that has any.
  [[nodiscard]] std::span<const AtomRange> pinned() const { return pinned_; }
  /// Ruled atoms that a rule keeps apart from others.
  [[nodiscard]] AtomRange apart() const {
    return {pinned_.empty() ? first_ruled_ : pinned_.back().end, size()};
  }
  [[nodiscard]] const Ruling& ruling(AtomIndex atom) const {
    return atom < first_ruled_ ? free_ : rulings_[atom - first_ruled_];
  }

 private:
  void order_by(const std::vector<model::TestIndex>& first_of);
  void find_atoms(const std::vector<model::TestIndex>& first_of);
  void find_files();
  void find_pinned();

  const model::Problem& problem_;
  SearchScopes scopes_;
  std::vector<model::TestIndex> order_;
  std::vector<std::uint32_t> begin_;  // of each atom in the order, and the number of tests
  std::vector<model::Microseconds> own_before_;
  std::vector<AtomRange> files_;
  AtomIndex first_ruled_ = 0;
  std::vector<AtomRange> pinned_;
  std::vector<Ruling> rulings_;
  Ruling free_;
};

}  // namespace splitter::solver
