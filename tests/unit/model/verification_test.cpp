#include "splitter/model/verification.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(Verification, HoldsWhereNothingIsAmiss) {
  Verification found;
  found.groups.resize(2);
  EXPECT_TRUE(found.holds());
  found.strayed.push_back({"a.py::t", 0, 1});
  found.groups[0].unfinished = true;
  EXPECT_TRUE(found.holds()) << "every test ran once all the same";
}

TEST(Verification, FailsWhereATestIsAmiss) {
  const Verification well;
  Verification found = well;
  found.lost.push_back({});
  EXPECT_FALSE(found.holds());
  found = well;
  found.repeated.push_back({"a.py::t", {0, 0}});
  EXPECT_FALSE(found.holds());
  found = well;
  found.foreign.push_back({});
  EXPECT_FALSE(found.holds());
  found = well;
  found.groups.resize(1);
  found.groups[0].missing = true;
  EXPECT_FALSE(found.holds());
  found = well;
  found.groups.resize(1);
  found.groups[0].not_run = 1;
  EXPECT_FALSE(found.holds());
}

}  // namespace
}  // namespace splitter::model
