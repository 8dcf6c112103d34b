#include "splitter/pytest/imported_modules.hpp"
#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> reached(const Checkout& checkout, Reached followed) {
  const auto setup = checkout.setup();
  return ImportedModules(setup).reached_from("/suite/tests/test_a.py", followed);
}

TEST(ReachedModules, AreThoseOfTheSuiteFromImportToImport) {
  const Checkout checkout = {{"pytest.ini", ""},
                             {"tests/test_a.py", "import os, helpers\nfrom product import f\n"},
                             {"tests/helpers.py", "from tests.more import x\n"},
                             {"tests/more.py", "import product\n"},
                             {"product.py", "import engine\n"},
                             {"engine.py", "import product\n"},
                             {"unused.py", ""}};
  EXPECT_THAT(reached(checkout, Reached::all),
              ElementsAre("/suite/engine.py",
                          "/suite/product.py",
                          "/suite/tests/helpers.py",
                          "/suite/tests/more.py"));
}

TEST(ReachedModules, MayStopAtTheCodeUnderTest) {
  const Checkout checkout = {{"pytest.ini", ""},
                             {"tests/test_a.py", "import helpers, product\n"},
                             {"tests/helpers.py", "import more\n"},
                             {"tests/more.py", ""},
                             {"product.py", "import engine\n"},
                             {"engine.py", ""}};
  EXPECT_THAT(reached(checkout, Reached::helpers),
              ElementsAre("/suite/product.py", "/suite/tests/helpers.py", "/suite/tests/more.py"));
}

TEST(ReachedModules, AreNoneOfAFileThatImportsItselfOrNothing) {
  EXPECT_THAT(reached({{"pytest.ini", ""}, {"tests/test_a.py", "import test_a\n"}}, Reached::all),
              IsEmpty());
  EXPECT_THAT(reached({{"pytest.ini", ""}, {"tests/test_a.py", ""}}, Reached::all), IsEmpty());
}

TEST(IsNowhere, HoldsForNamesOfNeitherSuiteNorEnvironment) {
  Checkout checkout = {{"pytest.ini", ""}, {"tests/test_a.py", ""}, {"tools/helper.py", ""}};
  checkout.add_library();
  const auto setup = checkout.setup();
  ImportedModules modules(setup);
  EXPECT_TRUE(modules.is_nowhere("nowhere", "/suite/tests"));
  EXPECT_FALSE(modules.is_nowhere("pytest", "/suite/tests"));
  EXPECT_FALSE(modules.is_nowhere("os", "/suite/tests"));
  EXPECT_FALSE(modules.is_nowhere("helper", "/suite/tests"))
      << "code may put its folder on the path";
}

std::string missing(Checkout checkout) {
  checkout.add_library();
  const auto setup = checkout.setup();
  return ImportedModules(setup).missing_for("/suite/tests/test_a.py");
}

TEST(MissingFor, FollowsTheImportsThatRunWhateverComes) {
  EXPECT_EQ(missing({{"pytest.ini", ""}, {"tests/test_a.py", "import os\nimport nowhere.x\n"}}),
            "nowhere.x");
  EXPECT_EQ(missing({{"pytest.ini", ""},
                     {"tests/test_a.py", "from product import part\n"},
                     {"product/__init__.py", ""},
                     {"product/part.py", "from .engine import run\n"},
                     {"product/engine.py", "import nowhere\n"}}),
            "nowhere");
  EXPECT_EQ(
      missing(
          {{"pytest.ini", ""}, {"tests/__init__.py", "import nowhere\n"}, {"tests/test_a.py", ""}}),
      "nowhere")
      << "its package is imported first";
}

TEST(MissingFor, IsEmptyWhereTheImportMayPass) {
  EXPECT_EQ(missing({{"pytest.ini", ""}, {"tests/test_a.py", "import pytest, test_a\n"}}), "");
  EXPECT_EQ(missing({{"pytest.ini", ""},
                     {"tests/test_a.py", "import product\n"},
                     {"product.py", "try:\n    import nowhere\nexcept ImportError:\n    pass\n"}}),
            "");
}

}  // namespace
}  // namespace splitter::pytest
