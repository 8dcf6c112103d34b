#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/recording.hpp"

namespace splitter::history {

/// Evidence of one recording. The scopes' and tests' ids point into the recording's texts, which
/// the result keeps alive.
[[nodiscard]] model::Evidence evidence_of_one(const model::Recording& recording);

}  // namespace splitter::history
