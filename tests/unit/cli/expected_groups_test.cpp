#include "cli/expected_groups.hpp"

#include "support/commands.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::words_of;
using ::testing::HasSubstr;

model::Recording record_of(std::uint32_t group, std::uint32_t groups) {
  model::Recording recording;
  recording.group = model::known_number(group);
  recording.groups = groups;
  return recording;
}

struct Answer {
  bool complete = false;
  std::string words;
};

Answer ask(model::GroupIndex expected, const std::vector<model::Recording>& recordings) {
  Answer answer;
  answer.words = words_of([&](const Messages& messages) {
    answer.complete = all_groups_are_there(expected, recordings, messages);
  });
  return answer;
}

TEST(AllGroupsAreThere, WhereEachHasARecord) {
  const Answer answer =
      ask(2, {record_of(2, 2), record_of(1, 2), record_of(1, 2), record_of(0, 0)});
  EXPECT_TRUE(answer.complete);
  EXPECT_EQ(answer.words, "");
}

TEST(AllGroupsAreThere, NamesTheMissing) {
  EXPECT_EQ(ask(4, {record_of(3, 4), record_of(1, 4)}).words,
            "splitter: error: no records of groups 2, 4 of 4\n");
  EXPECT_EQ(ask(2, {record_of(2, 2)}).words, "splitter: error: no records of group 1 of 2\n");
  EXPECT_FALSE(ask(2, {record_of(2, 2)}).complete);
}

TEST(AllGroupsAreThere, NamesNoMoreThanAnybodyReads) {
  EXPECT_THAT(ask(1000, {record_of(1, 1000)}).words, HasSubstr(" 20, 21, … of 1000"));
}

TEST(AllGroupsAreThere, NotWhereRecordsAreOfAnotherNumberOfGroups) {
  const Answer answer = ask(2, {record_of(1, 2), record_of(2, 2), record_of(3, 4)});
  EXPECT_FALSE(answer.complete);
  EXPECT_EQ(answer.words,
            "splitter: error: there is a record of group 3 of 4, yet 2 groups are expected\n");
}

TEST(AllGroupsAreThere, SaysHowRecordsGetToKnowTheirGroup) {
  const Answer answer = ask(1, {record_of(0, 0)});
  EXPECT_FALSE(answer.complete);
  EXPECT_THAT(answer.words, HasSubstr("hint: records say their group"));
}

}  // namespace
}  // namespace splitter::cli
