#pragma once

#include "splitter/model/evidence.hpp"

#include <span>
#include <string>

namespace splitter::render {

/// Adds the jobs to the text of a profile, a line each; nothing if there are none.
void append_jobs(std::string& text, std::span<const model::PlannedJob> jobs);

}  // namespace splitter::render
