#include "phases.hpp"

#include <cmath>

namespace splitter::input {

model::Outcome outcome_named(std::string_view word) {
  if (word == "failed" || word == "error") {
    return model::Outcome::failed;
  }
  return word == "skipped" ? model::Outcome::skipped : model::Outcome::passed;
}

using model::Outcome;

void add_phase(ReportedTest& test, const Phase& phase) {
  test.seconds += phase.seconds >= 0.0 ? phase.seconds : std::nan("");
  if (phase.when == "setup") {
    test.outcome = Outcome::passed;
  }
  if (phase.outcome == "failed" || phase.outcome == "error") {
    test.outcome = Outcome::failed;
  } else if (phase.outcome == "skipped" && !phase.expected_failure &&
             test.outcome == Outcome::passed) {
    test.outcome = Outcome::skipped;
  }
}

}  // namespace splitter::input
