#include "splitter/input/monitor_database.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::NodeId;
using model::Recording;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::sample_checkout;
using support::source_of;
using support::time_of;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;

Imported read_monitor_database(const std::string& bytes, const Surroundings& around) {
  return parse_monitor_database(source_of(bytes, "m.db"), around);
}

Surroundings knowing(const std::vector<NodeId>& ids) {
  Surroundings around = sample_checkout();
  around.known_ids = [&ids] { return std::span<const NodeId>(ids); };
  return around;
}

TEST(ParseMonitorDatabase, ReadsWhatThePluginWrites) {
  const Imported imported = read_monitor_database(report_sample("monitor.db"), sample_checkout());
  ASSERT_THAT(imported.recordings, SizeIs(1));
  const Recording& recording = imported.recordings[0];
  EXPECT_THAT(outcomes(recording), Contains("tests/test_plain.py::test_words[x::y] passed"));
  EXPECT_THAT(outcomes(recording),
              Contains(R"(tests/test_plain.py::test_words[\xe9/\xfc] passed)"));
  EXPECT_GT(time_of(recording, "tests/test_plain.py::test_slow"), 100'000);
  EXPECT_EQ(imported.unnamed.count, 0U);
}

TEST(ParseMonitorDatabase, FindsClassesAndDashesAmongTheKnownTests) {
  const std::vector<NodeId> ids = {NodeId{"tests/pkg/test_mod.py::TestA::TestInner::test_deep[1]"},
                                   NodeId{"tests/pkg/test_mod.py::TestA::test_inherited"},
                                   NodeId{"tests/test_plain.py::test_words[a - b]"}};
  const Imported imported = read_monitor_database(report_sample("monitor.db"), knowing(ids));
  for (const NodeId id : ids) {
    EXPECT_GT(time_of(imported.recordings.at(0), id.text()), 0) << id.text();
  }
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              Contains("tests/pkg/test_mod.py::test_method passed"))
      << "new: taken for a function";
}

TEST(ParseMonitorDatabase, ANameInTwoClassesIsNoName) {
  const std::vector<NodeId> ids = {NodeId{"tests/pkg/test_mod.py::TestA::test_method"},
                                   NodeId{"tests/pkg/test_mod.py::TestB::test_method"}};
  const Imported imported = read_monitor_database(report_sample("monitor.db"), knowing(ids));
  EXPECT_EQ(imported.unnamed.count, 1U);
  EXPECT_EQ(imported.unnamed.example, "tests.pkg.test_mod.test_method");
}

TEST(ParseMonitorDatabase, AMethodFindsItsClassInTheText) {
  Surroundings around = sample_checkout();
  around.tests_in = [](const std::string& file) {
    return file == "tests/pkg/test_mod.py"
               ? std::vector<std::string>{"TestA::test_method", "TestA::TestInner::test_deep"}
               : std::vector<std::string>{"TestB::test_quick", "TestC::test_quick"};
  };
  const Imported imported = read_monitor_database(report_sample("monitor.db"), around);
  EXPECT_THAT(outcomes(imported.recordings.at(0)),
              IsSupersetOf({"tests/pkg/test_mod.py::TestA::test_method passed",
                            "tests/pkg/test_mod.py::TestA::TestInner::test_deep[2] passed"}));
  EXPECT_EQ(imported.unnamed.example, "tests.test_plain.test_quick") << "in two classes";
}

TEST(ParseMonitorDatabase, AModuleInAFolderWithoutInitIsTheOnlyFileThatEndsSo) {
  Surroundings around;
  around.files_ending = [](const std::string& end) {
    return end == "tests/test_plain.py" ? std::vector<std::string>{"src/tests/test_plain.py"}
                                        : std::vector<std::string>{"a/" + end, "b/" + end};
  };
  const Imported imported = read_monitor_database(report_sample("monitor.db"), around);
  EXPECT_GT(time_of(imported.recordings.at(0), "src/tests/test_plain.py::test_slow"), 100'000);
  EXPECT_GT(imported.unnamed.count, 0U) << "two files end with tests/pkg/test_mod.py";
}

TEST(ParseMonitorDatabase, ItsMemoryIsNoPeak) {
  const Imported imported = read_monitor_database(report_sample("monitor.db"), sample_checkout());
  for (const model::RecordedTest& test : imported.recordings.at(0).tests) {
    EXPECT_FALSE(test.peak.has_value()) << test.id.text();
  }
}

TEST(ParseMonitorDatabase, WithoutACheckoutItsTestsHaveNoNames) {
  const Imported imported = read_monitor_database(report_sample("monitor.db"), {});
  EXPECT_THAT(imported.recordings, IsEmpty());
  EXPECT_GT(imported.unnamed.count, 10U);
}

TEST(ParseMonitorDatabase, ADamagedDatabaseIsAnErrorOrSaysLess) {
  const std::string bytes = report_sample("monitor.db");
  EXPECT_STREQ(
      input_error_of([&] { return read_monitor_database(bytes.substr(0, 50), {}); }).what(),
      "is no whole SQLite database");
  for (std::size_t at = 100; at < bytes.size(); at += 97) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    try {
      EXPECT_LE(read_monitor_database(damaged, sample_checkout()).recordings.size(), 20U);
    } catch (const model::InputError& error) {
      EXPECT_EQ(error.where(), "m.db");
    }
  }
}

TEST(IsMonitorDatabase, ByItsFirstBytesAndItsTable) {
  EXPECT_TRUE(is_monitor_database(source_of(report_sample("monitor.db"))));
  EXPECT_FALSE(is_monitor_database(source_of("SQLite format 3")));
  EXPECT_FALSE(is_monitor_database(source_of(std::string("SQLite format 3\0 coverage", 25))));
  EXPECT_FALSE(is_monitor_database(source_of("CREATE TABLE TEST_METRICS")));
  EXPECT_FALSE(is_monitor_database(source_of("")));
}

}  // namespace
}  // namespace splitter::input
