#pragma once

#include "splitter/model/profile.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace splitter::render {

/// A shared set-up and who waits for it.
struct TopSetUp {
  const model::SetUp* setup = nullptr;
  std::size_t tests = 0;
  std::size_t files = 0;
};

/// The first of each kind, the greatest first, equal ones in the order of their ids; nothing that
/// was not measured or is zero.
struct TopLists {
  std::vector<const model::Measurement*> slowest;
  std::vector<const model::Measurement*> biggest;
  std::vector<const model::Measurement*> leakiest;
  std::vector<TopSetUp> setups;
};

/// Memory of a test, none where it was not measured.
[[nodiscard]] inline model::Memory memory_of(const model::Measurement& test) {
  return test.memory.value_or(model::Memory{});
}

[[nodiscard]] TopLists top_lists(const model::Profile& profile, std::size_t limit);

}  // namespace splitter::render
