#include "splitter/render/human.hpp"

#include "splitter/render/plan_report.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace splitter::render {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

std::string shown(microseconds time) {
  return human_time(time);
}

TEST(HumanTime, BelowASecondIsInMilliseconds) {
  EXPECT_EQ(shown(0us), "0 ms");
  EXPECT_EQ(shown(499us), "0 ms");
  EXPECT_EQ(shown(500us), "1 ms");
  EXPECT_EQ(shown(850ms), "850 ms");
}

TEST(HumanTime, BelowTwoMinutesIsInSeconds) {
  EXPECT_EQ(shown(1s), "1.00 s");
  EXPECT_EQ(shown(12'345ms), "12.35 s");
  EXPECT_EQ(shown(60s), "60.00 s");
  EXPECT_EQ(shown(119s), "119.00 s");
}

TEST(HumanTime, BelowTwoHoursIsInMinutesAndSeconds) {
  EXPECT_EQ(shown(2min), "2 min 00 s");
  EXPECT_EQ(shown(4min + 5s), "4 min 05 s");
  EXPECT_EQ(shown(119min + 59s), "119 min 59 s");
}

TEST(HumanTime, AboveIsInHoursAndMinutes) {
  EXPECT_EQ(shown(2h), "2 h 00 min");
  EXPECT_EQ(shown(26h + 3min), "26 h 03 min");
  EXPECT_EQ(shown(720h), "720 h 00 min");
}

TEST(HumanTime, RoundingGoesOnToTheNextUnit) {
  EXPECT_EQ(shown(999'600us), "1.00 s");
  EXPECT_EQ(shown(119'999ms), "2 min 00 s");
  EXPECT_EQ(shown(119min + 59'600ms), "2 h 00 min");
}

TEST(CalibrationText, SaysTheFactorAndWhatIsFixed) {
  EXPECT_EQ(calibration_text({1'084, microseconds{2'100'000}, 12}),
            "calibrated by 12 jobs: × 1.08 and 2.10 s more");
  EXPECT_EQ(calibration_text({995, microseconds{0}, 2}), "calibrated by 2 jobs: × 1.00");
  EXPECT_EQ(calibration_text({250, microseconds{0}, 2}), "calibrated by 2 jobs: × 0.25");
}

TEST(HumanCount, SeparatesThousands) {
  EXPECT_EQ(human_count(0), "0");
  EXPECT_EQ(human_count(999), "999");
  EXPECT_EQ(human_count(1'000), "1,000");
  EXPECT_EQ(human_count(999'999), "999,999");
  EXPECT_EQ(human_count(1'234'567), "1,234,567");
}

TEST(HumanCount, AgreesWithItsNoun) {
  EXPECT_EQ(human_count(0, "test"), "0 tests");
  EXPECT_EQ(human_count(1, "test"), "1 test");
  EXPECT_EQ(human_count(5'498, "file"), "5,498 files");
}

}  // namespace
}  // namespace splitter::render
