#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"

#include <cstdint>
#include <span>

namespace splitter::history {

/// What importing and collecting one test file costs where nothing was measured: the mean over
/// recordings of two large suites (networkx 30 ms, scikit-learn 48 ms), the smaller of them,
/// so that a file is cut where cutting surely pays.
inline constexpr model::Microseconds estimated_import{30'000};

/// The costs of a suite's tests.
///
/// A test without a time gets the mean of its function's other instances; failing that of its
/// file's tests; failing that of those of the files in its folder; failing that of the whole
/// suite's (docs/decisions/0005 has the measurements).
/// Each file is a scope. Where the profile measured set-ups, imports, those of the packages above
/// a file, and fixtures cost what they cost there, an unknown import the median of the known ones,
/// if that is no less than `estimated_import`, and a test that is not known uses the fixtures that
/// all others of its file, or its class, use; else each import is estimated. With `Keep::none`
/// set-ups are not priced.
///
/// Where the profile knows memory, a test without it gets the mean of its file's tests, but for
/// those that are skipped: it may run.
///
/// Where no test has a time, the weights are the sizes of the files, shared by their tests:
/// `file_sizes` holds bytes a file of the suite, 0 or nothing where unknown.
[[nodiscard]] model::Costs estimate_costs(const model::Suite& suite,
                                          const model::Profile& profile,
                                          const Fit& fit,
                                          model::Keep keep,
                                          std::span<const std::int64_t> file_sizes);

}  // namespace splitter::history
