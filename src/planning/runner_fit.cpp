#include "runner_fit.hpp"

#include "splitter/history/calibration.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace splitter::planning {

namespace {

std::string listed_speeds(const std::vector<model::Speed>& speeds) {
  std::string text;
  for (const model::Speed speed : speeds) {
    text += fmt::format(
        "{}{}", text.empty() ? "" : ",", static_cast<double>(speed) / model::usual_speed);
  }
  return text;
}

}  // namespace

std::size_t fit_speeds(const Request& settings,
                       const model::Profile& profile,
                       model::Limits& limits,
                       const Messages& messages) {
  if (!settings.runners.fitted_speeds) {
    return 0;
  }
  history::FittedSpeeds fitted = history::fitted_speeds(profile.jobs, limits.groups);
  limits.speeds = std::move(fitted.speeds);
  if (fitted.jobs == 0) {
    messages.notice(
        fmt::format("--speeds auto: no group of {} has two jobs in {}, so all runners count as "
                    "equally fast",
                    limits.groups,
                    settings.profile));
    messages.hint("`splitter run --record DIR` records jobs, `splitter merge DIR` folds them in");
  } else {
    messages.detail(fmt::format("--speeds auto: {} by {}",
                                listed_speeds(limits.speeds),
                                render::human_count(fitted.jobs, "job")));
  }
  return fitted.jobs;
}

std::optional<model::Calibration> fit_calibration(const Request& settings,
                                                  const model::Profile& profile,
                                                  const model::Limits& limits,
                                                  const Messages& messages) {
  if (!settings.runners.calibrated) {
    return std::nullopt;
  }
  const auto calibration = history::calibration_of(
      history::telling_jobs(profile.jobs, limits.workers > 1), limits.speeds);
  if (calibration.has_value()) {
    messages.detail(render::calibration_text(*calibration));
  }
  return calibration;
}

}  // namespace splitter::planning
