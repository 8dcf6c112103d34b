#include "splitter/render/top.hpp"
#include "support/profiles.hpp"

#include <gmock/gmock.h>

namespace splitter::render {
namespace {

using model::Bytes;
using model::Microseconds;
using ::testing::HasSubstr;
using ::testing::Not;

model::Profile measured() {
  model::Profile profile =
      support::profile_of({{"a.py::f", 2'500'000}, {"b.py::\x1b[31m", 10'000}});
  profile.has_memory = true;
  profile.tests[0].memory = {Bytes{340 << 20}, Bytes{12 << 20}};
  profile.setups = {{model::ScopeKind::import, "a.py", Microseconds{870'000}, {}}};
  return profile;
}

TEST(TopTable, ShowsEachListUnderItsTitle) {
  EXPECT_EQ(top_table(measured(), 1, {}),
            "2 tests, 2.51 s together\n"
            "\nslowest tests\n      2.50 s  a.py::f\n"
            "\nhighest peaks in memory\n     340 MiB  a.py::f\n"
            "\nmost memory retained\n      12 MiB  a.py::f\n"
            "\ndearest set-ups\n      870 ms  a.py (import, 1 test in 1 file)\n");
}

TEST(TopTable, LeavesOutWhatIsNotKnown) {
  const std::string table = top_table(support::profile_of({{"a.py::f", 1}}), 9, {});
  EXPECT_THAT(table, HasSubstr("slowest tests"));
  EXPECT_THAT(table, Not(HasSubstr("memory")));
  EXPECT_THAT(table, Not(HasSubstr("set-ups")));
}

TEST(TopTable, LetsNoIdSteerATerminal) {
  EXPECT_THAT(top_table(measured(), 9, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(top_table(measured(), 9, {.colour = true}), HasSubstr("\x1b[1mslowest tests\x1b[0m"));
}

}  // namespace
}  // namespace splitter::render
