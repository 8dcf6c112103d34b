#pragma once

#include "report_table.hpp"

#include <string_view>

namespace splitter::input {

/// Outcome by pytest's word for it; a word that is not known is no failure.
[[nodiscard]] model::Outcome outcome_named(std::string_view word);

/// Report of pytest on one phase of one test: its set-up, its call or its tear-down.
struct Phase {
  std::string_view when;
  std::string_view outcome;
  double seconds = 0.0;
  bool expected_failure = false;  ///< pytest calls that skipped.
};

/// Adds a phase to its test. A set-up begins an attempt, and the last attempt's outcome counts. A
/// time that is negative makes the whole test's unknown.
void add_phase(ReportedTest& test, const Phase& phase);

}  // namespace splitter::input
