#include "splitter/model/rules.hpp"

#include <algorithm>

namespace splitter::model {

std::vector<TestIndex> serial_tests(const std::vector<Rule>& rules) {
  std::vector<TestIndex> serial;
  for (const Rule& rule : rules) {
    if (rule.kind == RuleKind::serial) {
      serial.insert(serial.end(), rule.tests.begin(), rule.tests.end());
    }
  }
  std::ranges::sort(serial);
  serial.erase(std::unique(serial.begin(), serial.end()), serial.end());
  return serial;
}

std::vector<TestIndex> worker_groups(const std::vector<Rule>& rules, std::size_t tests) {
  if (std::ranges::none_of(rules, &Rule::one_worker)) {
    return {};
  }
  const auto none = static_cast<TestIndex>(tests);
  std::vector<TestIndex> first_of(tests, none);
  for (const Rule& rule : rules) {
    TestIndex first = none;
    for (const TestIndex test : rule.tests) {
      if (rule.one_worker && first_of[test] == none) {
        first = std::min(first, test);
        first_of[test] = first;
      }
    }
  }
  for (TestIndex test = 0; test < none; ++test) {
    first_of[test] = std::min(first_of[test], test);
  }
  return first_of;
}

}  // namespace splitter::model
