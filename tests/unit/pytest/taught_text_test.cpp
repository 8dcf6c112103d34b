#include "pytest/taught_text.hpp"

#include "pytest/text_hash.hpp"
#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::plain_tests;
using ::testing::ElementsAre;

constexpr const char* test_file = "tests/test_a.py";
constexpr const char* with_helper = "from helpers import *\ndef test_a(): pass\n";

/// The answer of the texts of a checkout.
template <typename Ask>
auto texts_of(const Checkout& checkout, Ask&& ask) {
  const Setup setup = checkout.setup();
  TaughtTexts texts(setup);
  return ask(texts);
}

std::string imports_hash_of(const Checkout& checkout) {
  return texts_of(checkout, [](TaughtTexts& texts) { return texts.imports_hash(test_file); });
}

bool skips(const std::string& text, bool with_library = true) {
  Checkout checkout;
  if (with_library) {
    checkout.add_library();
  }
  checkout.add(test_file, text);
  return texts_of(checkout, [](TaughtTexts& texts) { return texts.surely_skips(test_file); });
}

TEST(FindTaught, FindsAFileByItsPath) {
  model::Lesson lesson;
  lesson.files = {{.path = "a.py"}, {.path = "c.py"}};
  ASSERT_NE(find_taught(lesson, "c.py"), nullptr);
  EXPECT_EQ(find_taught(lesson, "c.py")->path, "c.py");
  EXPECT_EQ(find_taught(lesson, "b.py"), nullptr);
  EXPECT_EQ(find_taught(lesson, "d.py"), nullptr);
}

TEST(TaughtIds, AreWithoutThoseThatOptionsLeftOut) {
  EXPECT_THAT(taught_ids({.path = "a.py", .tests = {"f", "T::g", "h"}, .left_out = {"T::g"}}),
              ElementsAre("a.py::f", "a.py::h"));
}

TEST(TaughtTexts, HashTheTextOfAFile) {
  const Checkout checkout = {{test_file, plain_tests}};
  EXPECT_EQ(texts_of(checkout, [](TaughtTexts& texts) { return texts.hash(test_file); }),
            hash_of(plain_tests));
  EXPECT_EQ(texts_of(checkout, [](TaughtTexts& texts) { return texts.hash("gone.py"); }), "");
}

TEST(TaughtTexts, AreOpenWhereTheyDoNotTellTheirTests) {
  const Checkout checkout = {{test_file, with_helper},
                             {"tests/helpers.py", "x = 1\n"},
                             {"tests/test_plain.py", plain_tests},
                             {"README.rst", "text\n"}};
  const auto open = [&checkout](const std::string& path) {
    return texts_of(checkout, [&path](TaughtTexts& texts) { return texts.is_open(path); });
  };
  EXPECT_TRUE(open(test_file));
  EXPECT_FALSE(open("tests/test_plain.py"));
  EXPECT_FALSE(open("README.rst"));
  EXPECT_FALSE(open("gone.py"));
}

TEST(TaughtTexts, DefineTestsThatStandInThemOrInWhatTheyImport) {
  const Checkout checkout = {{test_file, with_helper},
                             {"tests/helpers.py", "class TestB:\n  def test_b (self): pass\n"}};
  const auto define = [&checkout](const std::vector<std::string>& tests) {
    return texts_of(checkout,
                    [&tests](TaughtTexts& texts) { return texts.define(tests, test_file); });
  };
  EXPECT_TRUE(define({"test_a", "TestB::test_b"}));
  EXPECT_FALSE(define({"test_a", "test_made"}));
  EXPECT_TRUE(define({}));
}

TEST(TaughtTexts, DefineTestsThatTheyAssign) {
  const auto define = [](const char* text) {
    return texts_of(Checkout{{test_file, text}},
                    [](TaughtTexts& texts) { return texts.define({"TestB::test_b"}, test_file); });
  };
  EXPECT_TRUE(define("test_b = f\n"));
  EXPECT_TRUE(define("class TestB:\n  test_a = f\n  test_b = activate(test_a)\n"));
  EXPECT_FALSE(define("TestB.test_b = f\n")) << "another class may have it";
  EXPECT_FALSE(define("assert test_b == f\n"));
  EXPECT_FALSE(define("f(test_b = f)\n"));
  EXPECT_FALSE(define("a_test_b = f\n"));
}

TEST(TaughtTexts, SurelySkipWhereAModuleIsNowhere) {
  EXPECT_TRUE(skips("import pytest\npytest.importorskip('nowhere')\n"));
  EXPECT_TRUE(skips("import pytest\nx = pytest.importorskip(\"nowhere.inner\")\n"));
  EXPECT_TRUE(skips("class TestA:\n  x = pytest.importorskip('nowhere')\n"));
}

TEST(TaughtTexts, DoNotSurelySkipOtherwise) {
  EXPECT_FALSE(skips("import pytest\npytest.importorskip('os')\n")) << "it is there";
  EXPECT_FALSE(skips("def test_a():\n  pytest.importorskip('nowhere')\n")) << "one test skips";
  EXPECT_FALSE(skips("if x:\n  pytest.importorskip('nowhere')\n")) << "it may not run";
  EXPECT_FALSE(skips("pytest.importorskip(name)\n"));
  EXPECT_FALSE(skips("import pytest\npytest.importorskip('nowhere')\n", false))
      << "without a standard library any module may be there";
}

TEST(TaughtTexts, HashWhatTheyImport) {
  Checkout checkout = {{test_file, with_helper}, {"tests/helpers.py", "x = 1\n"}};
  const std::string before = imports_hash_of(checkout);
  EXPECT_NE(before, "");
  checkout.add("tests/unrelated.py", "x = 2\n");
  EXPECT_EQ(imports_hash_of(checkout), before);
  checkout.add("tests/helpers.py", "x = 2\n");
  EXPECT_NE(imports_hash_of(checkout), before);
}

TEST(TaughtTexts, HaveAHashOfTheirOwnKindWhereAHelperMakesNames) {
  Checkout checkout = {{test_file, with_helper},
                       {"tests/helpers.py", "globals()['test_x'] = None\n"}};
  const std::string before = imports_hash_of(checkout);
  EXPECT_EQ(before.size(), 17U);
  EXPECT_EQ(before.front(), '~');
  checkout.add("tests/helpers.py", "globals()['test_y'] = None\n");
  EXPECT_NE(imports_hash_of(checkout), before);
  EXPECT_EQ(imports_hash_of({}), "") << "there is no such file";
}

TEST(TaughtTexts, AreSureOfTheSameImportsOnlyWhereNoneMakesNames) {
  Checkout checkout = {{test_file, with_helper}, {"tests/helpers.py", "x = 1\n"}};
  const auto same = [&checkout](const std::string& imports) {
    const model::TaughtFile taught = {.path = test_file, .imports = imports};
    return texts_of(checkout, [&](TaughtTexts& texts) { return texts.same_imports(taught); });
  };
  EXPECT_TRUE(same(imports_hash_of(checkout)));
  EXPECT_FALSE(same(""));
  checkout.add("tests/helpers.py", "globals()['test_x'] = None\n");
  EXPECT_FALSE(same(imports_hash_of(checkout)));
}

}  // namespace
}  // namespace splitter::pytest
