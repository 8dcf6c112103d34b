#pragma once

#include "splitter/model/problem.hpp"

#include <string>

namespace splitter::render {

/// The version of the plans that this program makes. It changes whenever the same problem may
/// get another plan, and is part of every fingerprint.
inline constexpr int plan_version = 1;

/// 32 hexadecimal digits: XXH3-128 of the suite, its costs, the limits and `plan_version`. Jobs
/// that print the same fingerprint have computed the same plan.
[[nodiscard]] std::string fingerprint(const model::Problem& problem);

}  // namespace splitter::render
