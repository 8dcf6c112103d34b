#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>

namespace splitter::history {

/// Time of a test in a new run beside the time that was expected before that run.
struct Comparison {
  model::Microseconds measured{0};
  model::Microseconds expected{0};  ///< Zero if unknown.
};

/// Slowness of one job's machine beside those of its whole run, in thousandths.
using Load = std::int64_t;

inline constexpr Load usual_load = 1'000;
inline constexpr Load greatest_load = 2 * usual_load;  ///< More is not the machine's doing.
inline constexpr Load least_load = usual_load / 2;

/// Load of a job: the median of measured over expected of its tests, over the same of the whole run
/// (the lower of the middle two of an even number). A change that all jobs share is no load but how
/// long tests take now.
///
/// Tests that were expected to take less than 10 ms are mostly noise and do not count. If fewer
/// than ten are left in the job or the run, the load is the usual one; it lies between the least
/// and the greatest load. The order of tests does not matter. docs/decisions/0005 says why.
[[nodiscard]] Load load_of(std::span<const Comparison> job, std::span<const Comparison> run);

/// Time under the usual load, rounded half up; zero only for zero. `load` is above zero.
[[nodiscard]] model::Microseconds without_load(model::Microseconds measured, Load load);

}  // namespace splitter::history
