#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <vector>

namespace splitter::solver {

/// Rules about tests that cannot be parted.
struct Ruling {
  model::GroupIndex pin = model::no_group;
  /// Indexes of the rules that keep them apart from others, ascending.
  std::vector<std::uint32_t> apart;

  [[nodiscard]] bool free() const { return pin == model::no_group && apart.empty(); }
};

/// Number of tests of each rule that keeps tests apart, by group.
class ApartUses {
 public:
  ApartUses(std::size_t rules, model::GroupIndex groups)
      : groups_(groups), uses_(rules * groups, 0) {}

  void add(const Ruling& ruling, model::GroupIndex group) { change(ruling, group, 1); }
  void remove(const Ruling& ruling, model::GroupIndex group) { change(ruling, group, -1); }

  /// True if tests under this ruling may join a group once those under `leaving` have left it.
  [[nodiscard]] bool allow(const Ruling& ruling,
                           model::GroupIndex group,
                           const Ruling& leaving) const;

 private:
  void change(const Ruling& ruling, model::GroupIndex group, int by) {
    for (const std::uint32_t rule : ruling.apart) {
      uses_[std::size_t{rule} * groups_ + group] += by;
    }
  }

  model::GroupIndex groups_;
  std::vector<int> uses_;
};

}  // namespace splitter::solver
