#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <vector>

namespace splitter::model {

/// What past runs measured of one test.
struct Measurement {
  NodeId id;
  Microseconds own{0};  ///< Zero: the test was seen, but nothing usable was measured of it.
};

/// What past runs measured. Sorted by NodeId bytes, no id twice.
struct Profile {
  std::vector<Measurement> tests;
  std::vector<Text> texts;  ///< Own what the ids point into.
};

}  // namespace splitter::model
