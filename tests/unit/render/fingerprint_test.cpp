#include "splitter/render/fingerprint.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::Algorithm;
using model::Keep;
using support::ProblemBuilder;
using ::testing::MatchesRegex;

ProblemBuilder some_problem() {
  return ProblemBuilder()
      .imports(30'000)
      .setup("db", 100)
      .test("b.py::f", 10, {"db"})
      .test("a.py::f", 20)
      .test("a.py::g", 30, {"db"})
      .groups(2);
}

// Whoever changes this value changes the plans that jobs of different versions agree on: raise
// `plan_version` where the same problem may now get another plan.
TEST(Fingerprint, StaysTheSameFromReleaseToRelease) {
  EXPECT_EQ(fingerprint(some_problem().build()), "4d6374eef6d48a3b3013dc0ee0e22ece");
}

TEST(Fingerprint, Is32HexadecimalDigits) {
  EXPECT_THAT(fingerprint(some_problem().build()), MatchesRegex("[0-9a-f]{32}"));
  EXPECT_THAT(fingerprint(ProblemBuilder().build()), MatchesRegex("[0-9a-f]{32}"));
}

TEST(Fingerprint, OfTheSameProblemIsTheSame) {
  EXPECT_EQ(fingerprint(some_problem().build()), fingerprint(some_problem().build()));
}

TEST(Fingerprint, ChangesWithEachInput) {
  const auto one_more = [] { return some_problem().test("a.py::h", 0); };
  const std::vector<std::string> all = {
      fingerprint(some_problem().build()),
      fingerprint(some_problem().groups(3).build()),
      fingerprint(some_problem().keep(Keep::file).build()),
      fingerprint(some_problem().keep(Keep::none).build()),
      fingerprint(some_problem().algorithm(Algorithm::contiguous).build()),
      fingerprint(some_problem().imports(30'001).build()),
      fingerprint(some_problem().imports("a.py", 1).build()),
      fingerprint(some_problem().setup("unused", 100).build()),
      fingerprint(one_more().build()),
      fingerprint(ProblemBuilder().build()),
  };
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(Fingerprint, ChangesWithIdsTimesOrderAndSharedSetUps) {
  const auto of =
      [](const char* first, int own, const char* second, std::vector<std::string> set_ups) {
        return fingerprint(ProblemBuilder()
                               .setup("db", 1)
                               .setup("web", 1)
                               .test(first, own, std::move(set_ups))
                               .test(second, 5)
                               .build());
      };
  const std::vector<std::string> all = {
      of("a.py::f", 1, "a.py::g", {}),
      of("a.py::f", 2, "a.py::g", {}),
      of("a.py::f", 1, "a.py::h", {}),
      of("a.py::f", 1, "b.py::g", {}),
      of("a.py::g", 5, "a.py::f", {}),
      of("a.py::f", 1, "a.py::g", {"db"}),
      of("a.py::f", 1, "a.py::g", {"web"}),
      of("a.py::f", 1, "a.py::g", {"db", "web"}),
  };
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(Fingerprint, ReadsLargeProblemsWhole) {
  const auto of = [](int last) {
    ProblemBuilder builder;
    for (int i = 0; i < 5'000; ++i) {
      builder.test("tests/a_rather_long_name.py::test_" + std::to_string(i), 1);
    }
    return fingerprint(builder.test("z.py::f", last).build());
  };
  EXPECT_NE(of(1), of(2));
}

}  // namespace
}  // namespace splitter::render
