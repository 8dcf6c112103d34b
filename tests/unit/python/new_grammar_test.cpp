#include "support/outlines.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::python {
namespace {

using support::outline;
using ::testing::ElementsAre;

/// Forms that Python 3.12 to 3.15 brought, in a file whose tests stay the same.
const char* const forms[] = {
    "type Pair = tuple[int, int]\n",
    "type Many[T] = list[T]\n",
    "def make[T](x: T) -> T: return x\n",
    "x = f'{a['b']}'\n",
    "x = f'{f'{f'{1}'}'}'\n",
    "x = f'{a\n}'\n",
    "x = f'{'\\n'.join(a)}'\n",
    "x = f\"{a:{b}}\"\n",
    "x = t'{name}'\n",
    "x = t'{a['b']!r:>{width}}'\n",
    "x = tr'\\d{a}' + rt\"{b}\"\n",
    "x = T'''{\n  a  # a comment with '''\n}'''\n",
    "try:\n    x = 1\nexcept ValueError, TypeError:\n    x = 2\n",
    "try:\n    x = 1\nexcept* ValueError, TypeError:\n    x = 2\n",
    "try:\n    x = 1\nfinally:\n    x = 2\n",
    "lazy import json\n",
    "lazy import json, os.path as path\n",
    "lazy from json import dumps as d, loads\n",
    "lazy = 1\n",
    "lazy(1)\n",
    "x = [*a for a in b]\n",
    "x = {*a for a in b}\n",
    "x = {**a for a in b}\n",
    "f(*a for a in b)\n",
    "match x:\n    case [1, *rest]: y = 1\n    case {'a': z}: y = 2\n",
    "with (open('a') as a, open('b') as b):\n    x = 1\n",
};

TEST(NewGrammar, LeavesTheTestsAsTheyAre) {
  for (const char* form : forms) {
    const Outline outlined = outline(
        std::string(form) + "def test_a(): pass\nclass TestB:\n    def test_b(self): pass\n");
    EXPECT_EQ(outlined.opening, Opening::closed) << form << outlined.word;
    EXPECT_THAT(outlined.tests, ElementsAre("test_a", "TestB::test_b")) << form;
  }
}

TEST(NewGrammar, BringsNamesLater) {
  const Outline lazy =
      outline("lazy from helpers import Shared\nlazy import a.b\ndef test_a(): pass\n");
  EXPECT_THAT(lazy.imports, ElementsAre("a.b", "helpers.Shared"));
  EXPECT_TRUE(lazy.required.empty());
  EXPECT_EQ(outline("lazy from helpers import test_it\n").opening, Opening::imported);
  EXPECT_EQ(outline("lazy from helpers import TestIt\n").opening, Opening::imported);
}

TEST(NewGrammar, OpensAFileThatATestStandsInTheMiddleOf) {
  EXPECT_EQ(outline("try:\n    x = 1\nexcept A, B:\n    def test_a(): pass\n").opening,
            Opening::condition);
  EXPECT_EQ(outline("x = t'{(test_a := 1)}'\n").opening, Opening::mention);
  EXPECT_EQ(outline("class TestA[T]:\n    def test_a(self): pass\n").opening, Opening::class_words);
}

TEST(Required, AreModulesThatSurelyAreImported) {
  const Outline outlined = outline(
      "import a.b, c as d; import e\nfrom f.g import h\nfrom . import i\nfrom .j import k\n"
      "if x:\n    import l\ntry:\n    import m\nexcept ImportError:\n    pass\n"
      "def test_a():\n    import n\nclass A:\n    import o\n");
  EXPECT_THAT(outlined.required, ElementsAre("a", "c", "e", "f"));
}

}  // namespace
}  // namespace splitter::python
