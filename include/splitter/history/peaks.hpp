#pragma once

#include "splitter/model/recording.hpp"

#include <cstddef>
#include <vector>

namespace splitter::history {

/// Gives the peaks of recordings that measured no time, such as pytest-memray's, to the runs of the
/// same tests that measured times and no memory; of several peaks the largest. The recordings
/// without times go, for a sample without a time is no data. The result is the number of tests
/// whose peaks no run took.
std::size_t share_peaks(std::vector<model::Recording>& recordings);

}  // namespace splitter::history
