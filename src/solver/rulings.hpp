#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <vector>

namespace splitter::solver {

/// What rules say of tests that cannot be parted.
struct Ruling {
  model::GroupIndex pin = model::no_group;
  std::vector<std::uint32_t>
      apart;  ///< The rules, by index, that keep them from others; ascending.

  [[nodiscard]] bool free() const { return pin == model::no_group && apart.empty(); }
};

/// Which rules have a test in which group, of those that keep tests apart.
class ApartUses {
 public:
  ApartUses(std::size_t rules, model::GroupIndex groups)
      : groups_(groups), uses_(rules * groups, 0) {}

  void add(const Ruling& ruling, model::GroupIndex group) { change(ruling, group, 1); }
  void remove(const Ruling& ruling, model::GroupIndex group) { change(ruling, group, -1); }

  /// True where tests under this ruling may be in the group, beside those that are there but for
  /// the ones under `leaving`.
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
