#include "splitter/system/ci_systems.hpp"

#include "splitter/system/environment.hpp"

#include <optional>
#include <utility>

namespace splitter::system {

std::string ci_pipeline() {
  if (auto own = filled_variable(pipeline_variable)) {
    return *std::move(own);
  }
  for (const CiSystem& ci : ci_systems) {
    const auto run = ci.run == nullptr ? std::nullopt : filled_variable(ci.run);
    if (run.has_value()) {
      const auto attempt = ci.attempt == nullptr ? std::nullopt : filled_variable(ci.attempt);
      return std::string(ci.key) + "-" + *run + (attempt ? "-" + *attempt : "");
    }
  }
  return {};
}

}  // namespace splitter::system
