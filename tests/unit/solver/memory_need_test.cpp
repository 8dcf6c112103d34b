#include "solver/memory_need.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <array>

namespace splitter::solver {
namespace {

using model::Bytes;
using support::ProblemBuilder;
using ::testing::ElementsAre;

constexpr std::array<model::TestIndex, 3> all_three = {0, 1, 2};

ProblemBuilder three_tests() {
  ProblemBuilder builder;
  builder.test("a.py::f", 1).test("a.py::g", 1).test("a.py::h", 1).groups(2).baseline(100);
  builder.memory("a.py::f", 30, 1).memory("a.py::g", 50, 2).memory("a.py::h", 40, -9);
  return builder;
}

TEST(MemoryLimits, BindOnlyWhereThereIsALimitAndAMeasurement) {
  EXPECT_FALSE(MemoryLimits(three_tests().build()).bind());
  EXPECT_FALSE(MemoryLimits(ProblemBuilder().memory_limit(5).build()).bind());
  EXPECT_TRUE(MemoryLimits(three_tests().memory_limit(5).build()).bind());
}

TEST(MemoryLimits, CountTheLargestPeaksThatMayMeet) {
  const model::Problem problem = three_tests().memory_limit(300).workers(2).build();
  const MemoryLimits limits(problem);
  const MemoryNeed all = limits.need_of(all_three);
  EXPECT_THAT(all.peaks, ElementsAre(50, 40));
  EXPECT_EQ(all.retained, Bytes{3});
  EXPECT_EQ(limits.excess(0, all), Bytes{0});
  EXPECT_EQ(MemoryLimits(three_tests().memory_limit(280).workers(2).build()).at_once(), 2U);
}

TEST(MemoryLimits, SayByHowMuchAGroupBreaksThem) {
  const model::Problem problem = three_tests().memory_limit(140).build();
  const MemoryLimits limits(problem);
  EXPECT_EQ(limits.excess(1, limits.need_of(all_three)), Bytes{100 + 3 + 50 - 140});
  EXPECT_EQ(limits.excess(1, MemoryNeed{}), Bytes{0});
}

TEST(MemoryLimits, WhereAJobMayHaveFewerWorkersOneMustFit) {
  EXPECT_EQ(
      MemoryLimits(three_tests().memory_limit(1).workers(4).fewer_workers().build()).at_once(), 1U);
}

TEST(MemoryNeed, OfTwoSetsKeepsTheLargestPeaks) {
  MemoryNeed need{Bytes{5}, {40, 10}};
  need.add({Bytes{7}, {30, 20}}, 3);
  EXPECT_EQ(need.retained, Bytes{12});
  EXPECT_THAT(need.peaks, ElementsAre(40, 30, 20));
}

TEST(MemoryNeed, CountsAFixtureOnceAndInEachWorker) {
  const model::Problem problem = three_tests()
                                     .setup("db", 1)
                                     .setup("page", 1)
                                     .holds("db", 1'000)
                                     .holds("page", 500, model::ScopeKind::module)
                                     .test("b.py::x", 1, {"db", "page"})
                                     .test("b.py::y", 1, {"db"})
                                     .memory_limit(400)
                                     .workers(2)
                                     .build();
  const MemoryLimits limits(problem);
  MemoryNeed need = limits.need_of(std::array<model::TestIndex, 1>{3});
  need.add(limits.need_of(std::array<model::TestIndex, 1>{4}), limits.at_once());
  EXPECT_EQ(limits.excess(0, need), Bytes{2 * (100 + 1'000 + 500) - 400});
}

}  // namespace
}  // namespace splitter::solver
