#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/options.hpp"

#include <cstdint>
#include <string>

namespace splitter::planning {

/// The parts that an option, an argument or a list may leave out of the tests that there are.
enum class Selection : std::uint8_t {
  nothing,
  files,  ///< Whole files alone.
  tests,  ///< Tests of any file.
};

/// The most that pytest's options are known to leave out; one that is not understood, files.
[[nodiscard]] Selection selection_of(const pytest::Options& options);

/// A list leaves out tests; without one, the same for all options that pytest gets.
[[nodiscard]] Selection selection_of(const Request& request);

/// Fits a profile to tests that are such a selection. An entry of a file that is there, below
/// `rootdir`, may be of a test that is not selected; where whole files alone are left out, only
/// beside the suite's own files. Where no file of the suite is there, all of a good fit may be.
[[nodiscard]] history::Fit fit_selection(const model::Suite& suite,
                                         const model::Profile& profile,
                                         Selection selection,
                                         const std::string& rootdir);

}  // namespace splitter::planning
