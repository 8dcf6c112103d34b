#pragma once

#include "assignment.hpp"
#include "splitter/model/problem.hpp"

#include <optional>

namespace splitter::solver {

/// Longest processing time first (LPT, Graham 1969) on blocks. A block is a whole file; a file that
/// takes longer than `makespan` is poured into runs of that length, set-ups included, cut at a
/// class or function nearby. Each block goes to the group that then ends earliest; set-ups that the
/// group has already paid do not count. With a lower bound as `makespan`, few set-ups are paid
/// twice.
///
/// Times are rounded to steps of an eighth, so that a small change of one duration seldom changes a
/// decision; the local search that follows works with exact times.
[[nodiscard]] Assignment longest_first(const Atoms& atoms, model::Microseconds makespan);

/// Assignment of the tests that rules pin or keep apart, and of no others: the longest first, each
/// to the group that then ends earliest, with backtracking. Nothing if no way was found to keep all
/// rules; `*stuck`, unless null, is then an atom that had no group.
[[nodiscard]] std::optional<Assignment> under_rules(const Atoms& atoms, AtomIndex* stuck = nullptr);

/// Wrap-around fill (McNaughton 1959): fills the groups one after another in NodeId order up to an
/// even share, with cuts at the end of the share or at a class or file nearby. Tests longer than a
/// share first get groups of their own. Neighbours stay together, and a new test only shifts the
/// cuts a little: this start moves the fewest tests from one plan to the next.
[[nodiscard]] Assignment wrap_around(const Atoms& atoms);

/// Moves parts of the longest groups into empty ones until no group is empty, or no group has two
/// atoms. Never lengthens the makespan: a part pays only set-ups that its old group paid, too.
void fill_empty_groups(Assignment& assignment);

}  // namespace splitter::solver
