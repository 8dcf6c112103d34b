#pragma once

#include "support/checkout.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace splitter::support {

/// What a tool really wrote of one small suite, pytest 8.3: tests/unit/input/samples/reports.
inline std::string report_sample(const std::string& name) {
  const auto path = checkout() / "tests/unit/input/samples/reports" / name;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace splitter::support
