#include "planning/compared_collections.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using input::Collection;
using model::Origin;
using support::suite_of;

Collection collection_of(std::vector<std::string> ids) {
  support::OwnedIds owned = support::own(std::move(ids));
  Collection collection;
  collection.tests = owned.ids;
  collection.texts = {owned.text};
  return collection;
}

Differences between(const std::vector<std::string>& first,
                    const std::vector<std::string>& second,
                    const std::vector<std::string>& plan = {"a.py"}) {
  static std::vector<Collection> kept;  // the examples are views of these
  kept.push_back(collection_of(first));
  kept.push_back(collection_of(second));
  return differences_of(kept[kept.size() - 2], kept.back(), *suite_of(plan, Origin::outline));
}

TEST(DifferencesOf, EqualCollectionsAreNone) {
  EXPECT_FALSE(between({"a.py::f", "a.py::g[1]"}, {"a.py::f", "a.py::g[1]"}).any());
  EXPECT_FALSE(between({}, {}).any());
}

TEST(DifferencesOf, FunctionsCountInBothDirections) {
  const Differences found = between({"a.py::f", "a.py::new"}, {"a.py::f", "a.py::other[1]"});
  EXPECT_EQ(found.functions, 2U);
  EXPECT_EQ(found.function, "a.py::new");
  EXPECT_EQ(found.ids, 0U);
  EXPECT_FALSE(found.order);
  EXPECT_FALSE(found.functions_in_plan) << "the plan has the whole file";
}

TEST(DifferencesOf, FunctionsMatterToAPlanThatHasNotTheirWholeFile) {
  const std::vector<std::string> plan = {"a.py", "b.py::f"};
  const Differences found = between({"a.py::x", "b.py::y"}, {"a.py::z", "b.py::f"}, plan);
  EXPECT_EQ(found.functions, 4U);
  EXPECT_TRUE(found.functions_in_plan);
  EXPECT_EQ(found.function, "b.py::y");
  EXPECT_FALSE(between({"d/a.py::x"}, {}, {"d"}).functions_in_plan);
}

TEST(DifferencesOf, AFunctionWithOtherParametersChanges) {
  const Differences found = between({"a.py::f[1]", "a.py::f[x]", "a.py::g[1]", "a.py::h[2]"},
                                    {"a.py::f[1]", "a.py::f[y]", "a.py::g[1]", "a.py::h[3]"});
  EXPECT_EQ(found.ids, 2U);
  EXPECT_EQ(found.id, "a.py::f[x]");
  EXPECT_FALSE(found.ids_in_plan) << "the plan has the whole file";
}

TEST(DifferencesOf, AParameterSetLessIsAChangeToo) {
  const Differences found = between({"a.py::f[1]"}, {"a.py::f[1]", "a.py::f[2]"});
  EXPECT_EQ(found.ids, 1U);
  EXPECT_EQ(found.id, "a.py::f[1]");
}

TEST(DifferencesOf, MatterToAPlanThatNamesTheInstances) {
  EXPECT_TRUE(between({"a.py::f[1]"}, {"a.py::f[2]"}, {"a.py::f[1]"}).ids_in_plan);
  EXPECT_FALSE(between({"a.py::f[1]"}, {"a.py::f[2]"}, {"a.py::f"}).ids_in_plan);
  EXPECT_FALSE(between({"a.py::f[1]"}, {"a.py::f[2]"}, {"a.py::g[1]"}).ids_in_plan);
}

TEST(DifferencesOf, TheOrderIsOne) {
  const Differences found =
      between({"a.py::f", "a.py::g", "a.py::h"}, {"a.py::f", "a.py::h", "a.py::g"});
  EXPECT_TRUE(found.order);
  EXPECT_EQ(found.moved, "a.py::g");
  EXPECT_TRUE(found.any());
}

Coverage coverage(const std::vector<std::string>& plan, const std::vector<std::string>& tests) {
  static std::vector<std::shared_ptr<const model::Suite>> suites;
  static std::vector<Collection> kept;
  suites.push_back(suite_of(plan, Origin::outline));
  kept.push_back(collection_of(tests));
  return coverage_of(*suites.back(), kept.back());
}

TEST(CoverageOf, NamesStandForWhatTheyHold) {
  for (const char* name : {"d/a.py::A::B::f[x::y]",
                           "d/a.py::A::B::f",
                           "d/a.py::A::B",
                           "d/a.py::A",
                           "d/a.py",
                           "d",
                           "."}) {
    const Coverage found = coverage({name}, {"d/a.py::A::B::f[x::y]"});
    EXPECT_EQ(found.unnamed, 0U) << name;
    EXPECT_EQ(found.gone, 0U) << name;
  }
}

TEST(CoverageOf, TestsWithoutANameAreUnnamed) {
  const Coverage found =
      coverage({"a.py::f", "b.py"}, {"a.py::f[1]", "a.py::g", "a.py::ff", "b.pyx::f", "b.py::f"});
  EXPECT_EQ(found.unnamed, 3U);
  EXPECT_EQ(found.unnamed_example, "a.py::g");
  EXPECT_EQ(found.gone, 0U);
}

TEST(CoverageOf, NamesWithoutATestAreGone) {
  const Coverage found =
      coverage({"a.py::f", "a.py::g[1]", "a.py::g[2]"}, {"a.py::f", "a.py::g[2]"});
  EXPECT_EQ(found.gone, 1U);
  EXPECT_EQ(found.gone_example, "a.py::g[1]");
}

TEST(CoverageOf, AFileThatSkipsItselfMissesNothing) {
  const Coverage found = coverage({"a.py::f", "skips.py::f", "broken.py"}, {"a.py::f"});
  EXPECT_EQ(found.gone, 0U);
  EXPECT_EQ(found.unnamed, 0U);
}

TEST(CoverageOf, AFileOfEarlierRunsMayDiffer) {
  const support::OwnedIds ids = support::own({"a.py::f", "a.py::old"});
  const support::OwnedIds file = support::own({"a.py"});
  const model::Suite suite(
      ids.ids, Origin::outline, model::Order::collection, {ids.text, file.text}, {}, file.ids);
  const Collection collection = collection_of({"a.py::f", "a.py::new"});
  EXPECT_EQ(coverage_of(suite, collection).unnamed, 0U);
  EXPECT_EQ(coverage_of(suite, collection).gone, 0U);
}

}  // namespace
}  // namespace splitter::planning
