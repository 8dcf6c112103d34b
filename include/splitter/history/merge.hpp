#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <string_view>
#include <vector>

namespace splitter::history {

/// One profile of several, whatever their order. A test that is in more than one gets the mean of
/// its times above zero.
[[nodiscard]] model::Profile merge(std::vector<model::Profile> profiles);

/// Profile of samples, completed with the times of another for tests that it does not know. A test
/// that only failed gets the longer time, because it may have been broken off.
[[nodiscard]] model::Profile completed(model::Profile profile, model::Profile durations);

/// Profile with `strip` taken off the front of each id that begins with it, then `add` put before
/// every id, those of set-ups included unless the whole session holds them. If ids become equal,
/// the larger time stays.
[[nodiscard]] model::Profile with_prefix(model::Profile profile,
                                         std::string_view strip,
                                         std::string_view add);

/// Recording with the same done to every id.
[[nodiscard]] model::Recording with_prefix(model::Recording recording,
                                           std::string_view strip,
                                           std::string_view add);

}  // namespace splitter::history
