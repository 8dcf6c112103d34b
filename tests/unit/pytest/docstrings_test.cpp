#include "pytest/docstrings.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using python::Doctests;
using support::Checkout;
using support::plain_tests;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* example = "'''\n>>> 1\n1\n'''\n";
constexpr const char* switched_on = "[pytest]\naddopts = --doctest-modules\n";

TEST(Docstrings, AreLookedIntoOnlyWhereAnOptionSaysSo) {
  const auto found = [](const char* settings, const std::string& path, const std::string& text) {
    return docstrings_in(text, path, Checkout{{"pytest.ini", settings}}.setup());
  };
  EXPECT_EQ(found(switched_on, "a.py", example), Doctests::surely);
  EXPECT_EQ(found("[pytest]\n", "a.py", example), Doctests::none);
  EXPECT_EQ(found("[pytest]\naddopts = --doctest-modules -p no:doctest\n", "a.py", example),
            Doctests::none);
  EXPECT_EQ(found(switched_on, "sub/__main__.py", example), Doctests::none);
  EXPECT_EQ(found(switched_on, "setup.py", example), Doctests::surely);
  EXPECT_EQ(found(switched_on, "setup.py", std::string(example) + "import setuptools\n"),
            Doctests::none);
}

TEST(Docstrings, KeepTheirFileWhole) {
  const Checkout checkout = {{"pytest.ini", switched_on},
                             {"lib.py", example},
                             {"plain.py", "x = 1\n"},
                             {"test_a.py", plain_tests},
                             {"test_b.py", "'''\n>>> 1\n1\n'''\ndef test_b(): pass\n"}};
  EXPECT_EQ(checkout.find("lib.py").knowledge, Knowledge::open);
  EXPECT_EQ(checkout.find("lib.py").reason, "doctests");
  EXPECT_EQ(checkout.find("plain.py").path, "");
  EXPECT_EQ(checkout.find("test_a.py").knowledge, Knowledge::closed);
  EXPECT_EQ(checkout.find("test_b.py").knowledge, Knowledge::open);
  EXPECT_THAT(checkout.find("test_b.py").tests, IsEmpty());
}

TEST(Docstrings, WeighByTheirExamplesNotByTheirFile) {
  const std::string text = "'''\n>>> 1\n1\n>>> 2\n2\n'''\n" + std::string(10'000, '#') + "\n";
  const Checkout checkout = {{"pytest.ini", switched_on}, {"lib.py", text.c_str()}};
  EXPECT_EQ(checkout.find("lib.py").size, 120);
}

TEST(Docstrings, MakeSplitterAskWhereTheFileMayHaveNone) {
  const Checkout checkout = {{"pytest.ini", switched_on},
                             {"maybe.py", "def f(): pass\nf.__doc__ = other.__doc__\n"},
                             {"conftest.py", example},
                             {"test_a.py", "f.__doc__ = other.__doc__\ndef test_a(): pass\n"}};
  EXPECT_EQ(checkout.find("maybe.py").knowledge, Knowledge::asked);
  EXPECT_EQ(checkout.find("conftest.py").knowledge, Knowledge::asked);
  EXPECT_EQ(checkout.find("test_a.py").knowledge, Knowledge::open) << "it has a test in any case";
}

TEST(Docstrings, OfAPackageNeedAPytestThatCollectsItAlone) {
  Checkout checkout = {{"pytest.ini", switched_on}, {"pkg/__init__.py", example}};
  EXPECT_EQ(checkout.find("pkg/__init__.py").knowledge, Knowledge::open);
  pytest::Setup setup = checkout.setup();
  setup.environment.major = 7;
  EXPECT_EQ(walk_tests(setup).doubt.text(), "pkg/__init__.py: doctests of a package");
}

TEST(Docstrings, AreADoubtBesideWhatPytestWouldTakeForTests) {
  const auto doubt = [](const std::string& text) {
    return Checkout{{"pytest.ini", switched_on}, {"lib.py", (example + text).c_str()}}
        .walk()
        .doubt.text();
  };
  EXPECT_EQ(doubt("def test_a(): pass\n"),
            "lib.py: doctests beside a function that looks like a test: test_a");
  EXPECT_EQ(doubt("from x import *\n"), "lib.py: doctests beside a star import: x");
  EXPECT_EQ(doubt("def helper(): pass\n"), "");
}

}  // namespace
}  // namespace splitter::pytest
