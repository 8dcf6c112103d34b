#pragma once

#include "splitter/model/evidence.hpp"

#include <functional>

namespace splitter::history {

/// The evidence without the tests that `exists` denies, and without the set-ups that no test is
/// left for: fixtures that only dropped tests used, imports of files and packages without a test.
[[nodiscard]] model::Evidence pruned(model::Evidence evidence,
                                     const std::function<bool(model::NodeId)>& exists);

}  // namespace splitter::history
