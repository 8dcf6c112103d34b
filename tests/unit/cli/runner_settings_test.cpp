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

Settings settings_with(OptionName name, const std::string& text) {
  Values values;
  values.fill(name, {{text}});
  return resolve(values);
}

std::string refused(OptionName name, const std::string& text) {
  try {
    settings_with(name, text);
  } catch (const model::InputError& error) {
    return error.where() + ": " + error.what();
  }
  return "taken";
}

TEST(Runners, AreUsualOnesByDefault) {
  const Settings settings = resolve(Values{});
  EXPECT_EQ(settings.limits.workers, 1U);
  EXPECT_FALSE(settings.runners.all_cores);
  EXPECT_THAT(settings.limits.memory, IsEmpty());
  EXPECT_THAT(settings.limits.speeds, IsEmpty());
  EXPECT_EQ(settings.runners.overhead, std::nullopt);
}

TEST(Runners, HaveWorkersAndADistribution) {
  EXPECT_EQ(settings_with("workers", "4").limits.workers, 4U);
  EXPECT_TRUE(settings_with("workers", "auto").runners.all_cores);
  EXPECT_EQ(settings_with("dist", "worksteal").limits.distribution, Distribution::worksteal);
  EXPECT_THAT(refused("workers", "0"), HasSubstr("--workers: expected a whole number"));
  EXPECT_THAT(refused("dist", "laod"), HasSubstr("expected one of load, loadscope"));
}

TEST(Runners, HaveMemoryInAnyUnit) {
  EXPECT_THAT(settings_with("memory-limit", "7GiB").limits.memory, ElementsAre(Bytes{7LL << 30}));
  EXPECT_THAT(settings_with("memory-limit", "1.5 GiB, 512MB,9").limits.memory,
              ElementsAre(Bytes{3LL << 29}, Bytes{512'000'000}, Bytes{9}));
  EXPECT_TRUE(settings_with("memory-limit", "auto").runners.own_memory);
  for (const char* odd : {"", "lots", "-1GiB", "0", "4GiBs", "1GiB,", "nan", "inf", "1e30"}) {
    EXPECT_THAT(refused("memory-limit", odd), HasSubstr("expected auto, or amounts of memory"))
        << odd;
  }
}

TEST(Runners, HaveSpeeds) {
  EXPECT_THAT(settings_with("speeds", "1,1,2,0.5").limits.speeds,
              ElementsAre(1000, 1000, 2000, 500));
  for (const char* odd : {"", "0", "1,,2", "fast", "1000", "0.0001"}) {
    EXPECT_THAT(refused("speeds", odd), HasSubstr("expected auto, or a factor")) << odd;
  }
  EXPECT_FALSE(settings_with("speeds", "1").runners.fitted_speeds);
  EXPECT_TRUE(settings_with("speeds", "auto").runners.fitted_speeds);
  EXPECT_THAT(settings_with("speeds", "auto").limits.speeds, IsEmpty());
}

TEST(Runners, AreCalibratedUnlessToldNotTo) {
  EXPECT_TRUE(resolve(Values{}).runners.calibrated);
  EXPECT_TRUE(settings_with("calibration", "auto").runners.calibrated);
  EXPECT_FALSE(settings_with("calibration", "none").runners.calibrated);
  EXPECT_THAT(refused("calibration", "yes"), HasSubstr("expected one of auto, none"));
}

TEST(Runners, HaveAnOverhead) {
  EXPECT_EQ(settings_with("overhead", "30s").runners.overhead, Microseconds{30'000'000});
  EXPECT_EQ(settings_with("overhead", "1.5min").runners.overhead, Microseconds{90'000'000});
  EXPECT_EQ(settings_with("overhead", "250 ms").runners.overhead, Microseconds{250'000});
  EXPECT_THAT(refused("overhead", "soon"), HasSubstr("expected a time"));
  EXPECT_THAT(refused("overhead", "1e15"), HasSubstr("expected a time"));
}

}  // namespace
}  // namespace splitter::cli
