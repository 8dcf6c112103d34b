#pragma once

#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// The least time in which the groups together can do so much work.
[[nodiscard]] model::Microseconds time_of_all(const model::Problem& problem,
                                              model::Microseconds work);

/// True where the groups together can do so much work in so much time.
[[nodiscard]] bool can_do(const model::Problem& problem,
                          model::Microseconds work,
                          model::Microseconds time);

/// The time in which the fastest group does so much work.
[[nodiscard]] model::Microseconds least_time(const model::Problem& problem,
                                             model::Microseconds work);

/// The work that the fastest group does in so much time; negative where none.
[[nodiscard]] model::Microseconds most_work(const model::Problem& problem,
                                            model::Microseconds time);

/// The work that the slowest group does in so much time; negative where none.
[[nodiscard]] model::Microseconds least_work(const model::Problem& problem,
                                             model::Microseconds time);

/// The least that a set-up takes of a job's time: an import all of it, in every worker at the same
/// time; a fixture of one worker its part.
[[nodiscard]] model::Microseconds least_setup(const model::Problem& problem,
                                              const model::Scope& scope);

}  // namespace splitter::solver
