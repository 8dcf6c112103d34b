#include "history/deviation.hpp"

#include "splitter/history/verify.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Cause;
using model::Microseconds;
using model::NodeId;
using model::Recording;
using model::Roster;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Microseconds second{1'000'000};

/// Two groups of two files of two seconds each, and a second for imports.
Roster roster() {
  Roster roster{.fingerprint = "f00d"};
  for (const char* letter : {"a", "b"}) {
    const std::string name(letter);
    roster.groups.push_back(
        {5 * second, 2, 2, {{name + "1.py", 1, 2 * second}, {name + "2.py", 1, 2 * second}}});
  }
  return roster;
}

class Measure : public ::testing::Test {
 protected:
  /// A session in which the tests of its two files take these times.
  static Recording session(std::uint32_t group, Microseconds first, Microseconds other) {
    const std::string run = std::to_string(group);
    Recording recording{.session = {.run = run, .id = run + "//1"}, .process = "/1"};
    recording.group = model::GroupNumber{group};
    recording.wall = 20 * second;
    recording.imports = {{"x", second}};
    recording.tests = {{NodeId{group == 1 ? "a1.py::t" : "b1.py::t"}, first},
                       {NodeId{group == 1 ? "a2.py::t" : "b2.py::t"}, other}};
    return recording;
  }

  Cause cause(const Recording& first) {
    recordings_ = {first, session(2, 2 * second, 2 * second)};
    found_ = verify(roster_, recordings_);
    return found_.groups[0].cause;
  }

  Roster roster_ = roster();
  std::vector<Recording> recordings_;
  model::Verification found_;
};

TEST_F(Measure, AsPlanned) {
  EXPECT_EQ(cause(session(1, 2 * second, 2 * second)), Cause::none);
  EXPECT_EQ(found_.groups[0].predicted, 5 * second);
  EXPECT_EQ(found_.groups[0].actual, 5 * second);
  EXPECT_THAT(found_.worst, IsEmpty());
}

TEST_F(Measure, OneFileTakesLonger) {
  EXPECT_EQ(cause(session(1, 2 * second, 6 * second)), Cause::stale_times);
  ASSERT_THAT(found_.worst, SizeIs(1));
  EXPECT_EQ(found_.worst[0].name->name, "a2.py");
  EXPECT_EQ(found_.worst[0].actual, 6 * second);
}

TEST_F(Measure, OneFileTakesLess) {
  EXPECT_EQ(cause(session(1, 2 * second, second / 10)), Cause::stale_times);
}

TEST_F(Measure, AllIsSlower) {
  EXPECT_EQ(cause(session(1, 4 * second, 4 * second)), Cause::slow_runner);
  Recording crowded = session(1, 4 * second, 4 * second);
  crowded.session.cores = 2;
  crowded.session.load = 950;
  EXPECT_EQ(cause(crowded), Cause::contention);
}

TEST_F(Measure, AGroupOfWhichMuchDidNotRunHasNoCause) {
  Recording part = session(1, 2 * second, 2 * second);
  part.tests.pop_back();
  EXPECT_EQ(cause(part), Cause::none);
}

TEST_F(Measure, NewTests) {
  Recording more = session(1, 2 * second, 2 * second);
  more.tests.push_back({NodeId{"new.py::t"}, 3 * second});
  EXPECT_EQ(cause(more), Cause::new_tests);
}

TEST_F(Measure, SetUpsThatNobodyExpected) {
  Recording more = session(1, 2 * second, 2 * second);
  more.setups = {{"conftest::server", 4 * second}};
  EXPECT_EQ(cause(more), Cause::setups);
}

TEST_F(Measure, LittleTimesAreNoise) {
  for (model::RosterGroup& group : roster_.groups) {
    group.time /= 100;
    for (model::RosterName& name : group.names) {
      name.time /= 100;
    }
  }
  Recording more = session(1, second / 10, second / 10);
  more.imports.clear();
  EXPECT_EQ(cause(more), Cause::none);
}

TEST_F(Measure, WeightsAreNoTimes) {
  roster_.measured = false;
  EXPECT_EQ(cause(session(1, 2 * second, 9 * second)), Cause::none);
  EXPECT_THAT(found_.worst, IsEmpty());
}

TEST_F(Measure, AGroupThatBrokeOffHasNoCause) {
  Recording broken = session(1, 2 * second, 9 * second);
  broken.wall.reset();
  EXPECT_EQ(cause(broken), Cause::none);
}

TEST_F(Measure, TakesTheClockWhereWorkersRanTestsAtATime) {
  Recording controller{.session = {.run = "1", .id = "1//5"}};
  controller.group = model::GroupNumber{1};
  controller.wall = 4 * second;
  Recording worker = session(1, 2 * second, 2 * second);
  worker.session.id = "1/gw0/6";
  worker.is_worker = true;
  Recording other = worker;
  other.session.id = "1/gw1/7";
  other.tests.clear();
  recordings_ = {controller, worker, other};
  found_ = verify(roster_, recordings_);
  EXPECT_EQ(found_.groups[0].actual, 4 * second);
  EXPECT_EQ(found_.groups[0].cause, Cause::workers) << "the plan counts on one process";
  roster_.groups[0].workers = 2;
  EXPECT_EQ(verify(roster_, recordings_).groups[0].cause, Cause::none);
}

}  // namespace
}  // namespace splitter::history
