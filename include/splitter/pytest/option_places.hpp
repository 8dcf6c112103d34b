#pragma once

#include "splitter/pytest/config.hpp"
#include "splitter/system/tree.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// Words that pytest takes options from, and the place where they stand.
struct OptionPlace {
  std::string where;  ///< `the command`, `PYTEST_ADDOPTS` or `addopts`.
  std::vector<std::string> words;
};

/// The configuration that a pytest started in `folder`, an absolute path, would find there or
/// above; not present if there is none.
[[nodiscard]] Config config_above(std::string folder, const system::Tree& tree);

/// The words of a command, of PYTEST_ADDOPTS and of the addopts in a configuration, such as
/// config_above finds. The first place has the last word in pytest. Words that cannot be read are
/// left out.
[[nodiscard]] std::vector<OptionPlace> option_places(std::span<const std::string> command,
                                                     const Config& config,
                                                     const system::Tree& tree);

}  // namespace splitter::pytest
