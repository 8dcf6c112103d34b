#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace splitter::solver {

/// Need of memory of a set of tests, in a form in which sets can be united: the sum of the retained
/// memory; the largest peaks, as many as may meet on the workers of a job, largest first; the
/// fixtures that stay in each process, and the largest of the others.
struct MemoryNeed {
  model::Bytes retained;
  std::vector<std::int64_t> peaks;
  std::vector<model::ScopeIndex> staying;  ///< Ascending; only fixtures that hold memory.
  model::Bytes passing;

  void add(const MemoryNeed& other, std::size_t at_once);
};

/// Memory of the groups' runners in the view of the search.
class MemoryLimits {
 public:
  explicit MemoryLimits(const model::Problem& problem);

  /// False if nothing limits the memory, or none was measured.
  [[nodiscard]] bool bind() const { return bind_; }
  [[nodiscard]] MemoryNeed need_of(std::span<const model::TestIndex> tests) const;
  /// Bytes by which a group with this need exceeds its memory. Exact for one session; an upper
  /// bound for several.
  [[nodiscard]] model::Bytes excess(model::GroupIndex group, const MemoryNeed& need) const;
  /// Number of peaks that may meet; one if a job may start fewer workers.
  [[nodiscard]] std::size_t at_once() const { return at_once_; }
  /// True for a test that is so large that few of its size fit into a group.
  [[nodiscard]] bool heavy(model::TestIndex test) const;

 private:
  const model::Problem* problem_;
  bool bind_;
  std::size_t at_once_;
  std::int64_t least_room_ = 0;  ///< Least memory of a group, beside the processes themselves.
  /// Memory that the tests of one session may retain; further tests go into another session.
  std::int64_t most_retained_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace splitter::solver
