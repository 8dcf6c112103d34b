#pragma once

#include "splitter/model/lookups.hpp"
#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/roster.hpp"

#include <string>
#include <vector>

namespace splitter::render {

using model::Naming;

/// The names by which pytest runs exactly the tests of a group, in collection order. A name is used
/// for several tests only if every test of the suite that pytest would run for it is in the group.
[[nodiscard]] std::vector<std::string> selectors(const model::Problem& problem,
                                                 const model::Group& group,
                                                 Naming naming);

/// The same names, each with the tests that it stands for.
[[nodiscard]] std::vector<model::RosterName> counted_selectors(const model::Problem& problem,
                                                               const model::Group& group,
                                                               Naming naming);

}  // namespace splitter::render
