#pragma once

#include "splitter/model/suite.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace splitter::model {

/// In place of a group where there is none.
inline constexpr GroupIndex no_group = static_cast<GroupIndex>(-1);

/// What a rule asks of the tests that it is about.
enum class RuleKind : std::uint8_t {
  keep,    ///< All in one group.
  apart,   ///< No two in one group.
  pin,     ///< In the group that it names.
  serial,  ///< Never beside another test of their job: after the others, on one worker.
};

/// A user's rule, resolved to the tests of a suite.
struct Rule {
  RuleKind kind = RuleKind::keep;
  std::string name;              ///< As its user knows it: for messages.
  std::vector<TestIndex> tests;  ///< Ascending, each once.
  GroupIndex group = no_group;   ///< Of a pin.
  bool one_worker = false;       ///< A group of pytest-xdist: `loadgroup` keeps it on one worker.
};

/// The tests of all serial rules, ascending, each once.
[[nodiscard]] std::vector<TestIndex> serial_tests(const std::vector<Rule>& rules);

/// For each of so many tests the first of those that `one_worker` rules keep on one worker with it;
/// empty where there are no such rules. A test of several groups belongs to the first rule's.
[[nodiscard]] std::vector<TestIndex> worker_groups(const std::vector<Rule>& rules,
                                                   std::size_t tests);

}  // namespace splitter::model
