#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/render/plan_report.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace splitter::cli {

/// A solved problem and how to show it.
struct Planned {
  std::unique_ptr<const model::Problem> problem;
  std::unique_ptr<const model::Plan> plan;
  std::string fingerprint;
  render::Workplace workplace;
  render::Naming naming = render::Naming::collapsed;
  bool measured = true;
  bool selection = false;
  /// What it takes each group's pytest to find its tests by their names; empty: nothing to speak
  /// of.
  std::vector<model::Microseconds> lookups;
  std::optional<model::Calibration> calibration;  ///< Nothing where none was applied.
  std::size_t speed_jobs = 0;                     ///< How many the speeds are fitted to.
  std::vector<model::Microseconds> raw;           ///< See render::PlanReport.

  [[nodiscard]] render::PlanReport report() const;
};

/// Reads what the settings name, makes a problem of it and solves it. Says on stderr what was
/// found and how well the durations fit.
[[nodiscard]] Planned make_plan(const Settings& settings, const Messages& messages);

}  // namespace splitter::cli
