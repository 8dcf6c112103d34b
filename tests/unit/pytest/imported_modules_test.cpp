#include "splitter/pytest/imported_modules.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using python::Opening;
using support::Checkout;

/// The outline of a file of the suite, once its imports have been looked at.
python::Outline checked(const Checkout& checkout, const std::string& name) {
  const Setup setup = checkout.setup();
  ImportedModules modules(setup);
  const std::string path = "/suite/" + name;
  python::Outline outline = python::outline_of(checkout.read(path).view(), {});
  EXPECT_EQ(outline.opening, Opening::closed) << outline.word;
  modules.check(outline, path);
  return outline;
}

TEST(WithoutDots, LeavesTheName) {
  EXPECT_EQ(without_dots("a.b"), "a.b");
  EXPECT_EQ(without_dots("..a.b"), "a.b");
  EXPECT_EQ(without_dots(".."), "");
}

TEST(FolderOfDots, GoesUpOnceForEachDotAfterTheFirst) {
  EXPECT_EQ(folder_of_dots(".a", "/x/y/z"), "/x/y/z");
  EXPECT_EQ(folder_of_dots("..a", "/x/y/z"), "/x/y");
  EXPECT_EQ(folder_of_dots("...", "/x/y/z"), "/x");
}

constexpr const char* one_test = "def test_a(): pass\n";

struct ImportCase {
  const char* what;
  const char* statement;
  Opening opening;
};

const ImportCase import_cases[] = {
    {"a helper without tests", "from helpers import plain", Opening::closed},
    {"a class that is no test case", "from helpers import Plain", Opening::closed},
    {"a test case", "from helpers import Shared", Opening::imported},
    {"a test case under another name", "from helpers import Shared as S", Opening::imported},
    {"a subclass of a test case", "from helpers import Below", Opening::imported},
    {"a test case of another module", "from helpers import Elsewhere", Opening::imported},
    {"a test case of a package", "from package import Inside", Opening::imported},
    {"a test case of a package by its module",
     "from package.inner import Inside",
     Opening::imported},
    {"a test case through the module", "import helpers\nAlias = helpers.Shared", Opening::imported},
    {"a module with test cases, whole", "import helpers", Opening::closed},
    {"a name that a star may bring", "from starred import Shared", Opening::imported},
    {"a module that skips", "import skipping", Opening::skips},
    {"a module that imports one that skips", "import skips_later", Opening::skips},
    {"a name of a module that skips", "from skipping import x", Opening::skips},
    {"a module that is no Python", "from broken import x", Opening::skips},
    {"a name that tells of tests and is none's", "from helpers import PlainCase", Opening::closed},
    {"a test case under such a name", "from helpers import SharedCase", Opening::imported},
    {"such a name that nothing binds", "from helpers import NoCase", Opening::imported},
    {"such a name of an installed module", "from requests import BaseCase", Opening::imported},
    {"an installed module", "from requests import Session", Opening::closed},
    {"an installed one like a test case", "from requests.helpers import Base", Opening::closed},
    {"a module under src", "from product import Model", Opening::closed},
    {"a test case under src", "from product import Checks", Opening::imported},
    {"a product that may raise", "from product.raising import x", Opening::closed},
};

TEST(ImportedModules, OpenAFileThatTakesTestsOrSkipsFromThem) {
  for (const ImportCase& one : import_cases) {
    Checkout checkout = {
        {"helpers.py",
         "import unittest\nfrom others import Other as Elsewhere\n"
         "def plain(): pass\nclass Plain: pass\n"
         "class Shared(unittest.TestCase):\n    def test_s(self): pass\n"
         "class Below(Shared): pass\n"
         "class PlainCase: pass\nclass SharedCase(unittest.TestCase): pass\n"},
        {"others.py", "import unittest\nclass Other(unittest.TestCase): pass\n"},
        {"package/__init__.py", "from .inner import Inside\n"},
        {"package/inner.py", "from unittest import TestCase\nclass Inside(TestCase): pass\n"},
        {"starred.py", "from helpers import *\n"},
        {"skipping.py", "import pytest\npytest.importorskip('numpy')\nx = 1\n"},
        {"skips_later.py", "import testing_tools\n"},
        {"testing_tools.py", "raise ImportError\n"},
        {"broken.py", "x = '''\n"},
        {"src/product/__init__.py",
         "import unittest\nclass Model: pass\nclass Checks(unittest.TestCase): pass\n"},
        {"src/product/raising.py", "if x:\n    raise ImportError\n"}};
    checkout.add("test_it.py", std::string(one.statement) + "\n" + one_test);
    const python::Outline outline = checked(checkout, "test_it.py");
    EXPECT_EQ(outline.opening, one.opening) << one.what << ": " << outline.word;
    EXPECT_EQ(outline.tests.empty(), one.opening != Opening::closed) << one.what;
  }
}

TEST(ImportedModules, SayWhichNameOpensTheFile) {
  const Checkout checkout = {
      {"helpers.py", "import unittest\nclass Shared(unittest.TestCase): pass\n"},
      {"test_it.py", "from helpers import Shared\ndef test_a(): pass\n"}};
  EXPECT_EQ(checked(checkout, "test_it.py").word, "helpers.Shared");
}

TEST(ImportedModules, AreFoundFromThePackageOfTheFile) {
  const Checkout checkout = {
      {"tests/__init__.py", ""},
      {"tests/unit/__init__.py", ""},
      {"tests/shared.py", "import unittest\nclass Shared(unittest.TestCase): pass\n"},
      {"tests/unit/test_up.py", "from ..shared import Shared\ndef test_a(): pass\n"},
      {"tests/unit/test_top.py", "from tests.shared import Shared\ndef test_a(): pass\n"},
      {"tests/unit/test_gone.py", "from .shared import x\ndef test_a(): pass\n"}};
  EXPECT_EQ(checked(checkout, "tests/unit/test_up.py").opening, Opening::imported);
  EXPECT_EQ(checked(checkout, "tests/unit/test_top.py").opening, Opening::imported);
  EXPECT_EQ(checked(checkout, "tests/unit/test_gone.py").opening, Opening::closed);
}

TEST(ImportedModules, OpenAFileWhosePackageMaySkip) {
  const Checkout checkout = {{"tests/__init__.py", "import pytest\npytest.importorskip('numpy')\n"},
                             {"tests/unit/__init__.py", ""},
                             {"tests/unit/test_it.py", "def test_a(): pass\n"},
                             {"other/test_it.py", "def test_a(): pass\n"}};
  EXPECT_EQ(checked(checkout, "tests/unit/test_it.py").opening, Opening::skips);
  EXPECT_EQ(checked(checkout, "tests/unit/test_it.py").word, "__init__.py");
  EXPECT_EQ(checked(checkout, "other/test_it.py").opening, Opening::closed);
}

TEST(ImportedModules, MayImportEachOtherInACircle) {
  const Checkout checkout = {{"test_it.py", "from a_test import X\ndef test_a(): pass\n"},
                             {"a_test.py", "import b_test\nfrom b_test import X\n"},
                             {"b_test.py", "import a_test\nfrom a_test import X\n"}};
  EXPECT_EQ(checked(checkout, "test_it.py").opening, Opening::closed) << "nobody binds the name";
}

TEST(ImportedModules, OpenAFileWhereOneCannotBeRead) {
  Checkout checkout = {{"helpers.py", ""},
                       {"test_it.py", "from helpers import x\ndef test_a(): pass\n"}};
  EXPECT_EQ(checked(checkout, "test_it.py").opening, Opening::closed);
  checkout.forbid("/suite/helpers.py");
  EXPECT_NE(checked(checkout, "test_it.py").opening, Opening::closed);
}

}  // namespace
}  // namespace splitter::pytest
