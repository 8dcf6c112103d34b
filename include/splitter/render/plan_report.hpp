#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/selectors.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace splitter::render {

/// A solved problem and all that is needed to show it.
struct PlanReport {
  std::shared_ptr<const model::Problem> problem;
  std::shared_ptr<const model::Plan> plan;
  std::string fingerprint;
  std::string program;  ///< The version of splitter.
  Naming naming = Naming::collapsed;
  Workplace workplace;
  bool measured = true;    ///< False if no test has a measured time: weights are not seconds.
  bool selection = false;  ///< The tests come from a list, which may leave out some of a file.
  /// Time that each group's pytest takes to find its tests by their names; empty if negligible.
  std::vector<model::Microseconds> lookups;
  std::optional<model::Calibration> calibration;  ///< Of the times; nothing if none was applied.
  std::size_t speed_jobs = 0;  ///< Number of earlier jobs that the speeds are fitted to.
  /// Time of each group by the measured times alone: not calibrated, without an overhead that was
  /// given, on a runner of the usual speed. Empty if nothing was measured.
  std::vector<model::Microseconds> raw;
};

/// The whole plan as `plan.json` (docs/file-formats.md).
[[nodiscard]] std::string plan_json(const PlanReport& report);

/// One group, the same object that the plan has for it, with what identifies the plan.
[[nodiscard]] std::string group_json(const PlanReport& report, model::GroupIndex group);

/// The looks of a table: `width` columns, colour by ANSI codes.
struct TableStyle {
  std::size_t width = 80;
  bool colour = false;
};

/// The plan for people: a line a group with a bar, the bound and what binds it.
[[nodiscard]] std::string plan_table(const PlanReport& report, TableStyle style);

/// The calibration and its source: `calibrated by 12 jobs: × 1.08 and 2.10 s more`.
[[nodiscard]] std::string calibration_text(const model::Calibration& calibration);

}  // namespace splitter::render
