#pragma once

#include "splitter/model/recording.hpp"

#include <string_view>
#include <vector>

namespace splitter::input {

/// The recording of a run whose tests came one by one, each with its start in `began`. The attempts
/// of a test add up and the last one's outcome counts, as in any report; the run begins with its
/// first test.
[[nodiscard]] model::Recording united(std::vector<model::Recording> pieces, std::string_view kind);

}  // namespace splitter::input
