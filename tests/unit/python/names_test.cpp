#include "python/names.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::python {
namespace {

using support::scopes_of;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(Meanings, AreWhatImportsAndAliasesGiveAName) {
  const Scopes file = scopes_of(
      "import unittest\n"
      "import unittest.mock as mk\n"
      "from pytest import mark, fixture as fx\n"
      "from .near import here\n"
      "slow = mark.slow\n"
      "again = slow\n");
  EXPECT_THAT(meanings(file, "unittest.TestCase"), ElementsAre("unittest.TestCase"));
  EXPECT_THAT(meanings(file, "mk.patch"), ElementsAre("unittest.mock.patch"));
  EXPECT_THAT(meanings(file, "fx"), ElementsAre("pytest.fixture"));
  EXPECT_THAT(meanings(file, "here.x"), ElementsAre(".near.here.x"));
  EXPECT_THAT(meanings(file, "slow"), ElementsAre("pytest.mark.slow"));
  EXPECT_THAT(meanings(file, "unbound.x"), ElementsAre("unbound.x"));
}

TEST(Meanings, AreSeveralWhereSeveralStatementsBindTheName) {
  const Scopes file = scopes_of(
      "try:\n    from mock import patch\nexcept ImportError:\n    from unittest.mock import patch\n"
      "odd = make() + 1\n"
      "from x import gone\ndel gone\n");
  EXPECT_THAT(meanings(file, "patch"), UnorderedElementsAre("mock.patch", "unittest.mock.patch"));
  EXPECT_THAT(meanings(file, "odd"), ElementsAre("")) << "not known";
  EXPECT_THAT(meanings(file, "gone"), UnorderedElementsAre("", "x.gone"));
}

struct Decorated {
  const char* text;
  Effect effect;
};

const Decorated decorated_tests[] = {
    {"def test_a(): pass\n", Effect::test},
    {"import pytest\n@pytest.mark.slow\n@pytest.mark.fast\ndef test_a(): pass\n", Effect::test},
    {"import pytest\n@pytest.fixture\ndef test_a(): pass\n", Effect::no_test},
    {"import pytest\n@pytest.fixture()\n@pytest.mark.x\ndef test_a(): pass\n", Effect::no_test},
    {"from pytest import fixture as f\n@f\ndef test_a(): pass\n", Effect::no_test},
    {"@retry\ndef test_a(): pass\n", Effect::unknown},
    {"import pytest\n@pytest.fixture\n@retry\ndef test_a(): pass\n", Effect::unknown},
    {"try:\n    from mock import patch\nexcept E:\n    from odd import patch\n"
     "@patch('x')\ndef test_a(): pass\n",
     Effect::unknown},
    {"def staticmethod(f): return None\n@staticmethod\ndef test_a(): pass\n", Effect::unknown},
    {"@make()()\ndef test_a(): pass\n", Effect::unknown}};

TEST(EffectOf, IsTheWeakestThatIsKnown) {
  for (const Decorated& one : decorated_tests) {
    const Scopes file = scopes_of(one.text);
    const Definition& last = file.scopes.front().definitions.back();
    EXPECT_EQ(effect_of(file, last, effect_on_function), one.effect) << one.text;
  }
}

TEST(NamesFromElsewhere, AreImportsAliasesAndBases) {
  const Scopes file = scopes_of(
      "import helpers\n"
      "import unittest\n"
      "from .near import Here\n"
      "alias = helpers.Shared\n"
      "class A(helpers.Base): pass\n"
      "class B(unittest.TestCase): pass\n");
  EXPECT_THAT(names_from_elsewhere(file),
              ElementsAre(".near.Here", "helpers", "helpers.Base", "helpers.Shared", "unittest"));
}

}  // namespace
}  // namespace splitter::python
