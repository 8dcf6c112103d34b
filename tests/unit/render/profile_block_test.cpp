#include "render/profile_block.hpp"

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {
namespace {

using model::Evidence;
using model::Outcome;
using model::ScopeIndex;
using model::ScopeKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// Evidence of one run with the scopes `a.py` (0), of which one is the import and one (1) a fixture
/// of the file, `a.py::T::db` (2), `net` (3) and `tests::disk` (4).
class Blocks : public ::testing::Test {
 protected:
  Blocks() {
    evidence_.sessions.push_back({.run = "r1", .id = "r1/0"});
    for (const auto& [kind, id] :
         {std::pair<ScopeKind, std::string_view>{ScopeKind::import, "a.py"},
          {ScopeKind::module, "a.py::tmp"},
          {ScopeKind::test_class, "a.py::T::db"},
          {ScopeKind::session, "net"},
          {ScopeKind::package, "tests::disk"}}) {
      evidence_.scopes.push_back({.kind = kind, .id = id, .samples = {}});
    }
  }

  void add(std::string_view id,
           const std::vector<ScopeIndex>& uses,
           Outcome outcome = Outcome::passed) {
    const std::vector<model::Sample> samples = {{.outcome = outcome}};
    evidence_.add_test(model::NodeId{id}, model::block_of_test(id).block, samples, uses);
  }

  /// What is written of the fixtures of a block: `all`, or names.
  std::map<ScopeIndex, std::string> written(std::string_view path) {
    const ProfileBlocks blocks = profile_blocks(evidence_);
    std::map<ScopeIndex, std::string> said;
    for (const BlockUse& use : uses_of(blocks.at(path), evidence_)) {
      std::string& text = said[use.fixture];
      text = use.all ? "all" : "";
      for (const model::BlockName& name : use.names) {
        text.append(text.empty() ? "" : " ").append(name.text);
      }
    }
    return said;
  }

  Evidence evidence_;
};

TEST_F(Blocks, AreThoseOfFilesFoldersAndTheSession) {
  add("a.py::f", {});
  add("b.py", {});
  add("b.py::g", {});
  const ProfileBlocks blocks = profile_blocks(evidence_);
  std::vector<std::string_view> paths;
  for (const auto& [path, block] : blocks) {
    paths.push_back(path);
  }
  EXPECT_THAT(paths, ElementsAre("", "a.py", "b.py", "tests"));
  EXPECT_EQ(blocks.at("a.py").import, evidence_.scopes.data());
  EXPECT_THAT(blocks.at("a.py").fixtures, ElementsAre(1U, 2U));
  EXPECT_THAT(blocks.at("").fixtures, ElementsAre(3U));
  EXPECT_THAT(blocks.at("tests").fixtures, ElementsAre(4U));
  EXPECT_EQ(blocks.at("b.py").import, nullptr);
  EXPECT_EQ(blocks.at("b.py").tests.size(), 2U);
}

TEST_F(Blocks, SayNothingWhereAFixtureIsUsedByAllOfItsPlace) {
  add("a.py::T::f", {1, 2});
  add("a.py::U::f", {1});
  EXPECT_THAT(written("a.py"), IsEmpty());
}

TEST_F(Blocks, SayThatAFixtureOfTheirOwnIsUsedByNone) {
  add("a.py::T::f", {1});
  add("a.py::T::g", {1});
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(2U, "")));
  EXPECT_THAT(written(""), IsEmpty()) << "net is of no test";
}

TEST_F(Blocks, SayWhetherAllUseAFixtureFromElsewhere) {
  add("a.py::T::f", {1, 2, 3});
  add("a.py::g", {1, 3});
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(3U, "all")));
}

TEST_F(Blocks, NameTheUsersAsCoarselyAsTheyCan) {
  add("a.py::T::U::f", {1, 3});
  add("a.py::T::g[1]", {1, 3});
  add("a.py::V::f", {1});
  add("a.py::h[1]", {1, 3});
  add("a.py::h[2]", {1, 3});
  add("a.py::i[1]", {1, 3});
  add("a.py::i[2]", {1});
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(2U, ""), Pair(3U, "T:: h[ i[1]")));
}

TEST_F(Blocks, NameATestBesideItsParameterSets) {
  add("a.py::f", {1, 3});
  add("a.py::f2", {1});
  add("a.py::f[1]", {1, 3});
  add("a.py::f[2]", {1, 3});
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(3U, "f f[")));
}

TEST_F(Blocks, LeaveTestsThatWereOnlySkippedOutOfAccount) {
  add("a.py::T::f", {1, 2, 3});
  add("a.py::T::s", {}, Outcome::skipped);
  add("a.py::g", {1});
  add("a.py::s", {}, Outcome::skipped);
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(3U, "T::")));
}

TEST_F(Blocks, NameAUserOutsideOfAFixturesClass) {
  add("a.py::T::f", {1, 2});
  add("a.py::V::f", {1, 2});
  EXPECT_THAT(written("a.py"), ElementsAre(Pair(2U, "T:: V::")));
}

TEST_F(Blocks, OfAFixturesFileThatIsATestItselfDoNotCountThat) {
  add("a.py", {});
  add("a.py::f", {1});
  EXPECT_THAT(written("a.py"), IsEmpty());
}

}  // namespace
}  // namespace splitter::render
