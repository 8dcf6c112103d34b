#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace splitter::planning {

/// Looks at all that the jobs of a suite depend on, as it is here and now: durations, pytest, its
/// plugins and options, the plan, two collections, the CI, the machine, git. `command` is the one
/// that jobs run: behind `splitter run --`, or behind the pipe (`xargs pytest`); it may be empty.
/// `now` are seconds since 1970. Throws model::InputError for a request that is no request.
[[nodiscard]] model::Checkup check_up(const Request& asked,
                                      const std::vector<std::string>& command,
                                      std::int64_t now);

}  // namespace splitter::planning
