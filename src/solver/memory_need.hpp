#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace splitter::solver {

/// What a set of tests needs of a runner's memory, so that sets can be put together: what all of
/// them retain, the largest peaks, as many as may meet on the workers of a job, largest first, and
/// what fixtures hold in each process: those that stay, and the largest of the others.
struct MemoryNeed {
  model::Bytes retained;
  std::vector<std::int64_t> peaks;
  std::vector<model::ScopeIndex> staying;  ///< Ascending; only those that hold anything.
  model::Bytes passing;

  void add(const MemoryNeed& other, std::size_t at_once);
};

/// The memory of the groups' runners, as the search sees it.
class MemoryLimits {
 public:
  explicit MemoryLimits(const model::Problem& problem);

  /// False where nothing limits the memory, or none was measured.
  [[nodiscard]] bool bind() const { return bind_; }
  [[nodiscard]] MemoryNeed need_of(std::span<const model::TestIndex> tests) const;
  /// By how much a group with this need breaks its limit.
  [[nodiscard]] model::Bytes excess(model::GroupIndex group, const MemoryNeed& need) const;
  /// How many peaks may meet; where a job may have fewer workers, one.
  [[nodiscard]] std::size_t at_once() const { return at_once_; }
  /// True for a test so large that few like it fit into a group.
  [[nodiscard]] bool heavy(model::TestIndex test) const;

 private:
  const model::Problem* problem_;
  bool bind_;
  std::size_t at_once_;
  std::int64_t least_room_ = 0;  ///< Of all groups, beside the processes themselves.
  /// What one session may retain: more of the same tests go into another.
  std::int64_t most_retained_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace splitter::solver
