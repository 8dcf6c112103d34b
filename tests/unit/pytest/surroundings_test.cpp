#include "pytest/surroundings.hpp"

#include "support/checkouts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::pytest {
namespace {

using support::Checkout;

std::string hash_in(const Checkout& checkout, const std::string& text) {
  const Setup setup = checkout.setup();
  TextHash hash;
  add_surroundings(hash, text, setup);
  return hash.digest();
}

TEST(AddSurroundings, FollowsTheVariablesThatATextReads) {
  for (const char* text : {"import os\nx = os.environ['MODE']\n",
                           "import os\nx = os.environ.get('MODE')\n",
                           "import os\nx = os.getenv(\"MODE\")\n"}) {
    Checkout checkout;
    const std::string before = hash_in(checkout, text);
    checkout.set("OTHER", "1");
    EXPECT_EQ(hash_in(checkout, text), before) << text;
    checkout.set("MODE", "1");
    EXPECT_NE(hash_in(checkout, text), before) << text;
  }
}

TEST(AddSurroundings, DoesNotFollowVariablesOfAPlainText) {
  Checkout checkout;
  const std::string before = hash_in(checkout, support::plain_tests);
  checkout.set("MODE", "1");
  checkout.install("odd-1.0");
  EXPECT_EQ(hash_in(checkout, support::plain_tests), before);
}

TEST(AddSurroundings, FollowsAllVersionsWhereATextLooksForPackages) {
  const std::string text = "import pytest\nnp = pytest.importorskip('numpy')\n";
  Checkout checkout;
  const std::string before = hash_in(checkout, text);
  checkout.install("numpy-2.0");
  EXPECT_NE(hash_in(checkout, text), before);
}

TEST(LooksAround, WhereATextReadsFilesOrClocksOrStartsPrograms) {
  for (const char* text : {"for line in open('cases.txt'): pass\n",
                           "cases = Path('x').read_text()\n",
                           "import glob\n",
                           "if shutil.which('git'): pass\n",
                           "now = datetime.now()\n",
                           "import subprocess\n"}) {
    EXPECT_TRUE(looks_around(text)) << text;
  }
}

TEST(LooksAround, NotByWordsInStringsOrComments) {
  EXPECT_FALSE(looks_around("x = 'open'  # glob\n"));
  EXPECT_FALSE(looks_around("opened = 1\n"));
  EXPECT_FALSE(looks_around(support::plain_tests));
}

TEST(LooksAround, WhereTheTextCannotBeRead) {
  EXPECT_TRUE(looks_around("x = '''never closed\n"));
}

TEST(MakesNames, WhereATextDefinesMoreThanItWrites) {
  for (const char* text : {"globals()['test_x'] = f\n",
                           "setattr(module, 'test_x', f)\n",
                           "exec('def test_x(): pass')\n",
                           "T = type('T', (object,), {})\n",
                           "module.__dict__['x'] = f\n"}) {
    EXPECT_TRUE(makes_names(text)) << text;
  }
}

TEST(MakesNames, NotByAskingForAType) {
  EXPECT_FALSE(makes_names("assert type(x) is int\n"));
  EXPECT_FALSE(makes_names(support::plain_tests));
}

}  // namespace
}  // namespace splitter::pytest
