#include "history/unmet.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {
namespace {

using model::NodeId;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two groups: the second skipped `y.py::b`, because it needs a test of this name.
std::vector<std::string> unmet(std::string_view needs, const std::vector<std::string_view>& first) {
  std::vector<Recording> recordings(2);
  for (const std::string_view id : first) {
    recordings[0].tests.push_back({.id = NodeId{id}});
  }
  recordings[0].names = {{NodeId{"x.py::named"}, "made"}};
  recordings[1].tests = {{.id = NodeId{"y.py::b"}}, {.id = NodeId{"y.py::here"}}};
  recordings[1].needs = {{NodeId{"y.py::b"}, needs}};
  std::vector<std::string> found;
  for (const model::Unmet& one :
       unmet_needs(std::vector<GroupSession>{{&recordings[0], 0}, {&recordings[1], 1}})) {
    found.push_back(std::string(one.id) + " needs " + std::string(one.needs));
  }
  return found;
}

TEST(UnmetNeeds, ATestThatRanInAnotherGroup) {
  EXPECT_THAT(unmet("a", {"y.py::a"}), ElementsAre("y.py::b needs a"));
  EXPECT_THAT(unmet("TestA::a", {"y.py::TestA::a"}), ElementsAre("y.py::b needs TestA::a"));
  EXPECT_THAT(unmet("x.py::a", {"x.py::a"}), ElementsAre("y.py::b needs x.py::a"));
  EXPECT_THAT(unmet("x.py::a", {"tests/x.py::a"}), ElementsAre("y.py::b needs x.py::a"));
  EXPECT_THAT(unmet("made", {}), ElementsAre("y.py::b needs made")) << "by a name of its own";
}

TEST(UnmetNeeds, AreNoneWhereTheTestRanBesideItOrNowhere) {
  EXPECT_THAT(unmet("here", {"y.py::a"}), IsEmpty());
  EXPECT_THAT(unmet("a", {"x.py::a"}), IsEmpty()) << "a test of another file";
  EXPECT_THAT(unmet("gone", {"y.py::a"}), IsEmpty());
  EXPECT_THAT(unmet("x.py::a", {"xx.py::a", "y.py::aa"}), IsEmpty());
}

TEST(UnmetNeeds, AreNoneWithoutSkips) {
  EXPECT_THAT(unmet_needs({}), IsEmpty());
}

}  // namespace
}  // namespace splitter::history
