#pragma once

#include "rulings.hpp"
#include "splitter/model/problem.hpp"

#include <vector>

namespace splitter::solver {

/// First test of the set that may not be parted, for each test.
[[nodiscard]] std::vector<model::TestIndex> first_of_joined(const model::Problem& problem);

/// Rules about each set, at the index of its first test: one entry a test.
[[nodiscard]] std::vector<Ruling> rulings_of(const model::Problem& problem,
                                             const std::vector<model::TestIndex>& first_of);

}  // namespace splitter::solver
