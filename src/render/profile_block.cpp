#include "profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace splitter::render {

namespace {

using model::BlockName;
using model::Evidence;
using model::ScopeIndex;
using model::TestEvidence;

/// Numbers of tests of a block that a name stands for, and of those that use the fixture at hand.
struct Tally {
  std::uint32_t tests = 0;
  std::uint32_t users = 0;
};

class Users {
 public:
  Users(const ProfileBlock& block, const Evidence& evidence) : block_(block), evidence_(evidence) {
    for (const TestEvidence* test : block.tests) {
      if (evidence.has_run(*test)) {
        ran_.push_back(test);
      }
      for (const ScopeIndex use : evidence.uses_of(*test)) {
        users_[use].push_back(test);
      }
    }
    for (const ScopeIndex fixture : block.fixtures) {
      users_.try_emplace(fixture);
    }
  }

  std::vector<BlockUse> uses() {
    std::vector<BlockUse> uses;
    for (const auto& [fixture, users] : users_) {
      const bool own = std::ranges::binary_search(block_.fixtures, fixture);
      const bool all = is_all(fixture, users, own);
      if (all ? !own : (own || !users.empty())) {
        uses.push_back({fixture, all, all ? std::vector<BlockName>{} : names_for(users)});
      }
    }
    return uses;
  }

 private:
  /// True if the users are just those tests that the default, or `true`, stands for.
  [[nodiscard]] bool is_all(ScopeIndex fixture,
                            const std::vector<const TestEvidence*>& users,
                            bool own) const {
    const std::string_view place =
        own ? model::place_of_fixture(evidence_.scopes[fixture].id) : std::string_view{};
    if (place.empty() || holds_all_tests(place)) {
      return ran_.size() == users.size();
    }
    const auto could_use = [place](const TestEvidence* test) {
      return place.empty() || model::stands_within(test->id.text(), place);
    };
    return std::ranges::all_of(users, could_use) &&
           std::cmp_equal(std::ranges::count_if(ran_, could_use), users.size());
  }

  /// True for the path of the block, unless the path itself is a test, which sorts first.
  [[nodiscard]] bool holds_all_tests(std::string_view place) const {
    if (block_.tests.empty()) {
      return true;
    }
    const model::BlockId first = evidence_.block_of(*block_.tests.front());
    return first.block == place && !first.rest.empty();
  }

  [[nodiscard]] std::vector<BlockName> names_for(
      const std::vector<const TestEvidence*>& users) const {
    std::map<BlockName, Tally> tallies;
    for (const TestEvidence* test : ran_) {
      for (const BlockName& name : model::names_within_block(test->id.text())) {
        ++tallies[name].tests;
      }
    }
    for (const TestEvidence* user : users) {
      for (const BlockName& name : model::names_within_block(user->id.text())) {
        ++tallies[name].users;
      }
    }
    std::vector<BlockName> found;
    for (const TestEvidence* user : users) {
      const auto names = model::names_within_block(user->id.text());
      const auto whole = std::ranges::find_if(names, [&tallies](const BlockName& name) {
        return tallies[name].tests == tallies[name].users;
      });
      if (found.empty() || found.back() != *whole) {
        found.push_back(*whole);
      }
    }
    // A function and its instances need not be neighbours.
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  const ProfileBlock& block_;
  const Evidence& evidence_;
  std::vector<const TestEvidence*> ran_;  ///< Those that were not only skipped.
  std::map<ScopeIndex, std::vector<const TestEvidence*>> users_;
};

}  // namespace

ProfileBlocks profile_blocks(const Evidence& evidence) {
  ProfileBlocks blocks;
  for (ScopeIndex i = 0; i < evidence.scopes.size(); ++i) {
    const model::ScopeEvidence& scope = evidence.scopes[i];
    if (scope.is_import()) {
      blocks[scope.id].import = &scope;
    } else {
      blocks[model::block_of_fixture(scope.id).block].fixtures.push_back(i);
    }
  }
  ProfileBlock* block = nullptr;
  std::string_view path;
  for (const TestEvidence& test : evidence.tests) {
    const std::string_view next = evidence.blocks[test.block];
    if (block == nullptr || next != path) {
      path = next;
      block = &blocks[path];
    }
    block->tests.push_back(&test);
  }
  return blocks;
}

std::vector<BlockUse> uses_of(const ProfileBlock& block, const Evidence& evidence) {
  return Users(block, evidence).uses();
}

}  // namespace splitter::render
