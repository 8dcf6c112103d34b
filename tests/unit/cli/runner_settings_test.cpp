#include "cli/settings.hpp"
#include "splitter/model/error.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::cli {
namespace {

using model::Bytes;
using model::Distribution;
using model::Microseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Runners runners_with(const char* name, const std::string& text) {
  Values values;
  values.fill(name, {{text}, std::string(from_command_line)});
  return resolve(values).runners;
}

std::string refused(const char* name, const std::string& text) {
  try {
    runners_with(name, text);
  } catch (const model::InputError& error) {
    return error.where() + ": " + error.what();
  }
  return "taken";
}

TEST(Runners, AreUsualOnesByDefault) {
  const Runners runners = resolve(Values{}).runners;
  EXPECT_EQ(runners.workers, 1U);
  EXPECT_FALSE(runners.all_cores);
  EXPECT_THAT(runners.memory, IsEmpty());
  EXPECT_THAT(runners.speeds, IsEmpty());
  EXPECT_EQ(runners.overhead, std::nullopt);
}

TEST(Runners, HaveWorkersAndADistribution) {
  EXPECT_EQ(runners_with("workers", "4").workers, 4U);
  EXPECT_TRUE(runners_with("workers", "auto").all_cores);
  EXPECT_EQ(runners_with("dist", "worksteal").distribution, Distribution::worksteal);
  EXPECT_THAT(refused("workers", "0"), HasSubstr("--workers: expected a whole number"));
  EXPECT_THAT(refused("dist", "laod"), HasSubstr("expected one of load, loadscope"));
}

TEST(Runners, HaveMemoryInAnyUnit) {
  EXPECT_THAT(runners_with("memory-limit", "7GiB").memory, ElementsAre(Bytes{7LL << 30}));
  EXPECT_THAT(runners_with("memory-limit", "1.5 GiB, 512MB,9").memory,
              ElementsAre(Bytes{3LL << 29}, Bytes{512'000'000}, Bytes{9}));
  EXPECT_TRUE(runners_with("memory-limit", "auto").own_memory);
  for (const char* odd : {"", "lots", "-1GiB", "0", "4GiBs", "1GiB,", "nan", "inf", "1e30"}) {
    EXPECT_THAT(refused("memory-limit", odd), HasSubstr("expected auto, or amounts of memory"))
        << odd;
  }
}

TEST(Runners, HaveSpeeds) {
  EXPECT_THAT(runners_with("speeds", "1,1,2,0.5").speeds, ElementsAre(1000, 1000, 2000, 500));
  for (const char* odd : {"", "0", "1,,2", "fast", "1000", "0.0001"}) {
    EXPECT_THAT(refused("speeds", odd), HasSubstr("expected auto, or a factor")) << odd;
  }
  EXPECT_FALSE(runners_with("speeds", "1").fitted_speeds);
  EXPECT_TRUE(runners_with("speeds", "auto").fitted_speeds);
  EXPECT_THAT(runners_with("speeds", "auto").speeds, IsEmpty());
}

TEST(Runners, AreCalibratedUnlessToldNotTo) {
  EXPECT_TRUE(resolve(Values{}).runners.calibrated);
  EXPECT_TRUE(runners_with("calibration", "auto").calibrated);
  EXPECT_FALSE(runners_with("calibration", "none").calibrated);
  EXPECT_THAT(refused("calibration", "yes"), HasSubstr("expected one of auto, none"));
}

TEST(Runners, HaveAnOverhead) {
  EXPECT_EQ(runners_with("overhead", "30s").overhead, Microseconds{30'000'000});
  EXPECT_EQ(runners_with("overhead", "1.5min").overhead, Microseconds{90'000'000});
  EXPECT_EQ(runners_with("overhead", "250 ms").overhead, Microseconds{250'000});
  EXPECT_THAT(refused("overhead", "soon"), HasSubstr("expected a time"));
  EXPECT_THAT(refused("overhead", "1e15"), HasSubstr("expected a time"));
}

}  // namespace
}  // namespace splitter::cli
