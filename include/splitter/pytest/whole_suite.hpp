#pragma once

#include "splitter/system/tree.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The effect of an option on a pytest that runs a part of the suite.
enum class Clash : std::uint8_t {
  judges_whole,  ///< It judges the whole suite, and fails a group: a floor of coverage.
  counts_whole,  ///< It counts over the whole suite: a group stays below a limit that it exceeds.
  divides,       ///< Another splitter's: it would divide the group's tests once more.
  replaces,      ///< It puts tests of its own in place of the names that pytest is given.
};

/// An option that does not go with groups. A flag takes no value, so none can make it harmless.
struct ClashingName {
  std::string_view name;
  Clash clash = Clash::judges_whole;
  bool is_flag = false;
};

/// Options of pytest, pytest-cov, pytest-split, pytest-shard, pytest-test-groups, pytest-cdist,
/// pytest-circleci-parallelized and pytest-picked.
inline constexpr std::array<ClashingName, 8> clashing_names = {
    {{"--cov-fail-under", Clash::judges_whole},
     {"--max-warnings", Clash::counts_whole},
     {"--splits", Clash::divides},
     {"--num-shards", Clash::divides},
     {"--test-group-count", Clash::divides},
     {"--cdist-group", Clash::divides},
     {"--circleci-parallelize", Clash::divides, true},
     {"--picked", Clash::replaces}}};

/// An option that does not go with groups, and the place where it stands.
struct ClashingOption {
  std::string option;
  std::string where;  ///< `the command`, `PYTEST_ADDOPTS`, `addopts` or a file.
  Clash clash = Clash::judges_whole;
};

/// The options that do not go with groups, in any place that pytest takes options from (see
/// option_places), and the settings that stand for one of them in a configuration file.
[[nodiscard]] std::vector<ClashingOption> clashing_options(std::span<const std::string> command,
                                                           const std::string& folder,
                                                           const system::Tree& tree);

}  // namespace splitter::pytest
