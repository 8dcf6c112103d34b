#pragma once

#include "splitter/model/problem.hpp"

#include <string>

namespace splitter::render {

/// Version of the plans that this program makes: part of every fingerprint, and raised whenever the
/// same problem may get another plan.
inline constexpr int plan_version = 1;

/// 32 hexadecimal digits: XXH3-128 of `plan_version` and of everything in the problem that the
/// solver sees. Jobs that print the same fingerprint have computed the same plan. Names for people
/// (of scopes, of rules), origins and estimates do not count, nor does measured memory that no
/// limit asks for.
[[nodiscard]] std::string fingerprint(const model::Problem& problem);

}  // namespace splitter::render
