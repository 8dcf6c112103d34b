#include "splitter/render/record_summary.hpp"

#include "splitter/render/human.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace splitter::render {
namespace {

using model::Bytes;
using model::Microseconds;
using model::NodeId;
using ::testing::ElementsAre;

constexpr std::int64_t mib = std::int64_t{1} << 20U;

TEST(RecordSummary, SumsAllSessionsAndNamesTheExtremes) {
  model::Recording first;
  first.session.startup = Microseconds{500'000};
  first.session.collection = Microseconds{1'000'000};
  first.tests = {{.id = NodeId{"a"},
                  .own = Microseconds{2'000'000},
                  .outcome = {},
                  .peak = Bytes{200 * mib},
                  .retained = Bytes{1 * mib}},
                 {.id = NodeId{"b"},
                  .own = Microseconds{3'000'000},
                  .outcome = {},
                  .peak = Bytes{20 * mib},
                  .retained = Bytes{20 * mib}}};
  model::Recording second;
  second.session.startup = Microseconds{500'000};
  second.setups = {{"db", Microseconds{700'000}}, {"db", Microseconds{300'000}}};
  EXPECT_THAT(
      record_summary(std::vector{first, second}),
      ElementsAre("recorded 2 tests: start 1.00 s, imports 1.00 s, set-ups 1.00 s, tests 5.00 s",
                  "  slowest test      3.00 s  b",
                  "  dearest set-up    1.00 s  db",
                  "  most memory      200 MiB  a",
                  "  most retained     20 MiB  b"));
}

TEST(RecordSummary, SaysWhatRecordingItselfTook) {
  model::Recording one;
  one.recorder = Microseconds{30'000};
  EXPECT_THAT(record_summary(std::vector{one, one}),
              ElementsAre("recorded 0 tests: start 0 ms, imports 0 ms, set-ups 0 ms, tests 0 ms, "
                          "recording itself 60 ms"));
}

TEST(RecordSummary, OfNothingIsOneLine) {
  EXPECT_THAT(record_summary({}),
              ElementsAre("recorded 0 tests: start 0 ms, imports 0 ms, set-ups 0 ms, tests 0 ms"));
}

TEST(HumanBytes, UsesBinaryUnits) {
  EXPECT_EQ(human_bytes({512 * 1024}), "512 KiB");
  EXPECT_EQ(human_bytes({800 * mib}), "800 MiB");
  EXPECT_EQ(human_bytes({1536 * mib}), "1.50 GiB");
  EXPECT_EQ(human_bytes({0}), "0 KiB");
}

}  // namespace
}  // namespace splitter::render
