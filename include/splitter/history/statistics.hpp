#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/units.hpp"

#include <vector>

namespace splitter::history {

/// One number for each test and set-up of the evidence. Sums a test's session times per run, each
/// divided by its machine's slowdown (`load_of`), then applies `typical_time` to the runs, oldest
/// first. Set-ups, memory and numbers of sessions get the median, of an even number the mean of the
/// middle two. A test that is skipped uses no fixture.
[[nodiscard]] model::Profile profile_of(const model::Evidence& evidence);

/// Time of a test, as `model::Measurement` has it.
struct TestTime {
  model::NodeId id;
  model::Microseconds own{0};
  bool tentative = false;
};

/// The times alone of that profile, one of each test.
[[nodiscard]] std::vector<TestTime> times_of(const model::Evidence& evidence);

}  // namespace splitter::history
