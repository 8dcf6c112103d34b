#pragma once

#include "assignment.hpp"

namespace splitter::solver {

/// Shortens the job that ends last as it will really run on its workers: where the loads are even,
/// a long test that comes late still makes its job longer. Each move is judged by playing the
/// distribution of both jobs through; their number depends on the size of the problem alone.
void shorten_on_workers(Assignment& assignment);

}  // namespace splitter::solver
