#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"

namespace splitter::history {

/// What the evidence says of each test and set-up. What the sessions of one run measured of a test
/// is added up, without what its machine was slower than those of the other jobs of one CI run
/// (`load_of`), and of its runs, oldest first, `typical_time` is taken; a test that is skipped uses
/// no fixture. Of set-ups, memory and what sessions have in common it is the median, of an even
/// number the mean of the middle two.
[[nodiscard]] model::Profile profile_of(const model::Evidence& evidence);

}  // namespace splitter::history
