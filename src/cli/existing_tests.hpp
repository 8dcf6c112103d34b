#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/suite.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace splitter::cli {

/// The tests that exist, by lists of tests.
class ExistingTests {
 public:
  /// Reads the lists of `--tests`. Throws model::InputError where there is none, or one is empty:
  /// then nothing would exist.
  explicit ExistingTests(const std::vector<std::string>& lists);

  /// True where a list names the test, or what holds it: its function, class, file or a folder. A
  /// group's name that `--dist loadgroup` appended to the id makes it no other test.
  [[nodiscard]] bool has(model::NodeId id) const;

 private:
  [[nodiscard]] bool is_named(model::NodeId id) const;

  std::unordered_set<std::string_view> named_;
  std::vector<model::Text> texts_;
};

}  // namespace splitter::cli
