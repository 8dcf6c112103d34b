#include "planning/heavy_files.hpp"

#include "support/environment.hpp"
#include "support/profiles.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::planning {
namespace {

using pytest::Knowledge;
using pytest::TestFile;
using support::profile_of;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class MarkHeavy : public ::testing::Test {
 protected:
  MarkHeavy() { settings_.delivery = Delivery::run; }

  Request settings_ = request_for(1, 2);
  std::vector<TestFile> files_ = {
      {.path = "new/test_large.py",
       .knowledge = Knowledge::closed,
       .tests = {"new/test_large.py::f"}},
      {.path = "test_small.py", .knowledge = Knowledge::closed, .tests = {"test_small.py::f"}}};
  std::string words_;

  model::Microseconds startup_{0};
  std::vector<model::SetUp> setups_;

  void mark(std::vector<std::pair<std::string, std::int64_t>> times) {
    model::Profile profile = profile_of(std::move(times));
    profile.startup = startup_;
    profile.setups = setups_;
    words_ = words_of(
        [&](const Messages& messages) { mark_heavy(settings_, profile, ".", files_, messages); });
  }
};

TEST_F(MarkHeavy, ALargeFunctionIsCutByTheInstancesOfEarlierRuns) {
  mark({{"new/test_large.py::f[1]", 40}, {"new/test_large.py::f[2]", 50}, {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::remembered);
  EXPECT_THAT(files_[0].tests, ElementsAre("new/test_large.py::f[1]", "new/test_large.py::f[2]"));
  EXPECT_EQ(files_[1].knowledge, Knowledge::closed);
  EXPECT_THAT(words_, IsEmpty());
}

TEST_F(MarkHeavy, AFunctionWhoseStoredIdsLookAsIfTheyChangedStaysWhole) {
  files_[0] = {.path = "new/test_large.py", .knowledge = Knowledge::open, .tests = {}};
  mark({{"new/test_large.py::f[X-140094857698080]", 40},
        {"new/test_large.py::f[GET]", 50},
        {"new/test_large.py::g[1]", 50},
        {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::remembered);
  EXPECT_THAT(files_[0].tests, ElementsAre("new/test_large.py::f", "new/test_large.py::g[1]"));
}

TEST_F(MarkHeavy, ALargeFileThatMovedIsCutByWhatIsStoredUnderItsOldPath) {
  mark({{"old/test_large.py::f[1]", 40}, {"old/test_large.py::f[2]", 50}, {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::remembered);
  EXPECT_THAT(files_[0].tests, ElementsAre("new/test_large.py::f[1]", "new/test_large.py::f[2]"));
  EXPECT_THAT(words_, HasSubstr("what is stored of old/test_large.py is taken for new/test_large"));
}

TEST_F(MarkHeavy, AFileThatStaysOpenIsCutByWhatIsStoredUnderItsOldPath) {
  files_[0] = {.path = "new/test_large.py", .knowledge = Knowledge::open, .tests = {}};
  mark({{"old/test_large.py::f", 40}, {"old/test_large.py::g", 50}, {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::remembered);
  EXPECT_THAT(files_[0].tests, ElementsAre("new/test_large.py::f", "new/test_large.py::g"));
}

TEST_F(MarkHeavy, APipeAsksPytestAboutAFileThatNoGroupCanHold) {
  settings_.delivery = Delivery::pipe;
  mark({{"old/test_large.py::f[1]", 40}, {"old/test_large.py::f[2]", 50}, {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::asked);
}

TEST_F(MarkHeavy, APipeAsksWhereACutSparesMoreThanAStartOfPytestAndTheImport) {
  settings_.delivery = Delivery::pipe;
  startup_ = model::Microseconds{20};
  setups_ = {{.id = "new/test_large.py", .time = model::Microseconds{19}}};
  // The share of each of two groups is 60: a group with the file takes 40 more than that.
  mark(
      {{"new/test_large.py::f[1]", 50}, {"new/test_large.py::f[2]", 50}, {"test_small.py::f", 20}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::asked);
}

TEST_F(MarkHeavy, APipeLeavesWholeWhatIsSoonerRunThanAsked) {
  settings_.delivery = Delivery::pipe;
  startup_ = model::Microseconds{20};
  setups_ = {{.id = "new/test_large.py", .time = model::Microseconds{20}}};
  mark(
      {{"new/test_large.py::f[1]", 50}, {"new/test_large.py::f[2]", 50}, {"test_small.py::f", 20}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::closed);
}

TEST_F(MarkHeavy, FilesThatStayWholeAreLeftAlone) {
  settings_.limits.keep = model::Keep::file;
  mark({{"new/test_large.py::f[1]", 40}, {"new/test_large.py::f[2]", 50}, {"test_small.py::f", 1}});
  EXPECT_EQ(files_[0].knowledge, Knowledge::closed);
}

TEST_F(MarkHeavy, WithoutTimesLargeOpenFilesAreAsked) {
  files_[0] = {.path = "new/test_large.py", .knowledge = Knowledge::open, .tests = {}, .size = 900};
  files_[1].size = 100;
  mark({});
  EXPECT_EQ(files_[0].knowledge, Knowledge::asked);
  EXPECT_EQ(files_[1].knowledge, Knowledge::closed);
}

TEST_F(MarkHeavy, WithoutTimesAnOpenFileThatAGroupCanHoldStaysWhole) {
  files_[0] = {.path = "new/test_large.py", .knowledge = Knowledge::open, .tests = {}, .size = 400};
  files_[1].size = 600;
  mark({});
  EXPECT_EQ(files_[0].knowledge, Knowledge::open) << "to ask costs each job a start of pytest";
}

}  // namespace
}  // namespace splitter::planning
