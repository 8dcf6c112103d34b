#include "splitter/input/pieces.hpp"

#include "support/imports.hpp"

#include <gmock/gmock.h>

#include <chrono>

namespace splitter::input {
namespace {

using model::Outcome;
using model::Recording;
using support::outcomes;
using ::testing::ElementsAre;
using ::testing::StartsWith;

Recording piece(const char* id, std::int64_t began, Outcome outcome) {
  Recording recording;
  recording.began = std::chrono::milliseconds{began};
  recording.tests.push_back(
      {.id = model::NodeId{id}, .own = model::Microseconds{10}, .outcome = outcome});
  return recording;
}

TEST(United, AttemptsAddUpInTheOrderOfTheirStarts) {
  const Recording run = united({piece("a.py::g", 1'796'075'033'000, Outcome::skipped),
                                piece("a.py::f", 1'796'075'032'002, Outcome::passed),
                                piece("a.py::f", 1'796'075'032'001, Outcome::failed)},
                               "allure");
  EXPECT_THAT(outcomes(run), ElementsAre("a.py::f passed", "a.py::g skipped"));
  EXPECT_EQ(support::time_of(run, "a.py::f"), 20);
  EXPECT_THAT(run.session.run, StartsWith("20261130T214352Z-allure-"));
  EXPECT_EQ(run.began.count(), 0);
}

TEST(United, PeaksAreTheHighest) {
  Recording low = piece("a.py::f", 1, Outcome::passed);
  Recording high = low;
  low.tests[0].peak = model::Bytes{1};
  high.tests[0].peak = model::Bytes{2};
  EXPECT_EQ(united({high, low}, "memray").tests.at(0).peak.value_or(model::Bytes{}).count, 2);
}

}  // namespace
}  // namespace splitter::input
