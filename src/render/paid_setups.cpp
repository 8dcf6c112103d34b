#include "paid_setups.hpp"

#include "splitter/model/excerpt.hpp"

#include <algorithm>

namespace splitter::render {

namespace {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;
using model::ScopeIndex;

constexpr std::size_t most_repeated = 3;

std::vector<RepeatedSetUp> repetitions(const Problem& problem,
                                       const std::vector<std::size_t>& payers) {
  std::vector<RepeatedSetUp> repeated;
  for (ScopeIndex scope = 0; scope < payers.size(); ++scope) {
    const Microseconds setup = problem.scopes()[scope].setup;
    if (payers[scope] > 1 && setup > Microseconds{0}) {
      const auto again = static_cast<std::int64_t>(payers[scope] - 1);
      repeated.push_back({scope, payers[scope], again * setup});
    }
  }
  std::ranges::stable_sort(
      repeated, [](const RepeatedSetUp& a, const RepeatedSetUp& b) { return a.extra > b.extra; });
  return repeated;
}

}  // namespace

PaidSetUps paid_setups(const Problem& problem, const model::Plan& plan) {
  PaidSetUps paid;
  std::vector<std::size_t> payers(problem.scopes().size(), 0);
  std::vector<GroupIndex> last_payer(problem.scopes().size(), model::no_group);
  for (GroupIndex group = 0; group < plan.groups().size(); ++group) {
    Microseconds of_group{0};
    for (const model::TestIndex test : plan.groups()[group].tests) {
      for (const ScopeIndex scope : problem.scopes_of(test)) {
        if (last_payer[scope] != group) {
          last_payer[scope] = group;
          ++payers[scope];
          of_group += problem.scopes()[scope].setup;
        }
      }
    }
    paid.of_group.push_back(of_group);
    paid.all += of_group;
  }
  paid.dearest = repetitions(problem, payers);
  for (const RepeatedSetUp& one : paid.dearest) {
    paid.repeated += one.extra;
  }
  paid.dearest.resize(std::min(paid.dearest.size(), most_repeated));
  return paid;
}

std::string name_of_setup(const model::Scope& scope) {
  return (scope.kind == model::ScopeKind::import ? "the import of " : "") +
         model::excerpt(scope.name);
}

}  // namespace splitter::render
