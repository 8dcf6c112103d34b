#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

#include <string>

namespace splitter::render {

/// Which groups need more memory than their runner has and which tests are to blame, with the
/// numbers; empty where every group fits.
[[nodiscard]] std::string memory_fault(const model::Problem& problem, const model::Plan& plan);

}  // namespace splitter::render
