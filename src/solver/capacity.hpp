#pragma once

#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// Least time in which the groups together can do `work`.
[[nodiscard]] model::Microseconds time_of_all(const model::Problem& problem,
                                              model::Microseconds work);

/// True if the groups together can do `work` within `time`.
[[nodiscard]] bool can_do(const model::Problem& problem,
                          model::Microseconds work,
                          model::Microseconds time);

/// Time in which the fastest group does `work`.
[[nodiscard]] model::Microseconds least_time(const model::Problem& problem,
                                             model::Microseconds work);

/// Work that the fastest group does within `time`; negative if the overhead alone takes longer.
[[nodiscard]] model::Microseconds most_work(const model::Problem& problem,
                                            model::Microseconds time);

/// Work that the slowest group does within `time`; negative if the overhead alone takes longer.
[[nodiscard]] model::Microseconds least_work(const model::Problem& problem,
                                             model::Microseconds time);

/// Least part of a job's time that a set-up takes. An import takes all of it, in every worker at
/// the same time; a fixture may be set up on one worker only, and takes its share.
[[nodiscard]] model::Microseconds least_setup(const model::Problem& problem,
                                              const model::Scope& scope);

}  // namespace splitter::solver
