#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <string_view>
#include <vector>

namespace splitter::history {

/// One profile of several. A test that stands in more than one gets the mean of its times, those
/// that say nothing left out, so that the order of the profiles does not matter.
[[nodiscard]] model::Profile merge(std::vector<model::Profile> profiles);

/// A profile of samples with, for tests that it does not know, the times of another. Of a test that
/// only failed the longer time counts: it may have been broken off.
[[nodiscard]] model::Profile completed(model::Profile profile, model::Profile durations);

/// The profile with `strip` taken off the front of each id that begins with it, then `add` put
/// before every id, those of set-ups included unless the whole session holds them. Of ids that
/// become equal the larger time stays.
[[nodiscard]] model::Profile with_prefix(model::Profile profile,
                                         std::string_view strip,
                                         std::string_view add);

/// The same of every id in a recording.
[[nodiscard]] model::Recording with_prefix(model::Recording recording,
                                           std::string_view strip,
                                           std::string_view add);

}  // namespace splitter::history
