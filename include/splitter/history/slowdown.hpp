#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>

namespace splitter::history {

/// A test of a new run beside what was expected of it before that run.
struct Comparison {
  model::Microseconds measured{0};
  model::Microseconds expected{0};  ///< Zero where nothing was known.
};

/// How much slower one job's machine was than those of its whole run, in thousandths.
using Load = std::int64_t;

inline constexpr Load usual_load = 1'000;
inline constexpr Load greatest_load = 2 * usual_load;  ///< More is not the machine's doing.
inline constexpr Load least_load = usual_load / 2;

/// The load of a job: the median of measured over expected of its tests, over the same of the whole
/// run's, of which the job is a part. What all jobs share is no load: it is how long tests take
/// now.
///
/// Tests that were expected to take less than 10 ms are mostly noise and do not count. Where fewer
/// than ten are left, in the job or the run, the load is the usual one; it lies between the least
/// and the greatest load. The order of tests does not matter. docs/decisions/0005 says why.
[[nodiscard]] Load load_of(std::span<const Comparison> job, std::span<const Comparison> run);

/// What the job would have measured under the usual load, rounded half up, never zero unless it
/// was. `load` is above zero.
[[nodiscard]] model::Microseconds without_load(model::Microseconds measured, Load load);

}  // namespace splitter::history
