#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::model {

/// Weight of a finding.
enum class Severity : std::uint8_t {
  fault,    ///< Jobs will lose or repeat tests, or run none.
  warning,  ///< Each test runs once, but groups fail without a cause, or their balance is a guess.
  note,     ///< Worth knowing: it costs time, or may differ from job to job.
};

/// Words for the severities, in the order of the enumeration.
inline constexpr std::array<std::string_view, 3> severity_names = {"fault", "warning", "note"};

/// Something that is wrong with the way in which a suite is split, and the remedy.
struct Finding {
  Severity severity = Severity::note;
  std::string name;    ///< The same for all findings of a kind: `second-splitter`.
  std::string where;   ///< The place: a file, an option, a variable, a test.
  std::string cause;   ///< Goes on where `where` ends.
  std::string action;  ///< Never empty.
};

/// Something that was seen, right or wrong.
struct Fact {
  std::string name;
  std::string text;
  std::vector<std::pair<std::string, std::int64_t>> numbers;  ///< Its numbers, for programs.
};

/// Facts and findings about the way in which a suite is split: the answer of `splitter doctor`.
struct Checkup {
  std::vector<Fact> facts;
  std::vector<Finding> findings;

  [[nodiscard]] std::size_t count(Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
  }

  /// True if every test will run in exactly one job.
  [[nodiscard]] bool holds() const { return count(Severity::fault) == 0; }
};

}  // namespace splitter::model
