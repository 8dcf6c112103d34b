#include "splitter/planning/limits.hpp"

#include "splitter/system/machine.hpp"

#include <gmock/gmock.h>

namespace splitter::planning {
namespace {

using model::Bytes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Request with_splits(model::GroupIndex splits) {
  Request settings;
  settings.shard.splits = splits;
  return settings;
}

const Messages silent(Verbosity::quiet, ColorMode::never);

TEST(LimitsOf, OneEntryStandsForAllGroups) {
  Request settings = with_splits(3);
  settings.limits.memory = {Bytes{5}};
  settings.limits.speeds = {1000, 2000, 500};
  const model::Limits limits = limits_of(settings, silent);
  EXPECT_THAT(limits.memory, ElementsAre(Bytes{5}, Bytes{5}, Bytes{5}));
  EXPECT_THAT(limits.speeds, ElementsAre(1000, 2000, 500));
}

TEST(LimitsOf, RefusesListsOfAnotherLength) {
  Request settings = with_splits(3);
  settings.limits.speeds = {1000, 2000};
  try {
    static_cast<void>(limits_of(settings, silent));
    FAIL();
  } catch (const model::InputError& error) {
    EXPECT_EQ(error.where(), "--speeds");
    EXPECT_THAT(error.what(), HasSubstr("2 entries for 3 groups"));
  }
}

TEST(LimitsOf, AutomaticOnesAreThoseOfThisMachine) {
  Request settings = with_splits(2);
  settings.runners.all_cores = true;
  settings.runners.own_memory = true;
  const model::Limits limits = limits_of(settings, silent);
  EXPECT_EQ(limits.workers, system::cores());
  EXPECT_TRUE(limits.fewer_workers);
  EXPECT_THAT(limits.memory, ElementsAre(*system::own_memory(), *system::own_memory()));
}

TEST(LimitsOf, AsksForTheNumberOfGroups) {
  EXPECT_THROW(static_cast<void>(limits_of(Request{}, silent)), model::InputError);
}

}  // namespace
}  // namespace splitter::planning
