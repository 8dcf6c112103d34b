#include "planning/failing_files.hpp"

#include "splitter/solver/solve.hpp"
#include "support/checkouts.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using model::RuleKind;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class KeepFailingWhole : public ::testing::Test {
 protected:
  KeepFailingWhole() {
    checkout_.add_library();
    builder_.groups(2).test("test_a.py::f", 50).test("test_a.py::g", 50).test("test_b.py::f", 1);
  }

  std::optional<model::Problem> kept() {
    std::optional<model::Problem> kept;
    const model::Problem problem = builder_.build();
    words_ = support::words_of(
        [&](const Messages& messages) {
          kept = keep_failing_whole(problem, solver::solve(problem), checkout_.setup(), messages);
        },
        Verbosity::verbose);
    return kept;
  }

  support::Checkout checkout_ = {{"pytest.ini", ""},
                                 {"test_a.py", "import product\n"},
                                 {"product.py", "import nowhere\n"},
                                 {"test_b.py", ""}};
  ProblemBuilder builder_;
  std::string words_;
};

TEST_F(KeepFailingWhole, AFileThatIsCutAndCannotBeImportedStaysWhole) {
  const auto problem = kept();
  ASSERT_TRUE(problem);
  EXPECT_THAT(problem->limits().rules[0].tests, ElementsAre(0, 1));
  EXPECT_THAT(words_, HasSubstr("test_a.py stays whole: an import that is not found: nowhere"));
}

TEST_F(KeepFailingWhole, NothingChangesWhereAllModulesAreThere) {
  checkout_.add("product.py", "import os\n");
  EXPECT_FALSE(kept());
}

TEST_F(KeepFailingWhole, NothingChangesWhereAConftestMayPutTheModuleThere) {
  checkout_.add("conftest.py", "import sys\nsys.modules['nowhere'] = object()\n");
  EXPECT_FALSE(kept());
}

TEST_F(KeepFailingWhole, AFileInOneGroupIsNotLookedAt) {
  builder_.keep(model::Keep::file);
  EXPECT_FALSE(kept());
}

TEST_F(KeepFailingWhole, RulesThatPartItsTestsGoFirst) {
  builder_.rule(RuleKind::apart, {"test_a.py::f", "test_a.py::g"});
  EXPECT_FALSE(kept());
}

}  // namespace
}  // namespace splitter::planning
