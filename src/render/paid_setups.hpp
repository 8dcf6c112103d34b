#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace splitter::render {

/// A set-up that several groups pay.
struct RepeatedSetUp {
  model::ScopeIndex scope = 0;
  std::size_t groups = 0;
  model::Microseconds extra{0};  ///< What it costs beyond its first payment.
};

/// The price that a plan pays for set-ups, each once in every group that touches it.
struct PaidSetUps {
  std::vector<model::Microseconds> of_group;
  model::Microseconds all{0};
  model::Microseconds repeated{0};     ///< Of all, what is paid again.
  std::vector<RepeatedSetUp> dearest;  ///< The dearest repetitions first; not more than a few.
};

[[nodiscard]] PaidSetUps paid_setups(const model::Problem& problem, const model::Plan& plan);

/// `the import of tests/test_a.py`, or the fixture's name; safe for terminals.
[[nodiscard]] std::string name_of_setup(const model::Scope& scope);

}  // namespace splitter::render
