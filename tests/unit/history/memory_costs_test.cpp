#include "history/memory_costs.hpp"

#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Bytes;
using ::testing::ElementsAre;
using ::testing::Pair;

using Needs = std::vector<std::pair<std::int64_t, std::int64_t>>;

model::Profile profile_with_memory() {
  model::Profile profile = support::profile_of({{"a.py::f", 1}, {"a.py::g", 1}, {"b.py::f", 1}});
  profile.has_memory = true;
  profile.tests[0].memory = model::Memory{Bytes{10}, Bytes{1}};
  profile.tests[1].memory = model::Memory{Bytes{30}, Bytes{3}};
  profile.tests[2].memory = model::Memory{Bytes{200}, Bytes{20}};
  return profile;
}

Needs needs_of(const model::Suite& suite, const model::Profile& profile = profile_with_memory()) {
  model::Costs costs;
  add_memory(suite, profile, fit(suite, profile), costs);
  Needs needs;
  for (const model::Memory& memory : costs.memory) {
    needs.emplace_back(memory.peak.count, memory.retained.count);
  }
  return needs;
}

TEST(AddMemory, OfAnUnknownTestIsTheMeanOfItsFileOrOfAll) {
  const auto suite = support::suite_of({"a.py::f", "a.py::g", "a.py::new", "new.py::f"});
  EXPECT_THAT(needs_of(*suite), ElementsAre(Pair(10, 1), Pair(30, 3), Pair(20, 2), Pair(20, 2)));
}

TEST(AddMemory, OfAnUnknownTestIsThatOfTestsThatRun) {
  const auto suite = support::suite_of({"a.py::f", "a.py::g", "a.py::new", "b.py::f", "new.py::f"});
  model::Profile profile = profile_with_memory();
  profile.tests[0].skipped = profile.tests[2].skipped = true;
  EXPECT_THAT(needs_of(*suite, profile),
              ElementsAre(Pair(10, 1), Pair(30, 3), Pair(30, 3), Pair(200, 20), Pair(30, 3)));
}

TEST(AddMemory, OfATestOfWhichOnlyTheTimeIsKnownIsThatOfOthers) {
  const auto suite = support::suite_of({"a.py::f", "a.py::g", "b.py::f"});
  model::Profile profile = profile_with_memory();
  profile.tests[0].memory = profile.tests[2].memory = std::nullopt;
  EXPECT_THAT(needs_of(*suite, profile), ElementsAre(Pair(30, 3), Pair(30, 3), Pair(30, 3)));
  profile.tests[2].skipped = true;
  EXPECT_THAT(needs_of(*suite, profile), ElementsAre(Pair(30, 3), Pair(30, 3), Pair(0, 0)))
      << "a test that is skipped takes nothing";
}

TEST(AddMemory, OfAPathIsTheLargestPeakAndAllThatIsRetained) {
  const auto suite = support::suite_of({"a.py", "b.py::f"});
  EXPECT_THAT(needs_of(*suite), ElementsAre(Pair(30, 4), Pair(200, 20)));
}

}  // namespace
}  // namespace splitter::history
