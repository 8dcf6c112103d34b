#pragma once

#include "rulings.hpp"
#include "splitter/model/problem.hpp"

#include <vector>

namespace splitter::solver {

/// For each test the first of those that may not be parted from it.
[[nodiscard]] std::vector<model::TestIndex> first_of_joined(const model::Problem& problem);

/// What the rules say of the tests of each set, by its first test: one entry a test.
[[nodiscard]] std::vector<Ruling> rulings_of(const model::Problem& problem,
                                             const std::vector<model::TestIndex>& first_of);

}  // namespace splitter::solver
