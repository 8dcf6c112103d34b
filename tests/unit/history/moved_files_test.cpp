#include "splitter/history/evidence.hpp"
#include "splitter/history/renames.hpp"
#include "support/profiles.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Evidence;
using model::Microseconds;
using model::NodeId;
using support::profile_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

using Names = std::vector<std::string_view>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

Evidence run(std::string name, const Names& ids) {
  model::Recording recording;
  recording.session.run = name;
  recording.session.id = std::move(name);
  for (const std::string_view id : ids) {
    recording.tests.push_back(
        {.id = NodeId{id}, .own = Microseconds{7}, .peak = {}, .retained = {}});
  }
  return evidence_of(std::vector{recording});
}

Pairs moves(const Evidence& evidence, const Names& checkout, const Names& durations = {}) {
  std::vector<std::pair<std::string, std::int64_t>> stored;
  for (const std::string_view id : durations) {
    stored.emplace_back(id, 1);
  }
  const model::Profile profile = profile_of(std::move(stored));
  Pairs pairs;
  for (const Rename& rename : find_moves(evidence, profile, [&checkout](std::string_view path) {
         return std::ranges::find(checkout, path) != checkout.end();
       })) {
    pairs.emplace_back(rename.from, rename.to);
  }
  return pairs;
}

TEST(FindMoves, AFileIsWhereItWasMeasuredSince) {
  const Evidence before = run("1", {"old/t.py::f", "old/t.py::g"});
  const Evidence after = run("2", {"new/t.py::f"});
  const Pairs moved = {{"old/t.py", "new/t.py"}};
  EXPECT_EQ(moves(combined(before, after), {"new/t.py"}, {"old/t.py::f"}), moved);
  EXPECT_EQ(moves(combined(after, before), {"new/t.py"}, {"new/t.py::f"}), moved);
  EXPECT_THAT(moves(combined(before, after), {"new/t.py", "old/t.py"}), IsEmpty());
}

TEST(FindMoves, FilesOfOneRunAreTwo) {
  const Evidence both = run("1", {"old/t.py::f", "new/t.py::f"});
  EXPECT_THAT(moves(both, {"new/t.py"}), IsEmpty());
  const Evidence later = combined(run("1", {"new/t.py::f"}), run("2", {"old/t.py::f"}));
  EXPECT_THAT(moves(later, {"new/t.py"}), IsEmpty());
}

TEST(FindMoves, StoredDurationsTellWhatNoRunMeasured) {
  const Evidence after = run("2", {"new/t.py::f"});
  EXPECT_THAT(moves(after, {"new/t.py", "a.py"}, {"old/t.py::f", "a.py::f"}), SizeIs(1));
  EXPECT_THAT(moves(after, {"new/t.py", "a.py"}, {"old/t.py::f", "new/t.py::f"}), IsEmpty());
}

TEST(FindMoves, NoneWhereTheStoreIsOfAnotherFolder) {
  const Evidence after = run("2", {"t/a.py::f"});
  EXPECT_THAT(moves(after, {"t/a.py"}, {"sub/t/a.py::f", "sub/b.py::f"}), IsEmpty());
}

/// A run of one file: its import, and a fixture that its test uses.
model::Recording run_of(const std::string& name, std::string_view file, std::string_view fixture) {
  model::Recording recording;
  recording.session.run = recording.session.id = name;
  const auto texts = std::make_shared<std::string>(std::string(file) + "::f");
  recording.texts.push_back(texts);
  recording.tests.push_back({.id = NodeId{*texts},
                             .own = Microseconds{5},
                             .peak = {},
                             .retained = {},
                             .uses_begin = 0,
                             .uses_end = 1});
  recording.uses = {fixture};
  recording.session.uses = true;
  recording.setups = {
      {.id = fixture, .time = Microseconds{9}, .kind = model::ScopeKind::module, .memory = {}}};
  recording.imports = {{file, Microseconds{3}}};
  return recording;
}

TEST(Renamed, UnitesWhatWasMeasuredUnderBothPaths) {
  const std::vector<Rename> renames = {{"old/t.py", "new/t.py"}};
  const auto before = std::vector{run_of("1", "old/t.py", "old/t.py::db")};
  const auto after = std::vector{run_of("2", "new/t.py", "new/t.py::db")};
  const Evidence all = renamed(combined(evidence_of(before), evidence_of(after)), renames);
  ASSERT_THAT(all.scopes, SizeIs(2)) << "the import and the fixture, each once";
  EXPECT_THAT(all.scopes[0].samples, SizeIs(2));
  EXPECT_THAT(all.scopes[1].samples, SizeIs(2));
  ASSERT_THAT(all.tests, SizeIs(1));
  EXPECT_THAT(all.uses_of(all.tests[0]), ElementsAre(1U));
  const Evidence again = renamed(combined(all, evidence_of(after)), renames);
  EXPECT_EQ(again.scopes, all.scopes);
  EXPECT_EQ(again.tests, all.tests);
  EXPECT_EQ(again.samples, all.samples);
  EXPECT_EQ(again.uses, all.uses);
}

TEST(Renamed, BringsTestsAndSetUpsTogether) {
  model::Recording recording;
  recording.session.run = recording.session.id = "1";
  recording.tests.push_back({.id = NodeId{"old/t.py::f"},
                             .own = Microseconds{5},
                             .peak = {},
                             .retained = {},
                             .uses_begin = 0,
                             .uses_end = 2});
  recording.uses = {"old/t.py::db", "server"};
  recording.session.uses = true;
  recording.setups = {{.id = "old/t.py::db",
                       .time = Microseconds{9},
                       .kind = model::ScopeKind::module,
                       .memory = {}},
                      {.id = "server", .time = Microseconds{8}, .memory = {}}};
  recording.imports = {{"old/t.py", Microseconds{3}}};
  const std::vector<Rename> renames = {{"old/t.py", "new/t.py"}};
  const Evidence all = renamed(
      combined(evidence_of(std::vector{recording}), run("2", {"new/t.py::f", "z.py::f"})), renames);
  ASSERT_THAT(all.tests, SizeIs(2));
  EXPECT_EQ(all.tests[0].id.text(), "new/t.py::f");
  EXPECT_THAT(all.samples_of(all.tests[0]), SizeIs(2));
  std::vector<std::string> uses;
  for (const model::ScopeIndex use : all.uses_of(all.tests[0])) {
    uses.emplace_back(all.scopes[use].id);
  }
  EXPECT_THAT(uses, ElementsAre("new/t.py::db", "server"));
  std::vector<std::string> scopes;
  for (const model::ScopeEvidence& scope : all.scopes) {
    scopes.emplace_back(scope.id);
  }
  EXPECT_THAT(scopes, ElementsAre("new/t.py", "new/t.py::db", "server"));
}

}  // namespace
}  // namespace splitter::history
