#include "profile_block.hpp"

#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace splitter::render {

namespace {

using model::Evidence;
using model::ScopeIndex;
using model::TestEvidence;

/// How many tests of a block a name stands for, and how many of them use the fixture at hand.
struct Tally {
  std::uint32_t tests = 0;
  std::uint32_t users = 0;
};

class Users {
 public:
  Users(const ProfileBlock& block, const Evidence& evidence) : block_(block), evidence_(evidence) {
    for (const TestEvidence* test : block.tests) {
      for (const ScopeIndex use : test->uses) {
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
      const bool all = users.size() == possible_users(fixture, own);
      if (all ? !own : (own || !users.empty())) {
        uses.push_back({fixture, all, all ? std::vector<std::string_view>{} : names_for(users)});
      }
    }
    return uses;
  }

 private:
  [[nodiscard]] std::size_t possible_users(ScopeIndex fixture, bool own) const {
    if (!own) {
      return block_.tests.size();
    }
    const std::string_view place = model::place_of_fixture(evidence_.scopes[fixture].id);
    return static_cast<std::size_t>(
        std::ranges::count_if(block_.tests, [place](const TestEvidence* test) {
          return place.empty() || model::stands_within(test->id.text(), place);
        }));
  }

  [[nodiscard]] std::vector<std::string_view> names_for(
      const std::vector<const TestEvidence*>& users) const {
    std::unordered_map<std::string_view, Tally> tallies;
    for (const TestEvidence* test : block_.tests) {
      for (const std::string_view name : model::names_within_block(test->id.text())) {
        ++tallies[name].tests;
      }
    }
    for (const TestEvidence* user : users) {
      for (const std::string_view name : model::names_within_block(user->id.text())) {
        ++tallies[name].users;
      }
    }
    std::vector<std::string_view> found;
    for (const TestEvidence* user : users) {
      const auto names = model::names_within_block(user->id.text());
      const auto whole = std::ranges::find_if(names, [&tallies](std::string_view name) {
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
    const std::string_view next = model::block_of_test(test.id.text()).block;
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
