#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

#include <string>

namespace splitter::fuzz {

/// Every test in one group, times add up, no plan beats the bound, no group is needlessly empty.
void check_plan(const model::Problem& problem, const model::Plan& plan);

/// Given to pytest, the selectors of all groups together run every test exactly once; what xargs
/// makes of their text are the selectors again.
void check_selectors(const model::Problem& problem, const model::Plan& plan);

/// The plan's JSON is JSON and counts the tests; its table can be drawn.
void check_reports(const model::Problem& problem,
                   const model::Plan& plan,
                   const std::string& fingerprint);

}  // namespace splitter::fuzz
