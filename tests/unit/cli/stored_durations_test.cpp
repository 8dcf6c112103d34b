#include "cli/stored_durations.hpp"

#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/profiles.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {
namespace {

using history::Rename;
using history::TestTime;
using model::Microseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

class StoredDurationsTest : public ::testing::Test {
 protected:
  /// Folds measurements into a file of this text.
  void fold(const std::string& before,
            const std::vector<TestTime>& fresh,
            const std::vector<Rename>& moves = {}) {
    system::write_file("durations", before);
    StoredDurations durations("durations");
    durations.fold(fresh, moves);
    words_ = support::words_of(
        [&durations](const planning::Messages& messages) { durations.commit(messages); });
  }

  [[nodiscard]] static std::string text() {
    return std::string(system::read_file("durations").view());
  }

  static TestTime measured(const char* id, std::int64_t seconds, bool tentative = false) {
    return {model::NodeId{id}, Microseconds{seconds * 1'000'000}, tentative};
  }

  support::InFolder folder_;
  std::string words_;
};

TEST_F(StoredDurationsTest, AFileThatIsNotThereHasNoEntries) {
  EXPECT_THAT(support::times_of(StoredDurations("durations").times()), IsEmpty());
}

TEST_F(StoredDurationsTest, AFileOfAnotherKindIsAnError) {
  system::write_file("durations", "no JSON");
  EXPECT_EQ(support::input_error_of([] {
              return StoredDurations("durations").times().tests.size();
            }).where(),
            "durations");
}

TEST_F(StoredDurationsTest, EntriesThatNobodyMeasuredKeepTheirBytes) {
  fold("{\n    \"a.py::f\": 1.50,\n    \"b.py::f\": 2e0\n}\n", {measured("b.py::f", 3)});
  EXPECT_THAT(text(), HasSubstr("\"a.py::f\": 1.50,\n"));
  EXPECT_THAT(text(), HasSubstr("\"b.py::f\": 3"));
  EXPECT_EQ(words_, "splitter: durations: 1 test renewed, 0 new, 1 kept as it was\n");
}

TEST_F(StoredDurationsTest, ATimeThatIsTheSameKeepsItsBytesToo) {
  const std::string before = "{\n    \"a.py::f\": 1.50\n}\n";
  fold(before, {{model::NodeId{"a.py::f"}, Microseconds{1'500'000}}});
  EXPECT_EQ(text(), before);
}

TEST_F(StoredDurationsTest, NewTestsComeToTheirPlaces) {
  fold("{\"b.py::f\": 2}", {measured("a.py::f", 1), measured("c.py::f", 3)});
  StoredDurations now("durations");
  EXPECT_THAT(
      support::times_of(now.times()),
      ElementsAre(
          Pair("a.py::f", 1'000'000), Pair("b.py::f", 2'000'000), Pair("c.py::f", 3'000'000)));
  EXPECT_THAT(words_, HasSubstr("0 tests renewed, 2 new, 1 kept"));
}

TEST_F(StoredDurationsTest, ATestThatOnlyFailedNeverGetsShorter) {
  fold("{\"a.py::f\": 2, \"b.py::f\": 2}",
       {measured("a.py::f", 1, true), measured("b.py::f", 3, true)});
  StoredDurations now("durations");
  EXPECT_THAT(support::times_of(now.times()),
              ElementsAre(Pair("a.py::f", 2'000'000), Pair("b.py::f", 3'000'000)));
}

TEST_F(StoredDurationsTest, EntriesOfAFileThatMovedFollowIt) {
  fold("{\"old.py::f\": 1, \"old.py::g\": 2}",
       {measured("new.py::f", 4)},
       {{.from = "old.py", .to = "new.py"}});
  StoredDurations now("durations");
  EXPECT_THAT(support::times_of(now.times()),
              ElementsAre(Pair("new.py::f", 4'000'000), Pair("new.py::g", 2'000'000)));
}

TEST_F(StoredDurationsTest, AnEntryThatIsAtTheNewPathAlreadyStays) {
  fold("{\"new.py::f\": 7, \"old.py::f\": 1}", {}, {{.from = "old.py", .to = "new.py"}});
  StoredDurations now("durations");
  EXPECT_THAT(support::times_of(now.times()), ElementsAre(Pair("new.py::f", 7'000'000)));
}

TEST_F(StoredDurationsTest, KeepTheIndentOfTheirFile) {
  fold("{\n  \"a.py::f\": 1\n}", {measured("b.py::f", 2)});
  EXPECT_THAT(text(), HasSubstr("\n  \"b.py::f\": 2"));
  fold("{}", {measured("b.py::f", 2)});
  EXPECT_THAT(text(), HasSubstr("\n    \"b.py::f\": 2")) << "as pytest-split has it";
}

TEST_F(StoredDurationsTest, PruneDropsWhatDoesNotExistAndNothingElse) {
  system::write_file("durations", "{\"a.py::f\": 1.50, \"b.py::f\": 2}");
  StoredDurations durations("durations");
  const auto prune = [&durations] {
    return durations.prune([](model::NodeId id) { return id.file() == "a.py"; });
  };
  EXPECT_EQ(prune(), 1U);
  EXPECT_EQ(prune(), 0U);
  EXPECT_EQ(support::words_of(
                [&durations](const planning::Messages& messages) { durations.commit(messages); }),
            "");
  EXPECT_THAT(text(), HasSubstr("\"a.py::f\": 1.50"));
  EXPECT_THAT(text(), ::testing::Not(HasSubstr("b.py")));
}

TEST_F(StoredDurationsTest, NothingIsWrittenWhereNothingWasAsked) {
  const StoredDurations durations("durations");
  support::words_of(
      [&durations](const planning::Messages& messages) { durations.commit(messages); });
  EXPECT_FALSE(system::is_file("durations"));
}

}  // namespace
}  // namespace splitter::cli
