#include "splitter/system/ci_systems.hpp"

#include "splitter/system/environment.hpp"

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

std::optional<CiJob> ci_job() {
  for (const CiSystem& ci : ci_systems) {
    if (ci.index == nullptr || (ci.only_if != nullptr && !filled_variable(ci.only_if))) {
      continue;
    }
    const auto index = filled_variable(ci.index);
    const auto total = filled_variable(ci.total);
    if (index && total) {
      return CiJob{&ci, *index, *total};
    }
  }
  return std::nullopt;
}

bool counts_matrix(const CiSystem& ci) {
  const auto kind = ci.kind == nullptr ? std::nullopt : filled_variable(ci.kind);
  return kind.has_value() && kind->find(ci.matrix) != std::string::npos;
}

std::string ci_group_hint() {
  if (filled_variable("GITHUB_ACTIONS")) {
    return "GitHub Actions tells no job its group: pass a matrix, `--splits 4 --group ${{ "
           "matrix.group }}`";
  }
  for (const CiSystem& ci : ci_systems) {
    const bool is_here = ci.only_if == nullptr || filled_variable(ci.only_if);
    if (is_here && counts_matrix(ci)) {
      return std::string(ci.index) + " counts the jobs of a matrix, which differ in more than " +
             "their group: pass a variable of the matrix, `--splits 4 --group $GROUP`";
    }
  }
  return {};
}

}  // namespace splitter::system
