#pragma once

#include "splitter/model/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::history {

/// Runs that an evidence knows, and the time of the newest.
struct RunAges {
  std::size_t runs = 0;
  std::string newest;                ///< Its id; empty if no id tells a time.
  std::optional<std::int64_t> time;  ///< Seconds since 1970; nothing if no id tells a time.
};

/// Counts the runs of the sessions, each once.
[[nodiscard]] RunAges run_ages(const model::Evidence& evidence);

/// Seconds since 1970 by the id of a run that begins with its time, `20261124T135318Z`; nothing for
/// any other id.
[[nodiscard]] std::optional<std::int64_t> time_of_run(std::string_view run);

}  // namespace splitter::history
