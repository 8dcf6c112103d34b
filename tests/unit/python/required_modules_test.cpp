#include "splitter/python/required_modules.hpp"

#include <gmock/gmock.h>

namespace splitter::python {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequiredModules, AreThoseOfImports) {
  EXPECT_THAT(required_modules("import a, b.c as d; import e\n"), ElementsAre("a", "b.c", "e"));
}

TEST(RequiredModules, HaveTheNamesTakenFromThemBehind) {
  EXPECT_THAT(required_modules("from a.b import (\n    c as d,\n    e,\n)\n"),
              ElementsAre("a.b", "a.b.c", "a.b.e"));
  EXPECT_THAT(required_modules("from a import *\n"), ElementsAre("a"));
}

TEST(RequiredModules, KeepTheirLeadingDots) {
  EXPECT_THAT(required_modules("from . import a\nfrom ..b import c\n"),
              ElementsAre(".a", "..b", "..b.c"));
}

TEST(RequiredModules, AreNotThoseInABlock) {
  EXPECT_THAT(required_modules("try:\n    import a\nexcept ImportError:\n    import b\n"
                               "if x: import c; import d\ndef f():\n    import e\n"),
              IsEmpty());
}

TEST(RequiredModules, AreNoneOfATextThatIsNoPython) {
  EXPECT_THAT(required_modules(""), IsEmpty());
  EXPECT_THAT(required_modules("from\nimport\nfrom a\n"), ElementsAre("a"));
}

}  // namespace
}  // namespace splitter::python
