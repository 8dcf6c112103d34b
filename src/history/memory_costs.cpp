#include "memory_costs.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace splitter::history {

namespace {

using model::Bytes;
using model::Memory;

/// A mean under construction.
struct MemoryMean {
  Memory sum;
  std::int64_t count = 0;

  void add(const Memory& memory) {
    sum.peak.count += memory.peak.count;
    sum.retained.count += memory.retained.count;
    ++count;
  }
  [[nodiscard]] Memory value_or(const Memory& other) const {
    return count == 0 ? other
                      : Memory{Bytes{sum.peak.count / count}, Bytes{sum.retained.count / count}};
  }
};

}  // namespace

void add_memory(const model::Suite& suite,
                const model::Profile& profile,
                const Fit& fit,
                model::Costs& costs) {
  costs.memory.assign(suite.nodes().size(), Memory{});
  std::vector<bool> known(suite.nodes().size(), false);
  std::vector<bool> tells(suite.nodes().size(), false);
  MemoryMean all;
  for (const Match& match : fit.matches) {
    const model::Measurement& entry = profile.tests[match.entry];
    if (!entry.memory && !entry.skipped) {
      continue;  // A stored time alone: it takes what others take.
    }
    const Memory measured = entry.memory.value_or(Memory{});
    Memory& memory = costs.memory[match.node];
    memory.peak = std::max(memory.peak, measured.peak);
    memory.retained.count += measured.retained.count;
    known[match.node] = true;
    if (!entry.skipped) {
      tells[match.node] = true;
      all.add(measured);
    }
  }
  for (const model::File& file : suite.files()) {
    MemoryMean of_file;
    for (model::TestIndex test = file.begin; test < file.end; ++test) {
      if (tells[test]) {
        of_file.add(costs.memory[test]);
      }
    }
    const Memory estimate = of_file.value_or(all.value_or({}));
    for (model::TestIndex test = file.begin; test < file.end; ++test) {
      costs.memory[test] = known[test] ? costs.memory[test] : estimate;
    }
  }
}

}  // namespace splitter::history
