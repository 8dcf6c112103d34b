#include "planning/found_words.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::planning {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string words(std::vector<std::string> ids, const FoundFiles& files = {}) {
  return found_words(*support::suite_of(std::move(ids), model::Origin::outline),
                     files,
                     std::chrono::milliseconds(12));
}

TEST(FoundWords, CountFunctionsAndFiles) {
  EXPECT_EQ(words({"a.py::f", "a.py::g", "b.py::f"}), "found 3 functions in 2 files in 12 ms");
  EXPECT_EQ(words({"a.py::f"}), "found 1 function in 1 file in 12 ms");
}

TEST(FoundWords, CountParameterSetsApart) {
  EXPECT_THAT(words({"a.py::f[1]", "a.py::f[2]", "a.py::g"}),
              StartsWith("found 1 function and 2 parametrized tests in 1 file"));
}

TEST(FoundWords, DoNotCountFilesThatStayWholeAsFunctions) {
  EXPECT_EQ(words({"a.py", "b.py::f"}, {.whole = 1}),
            "found 1 function in 2 files in 12 ms (1 file whole)");
}

TEST(FoundWords, NeverCountBelowNothing) {
  EXPECT_THAT(words({"a.py::f[1]", "b.py"}, {.whole = 2}), StartsWith("found 0 functions"));
}

TEST(FoundWords, SayWhereTestsAreKnownFromBesideTheText) {
  const std::string all = words({"a.py::f"},
                                {.whole = 0,
                                 .remembered = 2,
                                 .taught = 3,
                                 .asked = 4,
                                 .asking = model::Microseconds{2'000'000}});
  EXPECT_THAT(all, HasSubstr("(2 as earlier runs had them, 3 as recorded runs collected them, 4 "));
  EXPECT_THAT(all, HasSubstr("4 asked of pytest in 2"));
  EXPECT_THAT(all, EndsWith(")"));
  EXPECT_THAT(all, Not(HasSubstr("whole")));
}

}  // namespace
}  // namespace splitter::planning
