#include "splitter/history/evidence.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {
namespace {

using model::Evidence;
using model::Microseconds;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A session of a run that measured one test, which used these fixtures.
Recording session(const std::string& run,
                  std::string_view id,
                  std::int64_t micros,
                  std::vector<std::string_view> uses = {},
                  bool knows_uses = true) {
  Recording recording;
  recording.session.run = run;
  recording.session.id = run + "/" + std::string(id);
  recording.session.uses = knows_uses;
  recording.uses = std::move(uses);
  for (const std::string_view use : recording.uses) {
    recording.setups.push_back({.id = use, .time = Microseconds{10}});
  }
  recording.tests.push_back({.id = model::NodeId{id},
                             .own = Microseconds{micros},
                             .peak = {},
                             .retained = {},
                             .uses_end = static_cast<std::uint32_t>(recording.uses.size())});
  return recording;
}

Evidence evidence(const std::vector<Recording>& recordings) {
  return evidence_of(recordings);
}

std::vector<std::int64_t> times(const Evidence& evidence, std::size_t test = 0) {
  std::vector<std::int64_t> times;
  for (const model::Sample& sample : evidence.samples_of(evidence.tests.at(test))) {
    times.push_back(sample.own.count());
  }
  return times;
}

std::vector<std::string_view> uses(const Evidence& evidence) {
  std::vector<std::string_view> names;
  for (const model::ScopeIndex use : evidence.uses_of(evidence.tests.front())) {
    names.push_back(evidence.scopes[use].id);
  }
  return names;
}

void expect_equal(const Evidence& a, const Evidence& b) {
  EXPECT_EQ(a.sessions, b.sessions);
  EXPECT_EQ(a.scopes, b.scopes);
  EXPECT_EQ(a.tests, b.tests);
  EXPECT_EQ(a.samples, b.samples);
  EXPECT_EQ(a.uses, b.uses);
}

TEST(EvidenceOf, KeepsASampleASession) {
  const Evidence all =
      evidence({session("r2", "a", 2), session("r1", "a", 1), session("r1", "b", 3)});
  ASSERT_THAT(all.tests, SizeIs(2));
  EXPECT_THAT(times(all, 0), ElementsAre(1, 2));
  EXPECT_THAT(times(all, 1), ElementsAre(3));
  EXPECT_THAT(all.sessions, SizeIs(3));
}

TEST(EvidenceOf, CountsCopiesOnceAndTheWholeOne) {
  Recording cut = session("r", "a", 5);
  cut.tests.front().own = Microseconds{2};
  expect_equal(evidence({session("r", "a", 5), cut}), evidence({session("r", "a", 5)}));
}

TEST(EvidenceOf, NothingIsNothing) {
  EXPECT_THAT(evidence({}).tests, IsEmpty());
}

TEST(Combined, KeepsTheNewestRuns) {
  Evidence all;
  for (int run = 0; run < 12; ++run) {
    const std::string name = "r" + std::to_string(10 + run);
    all = combined(std::move(all), evidence({session(name, "a", run + 1)}));
  }
  EXPECT_THAT(times(all), ElementsAre(5, 6, 7, 8, 9, 10, 11, 12));
  EXPECT_THAT(all.sessions, SizeIs(runs_kept));
  const Evidence late = combined(evidence({session("r00", "a", 99)}), all);
  expect_equal(late, all);
}

TEST(Combined, KeepsWhatARunSaysInSeveralSessions) {
  Evidence all;
  for (int i = 0; i < 10; ++i) {
    Recording more = session("r", "a", i + 1);
    more.session.id += std::to_string(i);
    all = combined(std::move(all), evidence({more}));
  }
  EXPECT_THAT(all.samples_of(all.tests.front()), SizeIs(10));
}

TEST(Combined, TakesTheUsesOfTheNewestRunThatKnowsThem) {
  const Evidence old = evidence({session("r1", "a", 1, {"db"})});
  const Evidence newer = evidence({session("r2", "a", 1, {"net"})});
  const Evidence other = evidence({session("r3", "a", 1, {}, false)});
  EXPECT_THAT(uses(combined(combined(newer, other), old)), ElementsAre("net"));
  EXPECT_THAT(uses(combined(old, combined(other, newer))), ElementsAre("net"));
  EXPECT_THAT(combined(old, newer).scopes, SizeIs(2));
}

TEST(Combined, UnitesTheUsesOfOneRun) {
  Recording again = session("r1", "a", 1, {"net"});
  again.session.id = "r1/again";
  EXPECT_THAT(uses(combined(evidence({session("r1", "a", 1, {"db"})}), evidence({again}))),
              ElementsAre("db", "net"));
}

TEST(Combined, ForgetsSessionsThatNothingIsLeftOf) {
  Recording empty = session("r9", "a", 1);
  empty.tests.clear();
  EXPECT_THAT(evidence({session("r1", "a", 1), empty}).sessions, SizeIs(1));
}

TEST(Pruned, LeavesNothingOfTestsThatAreGone) {
  Recording gone = session("r1", "b.py::f", 1, {"b.py::db", "net"});
  gone.imports = {{"b.py", Microseconds{5}}};
  Recording stays = session("r2", "a.py::f", 1, {"net"});
  stays.imports = {{"a.py", Microseconds{5}}};
  const Evidence left =
      pruned(evidence({gone, stays}), [](model::NodeId id) { return id.file() == "a.py"; });
  ASSERT_THAT(left.tests, SizeIs(1));
  EXPECT_THAT(uses(left), ElementsAre("net"));
  ASSERT_THAT(left.scopes, SizeIs(2));
  EXPECT_EQ(left.scopes[0].id, "a.py");
  EXPECT_EQ(left.scopes[1].id, "net");
  EXPECT_THAT(left.sessions, SizeIs(2));  // what the first measured of `net` is still known
}

}  // namespace
}  // namespace splitter::history
