#include "moves.hpp"

#include <algorithm>
#include <cassert>
#include <type_traits>
#include <vector>

namespace splitter::solver {

namespace {

/// Calls `visit` once a type of move, in the order of the list.
template <typename... Moves, typename Visit>
void for_each_type(std::type_identity<std::variant<Moves...>> /*list*/, const Visit& visit) {
  static_assert((SearchMove<Moves> && ...));
  (visit(std::type_identity<Moves>{}), ...);
}

[[maybe_unused]] std::vector<model::Microseconds> all_loads(const Assignment& assignment) {
  std::vector<model::Microseconds> loads;
  for (model::GroupIndex group = 0; group < assignment.groups(); ++group) {
    loads.push_back(assignment.load(group));
  }
  return loads;
}

}  // namespace

Candidate candidate(const Assignment& before, const Move& move) {
  return std::visit(
      [&](const auto& one) {
        return Candidate{one, one.groups(before), one.evaluate(before)};
      },
      move);
}

void carry_out(Assignment& assignment, const Move& move) {
#ifndef NDEBUG
  const Candidate foretold = candidate(assignment, move);
  std::vector<model::Microseconds> expected = all_loads(assignment);
  expected[foretold.groups.from] += foretold.delta.from;
  expected[foretold.groups.to] += foretold.delta.to;
#endif
  std::visit([&](const auto& one) { one.apply(assignment); }, move);
  assert(all_loads(assignment) == expected);
}

bool keeps_rules(const Assignment& before, const Move& move) {
  return std::visit([&](const auto& one) { return one.keeps_rules(before); }, move);
}

model::Bytes excess_after(const Assignment& before, const Move& move) {
  return std::visit([&](const auto& one) { return one.excess(before); }, move);
}

bool keeps_limits(const Assignment& before, const Move& move) {
  if (!keeps_rules(before, move)) {
    return false;
  }
  if (!before.memory_limits().bind()) {
    return true;
  }
  const Pair groups = std::visit([&](const auto& one) { return one.groups(before); }, move);
  return excess_after(before, move).count <=
         before.excess(groups.from).count + before.excess(groups.to).count;
}

void BestMove::offer(const Candidate& candidate) {
  const auto& [move, groups, delta] = candidate;
  const model::Microseconds peak = std::max(assignment_.time_with(groups.from, delta.from),
                                            assignment_.time_with(groups.to, delta.to));
  const bool better = !found_.has_value() || peak < peak_ ||
                      (peak == peak_ && delta.total() < found_->delta.total());
  if (better && keeps_limits(assignment_, move)) {
    found_ = candidate;
    peak_ = peak;
  }
}

void offer_all(const Assignment& assignment, Pair groups, BestMove& best) {
  for_each_type(std::type_identity<Move>{}, [&]<typename M>(std::type_identity<M> /*type*/) {
    M::each(assignment, groups, [&](const M& move) {
      best.offer({move, groups, move.evaluate(assignment)});
    });
  });
}

}  // namespace splitter::solver
