#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <vector>

namespace splitter::model {

/// What past runs measured of one test.
struct Measurement {
  NodeId id;
  Microseconds own{0};
};

/// What past runs measured. Sorted by NodeId bytes, no id twice, every time above zero:
/// a zero is no measurement (a skipped test, a broken clock).
struct Profile {
  std::vector<Measurement> tests;
  std::vector<Text> texts;  ///< Own what the ids point into.
};

}  // namespace splitter::model
