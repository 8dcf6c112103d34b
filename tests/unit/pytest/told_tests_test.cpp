#include "pytest/told_tests.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::pytest {
namespace {

using model::TaughtFile;
using support::Checkout;
using support::plain_tests;

constexpr const char* doctest_modules = "[pytest]\naddopts = --doctest-modules\n";
constexpr const char* from_helper = "from helpers import Shared\nclass TestA(Shared): pass\n";
constexpr const char* with_docstring = "def f():\n  '''\n  >>> 1\n  1\n  '''\n";

/// What `ask` answers of a file that a run collected, with this text and these settings.
template <typename Ask>
bool ask_told(const char* text, const TaughtFile& taught, const char* settings, const Ask& ask) {
  Checkout checkout = {{"pytest.ini", settings}, {"helpers.py", "class Shared: pass\n"}};
  checkout.add(taught.path, text);
  const Setup setup = checkout.setup();
  ToldTests tests(setup);
  const std::vector<std::string> paths = {taught.path};
  EXPECT_FALSE(tests.read(paths));
  return ask(tests);
}

bool tells(const char* text, const TaughtFile& taught, const char* settings = doctest_modules) {
  return ask_told(text, taught, settings, [&](ToldTests& tests) { return tests.tells(taught); });
}

bool runs_whole(const char* text, const TaughtFile& taught) {
  return ask_told(
      text, taught, doctest_modules, [&](ToldTests& tests) { return tests.runs_whole(taught); });
}

TEST(ToldTests, AreThoseOfAClosedText) {
  EXPECT_TRUE(tells(plain_tests, {.path = "test_a.py", .tests = {"test_b", "test_a"}}));
  EXPECT_TRUE(tells(plain_tests, {.path = "test_a.py", .tests = {"test_a", "test_b", "STYLE"}}))
      << "a plugin has its own";
  EXPECT_FALSE(tells(plain_tests, {.path = "test_a.py", .tests = {"test_a"}}));
  EXPECT_TRUE(tells("x = 1\n", {.path = "test_a.py"}));
  EXPECT_FALSE(tells("x = 1\n", {.path = "test_a.py", .tests = {"test_a"}}));
  EXPECT_TRUE(tells("x = 1\n", {.path = "test_a.py", .tests = {"STYLE"}, .nameable = false}));
}

TEST(ToldTests, AreNotThoseOfATextThatOthersMayFill) {
  const char* star = "from helpers import *\n";
  EXPECT_FALSE(tells(star, {.path = "test_a.py"}));
  EXPECT_FALSE(tells(star, {.path = "test_a.py", .tests = {"TestA::test_x"}}));
  EXPECT_FALSE(tells(star, {.path = "test_a.py", .tests = {"STYLE"}, .nameable = false}));
}

TEST(ToldTests, AreWithoutThoseThatTheTextHasLeftOut) {
  const char* settings = "[pytest]\naddopts = -m 'not slow'\n";
  const char* marked = "import pytest\n@pytest.mark.slow\ndef test_a(): pass\n";
  TaughtFile taught = {.path = "test_a.py", .tests = {"test_a"}, .left_out = {"test_a"}};
  EXPECT_TRUE(tells(marked, taught, settings));
  EXPECT_FALSE(tells("def test_a(): pass\n", taught, settings)) << "something else left it out";
}

TEST(ToldTests, OfAModuleAreItsDocstrings) {
  EXPECT_TRUE(tells(with_docstring, {.path = "a.py", .tests = {"a.f"}, .nameable = false}));
  EXPECT_TRUE(tells("x = 1\n", {.path = "a.py"}));
  EXPECT_FALSE(tells("f.__doc__ = g.__doc__\n", {.path = "a.py"}));
  EXPECT_TRUE(tells("f.__doc__ = g.__doc__\n", {.path = "a.py"}, "[pytest]\n"))
      << "nobody looks for docstrings";
}

TEST(ToldTests, OfAnotherFileAreItsText) {
  EXPECT_TRUE(tells("x", {.path = "a.yml", .tests = {"x"}, .nameable = false}));
}

TEST(ToldTests, RunWholeByAPathThatBringsNoOthers) {
  EXPECT_TRUE(runs_whole(from_helper, {.path = "test_a.py", .tests = {"TestA::test_x"}}));
  EXPECT_FALSE(runs_whole(from_helper, {.path = "test_a.py"})) << "a group may have nothing else";
  EXPECT_FALSE(runs_whole(from_helper, {.path = "test_a.py", .tests = {"S"}, .nameable = false}));
  EXPECT_FALSE(runs_whole(from_helper, {.path = "pkg/__init__.py", .tests = {"TestA::test_x"}}));
  EXPECT_FALSE(runs_whole(plain_tests, {.path = "test_a.py", .tests = {"test_a", "test_b"}}));
}

TEST(IsTestModule, IsByTheNamesOfTheSettings) {
  const Checkout checkout = {{"pytest.ini", "[pytest]\npython_files = check_*.py\n"}};
  const auto setup = checkout.setup();
  EXPECT_TRUE(is_test_module("tests/check_a.py", setup));
  EXPECT_FALSE(is_test_module("tests/test_a.py", setup));
  EXPECT_FALSE(is_test_module("tests/check_a.txt", setup));
}

}  // namespace
}  // namespace splitter::pytest
