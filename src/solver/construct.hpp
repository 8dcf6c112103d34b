#pragma once

#include "assignment.hpp"
#include "splitter/model/problem.hpp"

#include <optional>

namespace splitter::solver {

/// Longest processing time first (Graham 1969) on blocks: whole files, those that take longer than
/// `makespan` poured into runs as long as that, set-ups included, cut at a class or function
/// nearby. Each block goes to the group that it makes end earliest, set-ups that are already there
/// not counted again. With a lower bound as the makespan, few set-ups are paid more than once.
///
/// Times are rounded to steps of an eighth for this, so that a small change of one duration seldom
/// changes any decision; the local search that follows works with exact times.
[[nodiscard]] Assignment longest_first(const Atoms& atoms, model::Microseconds makespan);

/// The tests that rules pin or keep apart, and nothing else, where the rules want them: the longest
/// first where they make a group end earliest, with backtracking where that does not work out.
/// Nothing where no way was found to keep all rules; `atom`, if not null, is one that had no group.
[[nodiscard]] std::optional<Assignment> under_rules(const Atoms& atoms, AtomIndex* stuck = nullptr);

/// Fills the groups one after another in NodeId order up to an even share, cutting where the share
/// ends (McNaughton 1959, wrap-around), or at a class or file nearby. Tests longer than a share get
/// groups of their own first. Neighbours stay together, and a new test only shifts the cuts a
/// little: the start that moves the fewest tests from one plan to the next.
[[nodiscard]] Assignment wrap_around(const Atoms& atoms);

/// Moves parts of the longest groups into empty ones until no group is empty, or no group has
/// two atoms. Never lengthens the makespan: the part pays no set-up that its group did not pay.
void fill_empty_groups(Assignment& assignment);

}  // namespace splitter::solver
