#pragma once

#include "assignment.hpp"

namespace splitter::solver {

/// Shortens the job that ends last by its real time (`model::job_time`) instead of its load: on
/// workers of pytest-xdist a long test that starts late makes a job longer than an even load says.
/// Each trial plays the distribution of both jobs through; the number of trials depends on the size
/// of the problem alone.
void shorten_on_workers(Assignment& assignment);

}  // namespace splitter::solver
