#pragma once

#include "planning.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::cli {

/// The answer is no: a plan breaks a limit.
class LimitBroken : public model::InputError {
 public:
  using InputError::InputError;
};

/// The limits of a plan by the settings; `auto` means those of this machine.
[[nodiscard]] model::Limits limits_of(const Settings& settings, const Messages& messages);

/// Throws LimitBroken, with the tests to blame, if a group needs more memory than its runner has.
void check_memory(const render::PlanReport& planned);

}  // namespace splitter::cli
