#include "splitter/model/verification.hpp"

#include <algorithm>

namespace splitter::model {

bool Verification::holds() const {
  const bool all_there = std::ranges::none_of(
      groups, [](const GroupOutcome& group) { return group.missing || group.not_run > 0; });
  return all_there && lost.empty() && repeated.empty() && unmet.empty() && foreign.empty();
}

}  // namespace splitter::model
