#pragma once

#include "splitter/model/lesson.hpp"

#include <string>

namespace splitter::render {

/// The event `taught`, with the hashes of a lesson, as the line of a record; see
/// docs/file-formats.md.
[[nodiscard]] std::string taught_event(const model::Lesson& lesson);

}  // namespace splitter::render
