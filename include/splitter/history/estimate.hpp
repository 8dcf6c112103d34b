#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"

#include <cstdint>
#include <span>

namespace splitter::history {

/// Time of importing and collecting one test file that nobody measured: the mean of networkx. That
/// of scikit-learn is 48 ms; the smaller one counts, because a file should be cut only if cutting
/// surely pays.
inline constexpr model::Microseconds estimated_import{30'000};

/// Costs of a suite's tests.
///
/// A test without a time gets the mean of its function's other instances; failing that of its
/// file's tests; failing that of those of the files in its folder; failing that of the whole
/// suite's (docs/decisions/0005 has the measurements).
/// Each file is a scope. If the profile measured set-ups, then imports, also those of the packages
/// above a file, and fixtures cost as much as there; an unknown import costs the median of the
/// known ones, at least `estimated_import`; an unknown test uses the fixtures that all others of
/// its file, or its class, use. Otherwise each import is estimated. `Keep::none` prices no set-up.
///
/// If the profile knows memory, a test without it gets the mean of its file's tests that are not
/// skipped, because it may run.
///
/// If no test has a time, the weights are the sizes of the files, shared by their tests:
/// `file_sizes` holds the bytes of each file of the suite (0 if unknown), or nothing.
[[nodiscard]] model::Costs estimate_costs(const model::Suite& suite,
                                          const model::Profile& profile,
                                          const Fit& fit,
                                          model::Keep keep,
                                          std::span<const std::int64_t> file_sizes);

}  // namespace splitter::history
