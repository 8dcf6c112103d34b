#include "cli/existing_tests.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using model::NodeId;
using support::input_error_of;

class Existing : public ::testing::Test {
 protected:
  support::InFolder folder_;

  static ExistingTests listed(const std::string& list) {
    system::write_file("list", list);
    return ExistingTests({"list"});
  }
};

TEST_F(Existing, AreTheTestsOfTheLists) {
  system::write_file("other", "b.py::g\n");
  system::write_file("list", "a.py::f[1]\na.py::TestA::m\n");
  const ExistingTests tests({"list", "other"});
  for (const char* id : {"a.py::f[1]", "a.py::TestA::m", "a.py::TestA::m[x]", "b.py::g"}) {
    EXPECT_TRUE(tests.has(NodeId{id})) << id;
  }
  for (const char* id : {"a.py::f[2]", "a.py::f", "a.py::TestA::n", "a.py", "c.py::f"}) {
    EXPECT_FALSE(tests.has(NodeId{id})) << id;
  }
}

TEST_F(Existing, AreTestsThatLoadgroupStoredByTheirGroup) {
  const ExistingTests tests = listed("a.py::f[1]\na.py::g\n");
  EXPECT_TRUE(tests.has(NodeId{"a.py::f[1]@db"}));
  EXPECT_TRUE(tests.has(NodeId{"a.py::g@db"}));
  EXPECT_FALSE(tests.has(NodeId{"a.py::f[2]@db"}));
}

TEST_F(Existing, AreAllWhereTheListIsTheFolder) {
  for (const char* list : {".\n", "./\n", "b.py::g\nERROR . - broken\n"}) {
    EXPECT_TRUE(listed(list).has(NodeId{"tests/a.py::f"})) << list;
  }
}

TEST_F(Existing, AreAllThatAListedPathHolds) {
  const ExistingTests tests = listed("tests/a.py\ntests/unit/\nb.py::TestA\n");
  for (const char* id : {"tests/a.py::f",
                         "tests/a.py::TestA::f[1]",
                         "tests/unit/deep/x.py::f",
                         "b.py::TestA::f",
                         "b.py::TestA::TestB::f"}) {
    EXPECT_TRUE(tests.has(NodeId{id})) << id;
  }
  for (const char* id :
       {"tests/b.py::f", "tests/a.pyx::f", "tests/units/x.py::f", "b.py::TestAB::f"}) {
    EXPECT_FALSE(tests.has(NodeId{id})) << id;
  }
}

TEST_F(Existing, MayNotBeNone) {
  EXPECT_EQ(input_error_of([] { ExistingTests({}); }).where(), "--prune");
  EXPECT_EQ(input_error_of([] { listed(""); }).where(), "list");
  EXPECT_EQ(input_error_of([] { listed("collected 0 items\n"); }).where(), "list");
}

}  // namespace
}  // namespace splitter::cli
