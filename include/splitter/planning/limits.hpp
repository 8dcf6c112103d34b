#pragma once

#include "splitter/model/error.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/planning/planning.hpp"
#include "splitter/planning/request.hpp"

namespace splitter::planning {

/// The answer is no: a plan breaks a limit.
class LimitBroken : public model::InputError {
 public:
  using InputError::InputError;
};

/// The limits of a plan by the settings; `auto` means those of this machine.
[[nodiscard]] model::Limits limits_of(const Request& settings, const Messages& messages);

/// Throws LimitBroken, with the tests to blame, if a group needs more memory than its runner has.
void check_memory(const render::PlanReport& planned);

}  // namespace splitter::planning
