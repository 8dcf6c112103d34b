#pragma once

#include "splitter/model/recording.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::render {

/// A recorded run in a few lines for people: how many tests and what their time went
/// into; the slowest test, the one that needed the most memory, the one that kept the most, the
/// dearest set-up, each only where it matters.
[[nodiscard]] std::vector<std::string> record_summary(std::span<const model::Recording> recordings);

}  // namespace splitter::render
