#include "splitter/model/profile.hpp"

#include "support/profiles.hpp"

#include <gmock/gmock.h>

#include <string_view>
#include <vector>

namespace splitter::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string_view> beginning(std::string_view letters) {
  static const Profile profile = support::profile_of(
      {{"a.py::f[1]", 1}, {"a.py::f[2]", 1}, {"a.py::fg", 1}, {"a.pyx::f", 1}, {"b.py::f", 1}});
  std::vector<std::string_view> ids;
  for (const Measurement& test : tests_beginning(profile, letters)) {
    ids.push_back(test.id.text());
  }
  return ids;
}

TEST(TestsBeginning, AreThoseOfAFunctionOrOfAFile) {
  EXPECT_THAT(beginning("a.py::f["), ElementsAre("a.py::f[1]", "a.py::f[2]"));
  EXPECT_THAT(beginning("a.py::"), ElementsAre("a.py::f[1]", "a.py::f[2]", "a.py::fg"));
  EXPECT_THAT(beginning("b"), ElementsAre("b.py::f"));
}

TEST(TestsBeginning, AreAllWhereNothingIsAskedForAndNoneWhereNoneBeginsSo) {
  EXPECT_EQ(beginning("").size(), 5U);
  EXPECT_THAT(beginning("a.py::g"), IsEmpty());
  EXPECT_THAT(beginning("c"), IsEmpty());
}

}  // namespace
}  // namespace splitter::model
