#pragma once

#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace splitter::model {

/// Demand of a rule on its tests.
enum class RuleKind : std::uint8_t {
  keep,    ///< All in one group.
  apart,   ///< No two in one group.
  pin,     ///< All in the group of the rule.
  serial,  ///< None beside another test of its job: after the others, in one process.
};

/// A user's rule, resolved to the tests of a suite.
struct Rule {
  RuleKind kind = RuleKind::keep;
  std::string name;              ///< Name for messages.
  std::vector<TestIndex> tests;  ///< Ascending, each once.
  GroupIndex group = no_group;   ///< Group of a pin.
  bool one_worker = false;       ///< True for an xdist_group: `loadgroup` keeps it on one worker.
};

/// Tests of all serial rules, ascending, each once.
[[nodiscard]] std::vector<TestIndex> serial_tests(const std::vector<Rule>& rules);

/// First test of the set that `one_worker` rules keep on one worker, for each of `tests` tests;
/// empty without such rules. A test of several rules belongs to the set of the first.
[[nodiscard]] std::vector<TestIndex> worker_groups(const std::vector<Rule>& rules,
                                                   std::size_t tests);

}  // namespace splitter::model
