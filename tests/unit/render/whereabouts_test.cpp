#include "splitter/render/whereabouts.hpp"

#include "splitter/render/roster.hpp"
#include "support/reports.hpp"

#include <gmock/gmock.h>

namespace splitter::render {
namespace {

using model::Microseconds;
using support::ProblemBuilder;
using support::Reported;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// `a.py` is cut: `f` alone in group 2, the class in group 1; `b.py` is whole in group 2.
Reported divided() {
  return {ProblemBuilder()
              .imports(100)
              .test("a.py::T::g", 2)
              .test("a.py::T::h", 3)
              .test("a.py::f", 1)
              .test("b.py::f", 7)
              .groups(2)
              .build(),
          {0, 0, 1, 1},
          {}};
}

class WhereaboutsInAPlan : public ::testing::Test {
 protected:
  std::optional<Whereabouts> find(std::string_view asked) const {
    return find_in_plan(report_, dispatch_, asked);
  }
  std::optional<Whereabouts> find_by_names(std::string_view asked) const {
    return find_in_roster(roster_, dispatch_, asked);
  }

  PlanReport report_ = divided().report();
  model::Roster roster_ = roster(report_);
  model::Dispatch dispatch_{roster_};
};

TEST_F(WhereaboutsInAPlan, OfATest) {
  const auto found = find("b.py::f");
  ASSERT_TRUE(found.has_value());
  EXPECT_THAT(found->groups, ElementsAre(1));
  EXPECT_EQ(found->tests, 1U);
  EXPECT_EQ(found->time, Microseconds{7});
  EXPECT_EQ(found->placement.reason, model::Reason::named);
}

TEST_F(WhereaboutsInAPlan, OfAFileInSeveralGroups) {
  const auto found = find("a.py");
  ASSERT_TRUE(found.has_value());
  EXPECT_THAT(found->groups, ElementsAre(0, 1));
  EXPECT_EQ(found->tests, 3U);
  EXPECT_THAT(found->setups, IsEmpty()) << "which are those of one group";
}

TEST_F(WhereaboutsInAPlan, TellTheSetUpsAndTheirOtherUsers) {
  const auto found = find("a.py::T::g");
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->setups.size(), 1U);
  EXPECT_EQ(found->setups[0].name, "import of a.py");
  EXPECT_EQ(found->setups[0].time, Microseconds{100});
  EXPECT_EQ(found->setups[0].others, 1U);
}

TEST_F(WhereaboutsInAPlan, AreNothingForAnUnknownName) {
  EXPECT_EQ(find("c.py::f").has_value(), false);
  EXPECT_EQ(find_by_names("c.py::f").has_value(), false);
}

TEST_F(WhereaboutsInAPlan, AreFoundByNamesToo) {
  for (const char* asked : {"a.py::T::g", "a.py::f", "b.py::f", "a.py"}) {
    const auto found = find_by_names(asked);
    ASSERT_TRUE(found.has_value()) << asked;
    EXPECT_EQ(found->groups, find(asked)->groups) << asked;
  }
}

}  // namespace
}  // namespace splitter::render
