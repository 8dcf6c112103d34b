#pragma once

#include "splitter/pytest/environment.hpp"
#include "splitter/pytest/option_places.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// An option by which jobs differ, and the place where it stands.
struct UnsteadyOption {
  std::string option;
  std::string where;  ///< As OptionPlace has it.
};

/// Options that choose tests by what this machine remembers of earlier runs: pytest's `--lf` and
/// `--sw`, pytest-testmon's `--testmon`.
[[nodiscard]] std::vector<UnsteadyOption> options_of_memory(std::span<const OptionPlace> places);

/// The plugin that shuffles the tests by another seed in each job, `pytest-randomly` or
/// `pytest-random-order`; empty if none does.
[[nodiscard]] std::string shuffling_plugin(const Environment& environment,
                                           std::span<const std::string> blocked,
                                           std::span<const OptionPlace> places);

}  // namespace splitter::pytest
