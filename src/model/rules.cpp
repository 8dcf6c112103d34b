#include "splitter/model/rules.hpp"

#include <algorithm>
#include <numeric>

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
  std::vector<TestIndex> first_of(tests);
  std::iota(first_of.begin(), first_of.end(), TestIndex{0});
  for (const Rule& rule : rules) {
    for (const TestIndex test : rule.tests) {
      if (rule.one_worker && first_of[test] == test) {
        first_of[test] = rule.tests.front();
      }
    }
  }
  return first_of;
}

}  // namespace splitter::model
