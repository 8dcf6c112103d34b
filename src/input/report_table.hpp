#pragma once

#include "splitter/model/recording.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::input {

/// One test of a report while it is read.
struct ReportedTest {
  std::string_view id;
  double seconds = 0.0;
  model::Outcome outcome = model::Outcome::passed;
  std::optional<model::Bytes> peak;
};

/// Parts of the name of a report's run, beside its tests.
struct RunName {
  std::string_view kind;      ///< Kind of report.
  std::int64_t began = 0;     ///< Seconds since 1970; 0 if unknown.
  std::string_view identity;  ///< Anything else that tells it from others.
};

/// Gives a recording without a run the name of one: the time at which it began and a hash of its
/// tests.
void name_run(const RunName& name, model::Recording& recording);

/// The tests of one report, each once, however many entries it has there. Reports name no run, so
/// the run's id is the time at which it began and a hash of what the report says: the same report
/// is the same run, whatever its file, and runs sort by age.
class ReportTable {
 public:
  /// The test of that id, new where there is none yet; nullptr for an id that no command line can
  /// carry. Valid until the next call.
  ReportedTest* find_or_add(std::string_view id);

  /// The test of that id; nullptr where there is none.
  ReportedTest* find(std::string_view id);

  [[nodiscard]] bool empty() const { return tests_.empty(); }

  /// The recording of all tests. Where the report rounds to `unit` seconds, a test that passed and
  /// is printed as zero took less than half of that, and counts as a quarter of it.
  [[nodiscard]] model::Recording finish(const RunName& name, double unit = 0.0) const;

 private:
  std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<ReportedTest> tests_;
};

}  // namespace splitter::input
