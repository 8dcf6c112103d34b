#include "search_scopes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace splitter::solver {

namespace {

using model::Microseconds;
using model::Problem;
using model::ScopeIndex;
using model::TestIndex;

constexpr ScopeIndex none = static_cast<ScopeIndex>(-1);

/// Key of the set of tests that touch a scope: their number, the first, and a hash (FNV-1a).
struct Users {
  std::uint64_t hash = 0xCBF29CE484222325U;
  TestIndex first = 0;
  std::uint32_t count = 0;

  void add(TestIndex test) {
    first = count == 0 ? test : first;
    ++count;
    hash = (hash ^ test) * 0x100000001B3U;
  }
  [[nodiscard]] auto key() const { return std::tuple(hash, first, count); }
};

}  // namespace

SearchScopes::SearchScopes(const Problem& problem) {
  merge(problem);
  number_sets(problem);
}

void SearchScopes::merge(const Problem& problem) {
  std::vector<Users> users(problem.scopes().size());
  for (TestIndex test = 0; test < problem.tests().size(); ++test) {
    for (const ScopeIndex scope : problem.scopes_of(test)) {
      users[scope].add(test);
    }
  }
  std::map<decltype(Users{}.key()), ScopeIndex> known;
  merged_.assign(users.size(), none);
  for (ScopeIndex scope = 0; scope < users.size(); ++scope) {
    const Microseconds setup = problem.scopes()[scope].setup;
    if (setup == Microseconds{0} || users[scope].count == 0) {
      continue;
    }
    const auto next = static_cast<ScopeIndex>(setups_.size());
    const auto [found, fresh] = known.try_emplace(users[scope].key(), next);
    merged_[scope] = found->second;
    if (fresh) {
      setups_.push_back(setup);
    } else {
      setups_[found->second] += setup;
    }
  }
}

void SearchScopes::number_sets(const Problem& problem) {
  std::map<std::vector<ScopeIndex>, std::uint32_t> known;
  begin_.push_back(0);
  for (TestIndex test = 0; test < problem.tests().size(); ++test) {
    const auto scopes = problem.scopes_of(test);
    if (test > 0 && std::ranges::equal(scopes, problem.scopes_of(test - 1))) {
      set_of_.push_back(set_of_.back());
      continue;
    }
    std::vector<ScopeIndex> set;
    for (const ScopeIndex scope : scopes) {
      if (merged_[scope] != none) {
        set.push_back(merged_[scope]);
      }
    }
    std::ranges::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto [found, fresh] = known.try_emplace(set, static_cast<std::uint32_t>(known.size()));
    if (fresh) {
      members_.insert(members_.end(), set.begin(), set.end());
      begin_.push_back(static_cast<std::uint32_t>(members_.size()));
    }
    set_of_.push_back(found->second);
  }
}

}  // namespace splitter::solver
