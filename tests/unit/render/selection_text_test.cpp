#include "splitter/render/selection_text.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace splitter::render {
namespace {

/// The records, parted by bars.
std::string records(const model::Roster& roster,
                    model::GroupIndex group,
                    std::uint32_t session = 0) {
  std::string text = selection_text(roster, group, session);
  std::ranges::replace(text, '\0', '|');
  return text;
}

model::Roster roster() {
  model::Roster roster{.fingerprint = "f00d"};
  roster.groups.resize(3);
  roster.groups[0].names = {{"z.py"}, {"a.py::f"}};
  roster.groups[2].names = {{"a.py::g"}, {"b.py::only"}};
  roster.homes = {{"a.py", 2}};
  return roster;
}

TEST(SelectionText, OtherSessionsOfTheGroupAreNobodysHere) {
  model::Roster plan = roster();
  plan.groups[2].sessions = {{.workers = 2}, {.workers = 1}};
  plan.groups[2].names = {{"a.py::g"}, {"b.py::f"}, {"a.py::h"}, {"c.py"}};
  plan.groups[2].names[2].session = plan.groups[2].names[3].session = 1;
  EXPECT_EQ(records(plan, 2, 0),
            "g3|n3|pf00d|t1 2|b1|b3|h3 a.py|h3 b.py|h0 c.py|h1 z.py|"
            "s1 z.py|s1 a.py::f|s3 a.py::g|s3 b.py::f|s0 a.py::h|s0 c.py|e|");
  EXPECT_EQ(records(plan, 2, 1),
            "g3|n3|pf00d|t2 2|w|b1|b0|h0 a.py|h0 b.py|h3 c.py|h1 z.py|"
            "s1 z.py|s1 a.py::f|s0 a.py::g|s0 b.py::f|s3 a.py::h|s3 c.py|e|");
}

TEST(SelectionText, NamesOnlyWhatAFilesHomeDoesNotTell) {
  EXPECT_EQ(records(roster(), 2),
            "g3|n3|pf00d|b1|b3|h3 a.py|h3 b.py|h1 z.py|s1 z.py|s1 a.py::f|s3 a.py::g|e|");
}

TEST(SelectionText, NamesAllOfASelection) {
  model::Roster selection = roster();
  selection.selection = true;
  EXPECT_EQ(
      records(selection, 0),
      "g1|n3|pf00d|l|b1|b3|h3 a.py|h3 b.py|h1 z.py|s1 z.py|s1 a.py::f|s3 a.py::g|s3 b.py::only|e|");
}

}  // namespace
}  // namespace splitter::render
