#include "solver/search_scopes.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::index_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(SearchScopes, TakeWhatTheSameTestsTouchAsOne) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(3)
                                     .setup("of all of a", 5)
                                     .setup("of one", 7)
                                     .test("a.py::f", 1, {"of all of a"})
                                     .test("a.py::g", 1, {"of all of a", "of one"})
                                     .test("b.py::f", 1)
                                     .build();
  const SearchScopes scopes(problem);
  EXPECT_THAT(scopes.setups(), ElementsAre(Microseconds{8}, Microseconds{3}, Microseconds{7}));
  EXPECT_THAT(scopes.of(index_of(problem, "a.py::f")), ElementsAre(0));
  EXPECT_THAT(scopes.of(index_of(problem, "a.py::g")), ElementsAre(0, 2));
  EXPECT_THAT(scopes.of(index_of(problem, "b.py::f")), ElementsAre(1));
}

TEST(SearchScopes, LeaveOutWhatCostsNothingOrIsNotUsed) {
  const model::Problem problem =
      ProblemBuilder().setup("free", 0).setup("never", 9).test("a.py::f", 1, {"free"}).build();
  const SearchScopes scopes(problem);
  EXPECT_THAT(scopes.setups(), IsEmpty());
  EXPECT_THAT(scopes.of(0), IsEmpty());
}

TEST(SearchScopes, TellTestsThatTouchTheSame) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(1)
                                     .setup("db", 9)
                                     .test("a.py::f", 1)
                                     .test("a.py::g", 1, {"db"})
                                     .test("a.py::h", 1)
                                     .build();
  const SearchScopes scopes(problem);
  EXPECT_TRUE(scopes.alike(0, 2));
  EXPECT_FALSE(scopes.alike(0, 1));
  EXPECT_THAT(scopes.setups(), SizeIs(2));
}

}  // namespace
}  // namespace splitter::solver
