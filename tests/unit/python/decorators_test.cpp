#include "python/decorators.hpp"

#include <gtest/gtest.h>

namespace splitter::python {
namespace {

TEST(EffectOnFunction, KeepsTestsThatArePlainlyKept) {
  for (const char* name : {"pytest.mark.slow",
                           "pytest.mark.parametrize",
                           "unittest.skipIf",
                           "unittest.mock.patch.object",
                           "hypothesis.given",
                           "staticmethod"}) {
    EXPECT_EQ(effect_on_function(name), Effect::test) << name;
  }
}

TEST(EffectOnFunction, TakesFixturesAndPropertiesForNoTests) {
  for (const char* name : {"pytest.fixture", "pytest_asyncio.fixture", "property"}) {
    EXPECT_EQ(effect_on_function(name), Effect::no_test) << name;
  }
}

TEST(EffectOnFunction, IsUnknownOfAllOthers) {
  for (const char* name : {"", "retry", "patch", "pytest", "pytest.mark", "fixture", "given"}) {
    EXPECT_EQ(effect_on_function(name), Effect::unknown) << name;
  }
}

TEST(EffectOnClass, KeepsMarkedAndPatchedClasses) {
  EXPECT_EQ(effect_on_class("pytest.mark.usefixtures"), Effect::test);
  EXPECT_EQ(effect_on_class("unittest.mock.patch"), Effect::test);
  EXPECT_EQ(effect_on_class("hypothesis.given"), Effect::unknown) << "of functions alone";
  EXPECT_EQ(effect_on_class("dataclasses.dataclass"), Effect::unknown);
}

TEST(IsPlainBase, HoldsForPythonsOwnAndForExceptions) {
  for (const char* base : {"object", "dict", "ValueError", "my.OddException", "UserWarning"}) {
    EXPECT_TRUE(is_plain_base(base)) << base;
  }
  for (const char* base : {"", "Base", "Exceptional", "unittest.TestCase", "ErrorCase"}) {
    EXPECT_FALSE(is_plain_base(base)) << base;
  }
}

TEST(IsTestCase, HoldsForCasesWithoutTestsByTheirFullNames) {
  EXPECT_TRUE(is_test_case("unittest.TestCase"));
  EXPECT_TRUE(is_test_case("django.test.TransactionTestCase"));
  EXPECT_FALSE(is_test_case("TestCase"));
  EXPECT_FALSE(is_test_case("twisted.trial.unittest.TestCase"));
}

TEST(HoldsNoTests, HoldsForTestCasesAndForWhatOnlySoundsLikeOne) {
  for (const char* name : {"unittest.TestCase", "unittest.SkipTest", "doctest.DocTestSuite"}) {
    EXPECT_TRUE(holds_no_tests(name)) << name;
  }
  for (const char* name : {"", "TestSuite", "app.TestSuite", "unittest", "unittest.TestCase.x"}) {
    EXPECT_FALSE(holds_no_tests(name)) << name;
  }
}

TEST(EffectOnClass, KeepsClassesThatLibrariesChangeInPlace) {
  EXPECT_EQ(effect_on_class("freezegun.freeze_time"), Effect::test);
  EXPECT_EQ(effect_on_class("time_machine.travel"), Effect::test);
  EXPECT_EQ(effect_on_class("freeze_time"), Effect::unknown) << "of a module that is not named";
}

}  // namespace
}  // namespace splitter::python
