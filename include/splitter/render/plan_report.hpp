#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/selectors.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {

/// A plan with all that is needed to show it.
struct PlanReport {
  const model::Problem& problem;
  const model::Plan& plan;
  std::string fingerprint;
  std::string program;  ///< The version of splitter.
  Naming naming = Naming::collapsed;
  Workplace workplace;
  bool measured = true;    ///< False where no test has a measured time: weights are no seconds.
  bool selection = false;  ///< The tests come from a list, which may leave out some of a file.
  std::optional<model::Calibration> calibration;  ///< Of the times; nothing where there is none.
  std::size_t speed_jobs = 0;  ///< How many earlier jobs the speeds are fitted to; 0: none.
  /// What each group takes by the measured times alone: not calibrated, without an overhead that
  /// was given, on a runner of the usual speed. Empty where times are no such thing.
  std::vector<model::Microseconds> raw;
};

/// The whole plan as `plan.json` (docs/file-formats.md).
[[nodiscard]] std::string plan_json(const PlanReport& report);

/// One group, the same object that the plan has for it, with what identifies the plan.
[[nodiscard]] std::string group_json(const PlanReport& report, model::GroupIndex group);

/// How a table is drawn: `width` columns, colour by ANSI codes.
struct TableStyle {
  std::size_t width = 80;
  bool colour = false;
};

/// The plan for people: a line a group with a bar, the bound and what binds it.
[[nodiscard]] std::string plan_table(const PlanReport& report, TableStyle style);

/// A time as people read it: `12.3 s`, `4 min 05 s`, `850 ms`.
[[nodiscard]] std::string human_time(model::Microseconds time);

/// What a calibration is and comes from: `calibrated by 12 jobs: × 1.08 and 2.10 s more`.
[[nodiscard]] std::string calibration_text(const model::Calibration& calibration);

/// Workers and memory of a group as its lines say them: `, 4 workers, 1.50 GiB`; what is usual or
/// not known is left out.
[[nodiscard]] std::string needs(std::uint32_t workers, model::Bytes memory);

/// A count with thousands separators.
[[nodiscard]] std::string human_count(std::size_t count);

/// Memory for people, in binary units: `512 KiB`, `800 MiB`, `1.50 GiB`.
[[nodiscard]] std::string human_bytes(model::Bytes bytes);

/// A count and what is counted: `1 test`, `5,498 tests`.
[[nodiscard]] std::string human_count(std::size_t count, std::string_view noun);

}  // namespace splitter::render
