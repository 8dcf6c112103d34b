#pragma once

#include "solver/assignment.hpp"
#include "solver/move.hpp"
#include "splitter/model/job.hpp"
#include "support/suites.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::support {

/// The run of atoms from that of one test to that of another, inclusive.
inline solver::AtomRange atoms_from_to(const solver::Atoms& atoms,
                                       std::string_view first,
                                       std::string_view last) {
  const auto atom_of = [&atoms](std::string_view id) {
    const model::TestIndex test = index_of(atoms.problem(), id);
    solver::AtomIndex atom = 0;
    while (!std::ranges::binary_search(atoms.tests(atom), test)) {
      ++atom;
    }
    return atom;
  };
  return {atom_of(first), atom_of(last) + 1};
}

/// Puts the tests from one to another, inclusive, into a group as one piece, whose index it
/// returns.
inline solver::PieceIndex place(solver::Assignment& assignment,
                                std::string_view first,
                                std::string_view last,
                                model::GroupIndex group) {
  assignment.place(assignment.make_piece(atoms_from_to(assignment.atoms(), first, last)), group);
  return assignment.pieces() - 1;
}

inline solver::PieceIndex place(solver::Assignment& assignment,
                                std::string_view id,
                                model::GroupIndex group) {
  return place(assignment, id, id, group);
}

/// The loads of all groups in microseconds.
inline std::vector<std::int64_t> loads_of(const solver::Assignment& assignment) {
  std::vector<std::int64_t> loads;
  for (model::GroupIndex group = 0; group < assignment.groups(); ++group) {
    loads.push_back(assignment.load(group).count());
  }
  return loads;
}

/// Checks what a move says of the loads of its groups, in microseconds.
inline void expect_delta(const solver::Delta& delta, std::int64_t from, std::int64_t to) {
  EXPECT_EQ(delta.from, model::Microseconds{from});
  EXPECT_EQ(delta.to, model::Microseconds{to});
}

/// The ids of the tests in each group, sorted.
inline std::vector<std::vector<std::string>> ids_of(const solver::Assignment& assignment) {
  const auto tests = assignment.atoms().problem().tests();
  const auto group_of = assignment.group_of_tests();
  std::vector<std::vector<std::string>> ids(assignment.groups());
  for (std::size_t test = 0; test < tests.size(); ++test) {
    ids[group_of[test]].emplace_back(tests[test].id.text());
  }
  return ids;
}

/// The loads as the problem alone says they are.
inline std::vector<std::int64_t> recomputed_loads(const solver::Assignment& assignment) {
  const auto group_of = assignment.group_of_tests();
  std::vector<std::vector<model::TestIndex>> tests(assignment.groups());
  for (model::TestIndex test = 0; test < group_of.size(); ++test) {
    tests[group_of[test]].push_back(test);
  }
  std::vector<std::int64_t> loads;
  for (const auto& of_group : tests) {
    loads.push_back(model::group_time(assignment.atoms().problem(), of_group).count());
  }
  return loads;
}

}  // namespace splitter::support
