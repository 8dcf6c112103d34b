#pragma once

#include "splitter/model/lesson.hpp"

#include <span>
#include <string>

namespace splitter::render {

/// Adds the lessons to the text of a profile, a line each file and folder; nothing if there are
/// none.
void append_lessons(std::string& text, std::span<const model::Lesson> lessons);

}  // namespace splitter::render
