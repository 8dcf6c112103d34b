#include "splitter/render/memory_text.hpp"

#include "splitter/render/human.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace splitter::render {
namespace {

using support::ProblemBuilder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// All in the first group, or test by test in the groups that are named.
model::Plan plan_of(const model::Problem& problem, std::vector<model::GroupIndex> group_of = {}) {
  group_of.resize(problem.tests().size(), 0);
  return {problem, group_of, {}};
}

constexpr std::int64_t mebibyte = 1 << 20;

ProblemBuilder heavy() {
  ProblemBuilder builder;
  builder.test("a.py::big", 1).test("a.py::small", 1).baseline(100 * mebibyte);
  builder.memory("a.py::big", 300 * mebibyte, 20 * mebibyte).memory("a.py::small", mebibyte, 0);
  return builder;
}

TEST(MemoryFault, IsNoneWhereEveryGroupFits) {
  const model::Problem problem = heavy().memory_limit(500 * mebibyte).build();
  EXPECT_THAT(memory_fault(problem, plan_of(problem)), IsEmpty());
  const model::Problem unlimited = heavy().build();
  EXPECT_THAT(memory_fault(unlimited, plan_of(unlimited)), IsEmpty());
}

TEST(MemoryFault, NamesTheGroupTheNumbersAndTheTestsToBlame) {
  const model::Problem problem = heavy().memory_limit(400 * mebibyte).build();
  EXPECT_EQ(memory_fault(problem, plan_of(problem)),
            "group 1 needs 420 MiB of 400 MiB: a process of 100 MiB after collection, 20 MiB that "
            "its tests retain, and the peak of a.py::big (300 MiB)");
}

TEST(MemoryFault, CountsTheGroupsThatBreakTheirLimits) {
  const model::Problem problem = heavy().groups(2).memory_limit(50 * mebibyte).workers(2).build();
  EXPECT_THAT(memory_fault(problem, plan_of(problem, {0, 1})),
              HasSubstr("; 2 groups break their limits"));
}

TEST(Needs, SaysOnlyWhatIsKnownAndUnusual) {
  EXPECT_EQ(needs(1, {}), "");
  EXPECT_EQ(needs(4, {}), ", 4 workers");
  EXPECT_EQ(needs(1, {800 * mebibyte}), ", 800 MiB");
  EXPECT_EQ(needs(2, {1536 * mebibyte}), ", 2 workers, 1.50 GiB");
}

}  // namespace
}  // namespace splitter::render
