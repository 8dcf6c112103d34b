#pragma once

#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace splitter::planning {

/// Numbers of files whose text does not tell their tests.
struct FoundFiles {
  std::size_t whole = 0;
  std::size_t remembered = 0;     ///< Divided by the tests that earlier runs had.
  std::size_t taught = 0;         ///< Known by what recorded runs collected.
  std::size_t asked = 0;          ///< Asked of pytest …
  model::Microseconds asking{0};  ///< … in this time.
};

/// A line on the tests that were found, and on the time that reading took.
[[nodiscard]] std::string found_words(const model::Suite& suite,
                                      const FoundFiles& files,
                                      std::chrono::milliseconds spent);

}  // namespace splitter::planning
