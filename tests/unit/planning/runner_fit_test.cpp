#include "planning/runner_fit.hpp"

#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::planning {
namespace {

using model::Microseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RunnerFit : public ::testing::Test {
 protected:
  Request settings_;
  model::Profile profile_;
  model::Limits limits_{.groups = 2};
  std::size_t speed_jobs_ = 0;
  std::optional<model::Calibration> calibration_;

  /// Two runs, in which group 2 took twice as long as group 1, and that as long as was planned.
  void add_jobs() {
    for (int run = 0; run < 2; ++run) {
      profile_.jobs.push_back({0, 2, Microseconds{1'000'000}, Microseconds{1'000'000}});
      profile_.jobs.push_back({1, 2, Microseconds{1'000'000}, Microseconds{2'000'000}});
    }
  }
  std::string fit() {
    return support::words_of(
        [this](const Messages& messages) {
          speed_jobs_ = fit_speeds(settings_, profile_, limits_, messages);
          calibration_ = fit_calibration(settings_, profile_, limits_, messages);
        },
        Verbosity::verbose);
  }
};

TEST_F(RunnerFit, LeavesSpeedsAsTheyAreUnlessAsked) {
  add_jobs();
  limits_.speeds = {500, 1000};
  fit();
  EXPECT_THAT(limits_.speeds, ElementsAre(500, 1000));
  EXPECT_EQ(speed_jobs_, 0U);
}

TEST_F(RunnerFit, SaysWhatSpeedsEarlierJobsHad) {
  add_jobs();
  settings_.runners.fitted_speeds = true;
  EXPECT_THAT(fit(), HasSubstr("--speeds auto: 1,0.5 by 4 jobs"));
  EXPECT_THAT(limits_.speeds, ElementsAre(1000, 500));
  EXPECT_EQ(speed_jobs_, 4U);
  EXPECT_EQ(calibration_, (model::Calibration{1'000, {}, 2})) << "the speeds say it all";
}

TEST_F(RunnerFit, SaysWhereNoSpeedIsKnown) {
  settings_.runners.fitted_speeds = true;
  EXPECT_THAT(fit(), HasSubstr("--speeds auto: no group of 2 has two jobs"));
  EXPECT_THAT(limits_.speeds, ElementsAre(1000, 1000));
}

TEST_F(RunnerFit, CalibratesUnlessToldNotTo) {
  add_jobs();
  EXPECT_THAT(fit(), HasSubstr("calibrated by 2 jobs: × 1.50"));
  EXPECT_EQ(calibration_, (model::Calibration{1'500, {}, 2}));
  settings_.runners.calibrated = false;
  EXPECT_THAT(fit(), IsEmpty());
  EXPECT_EQ(calibration_, std::nullopt);
}

TEST_F(RunnerFit, IsSilentWhereNothingIsKnown) {
  EXPECT_THAT(fit(), IsEmpty());
  EXPECT_EQ(calibration_, std::nullopt);
}

}  // namespace
}  // namespace splitter::planning
