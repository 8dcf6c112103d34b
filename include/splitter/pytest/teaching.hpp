#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/pytest/setup.hpp"

namespace splitter::pytest {

/// Adds the hashes of the settings and texts to what a pytest collected that was started as `setup`
/// says. Files whose texts tell their tests, or that are gone, are dropped, and folders without
/// others. False where nothing is left to learn, or where the settings cannot be told.
[[nodiscard]] bool complete(model::Lesson& lesson, const Setup& setup);

}  // namespace splitter::pytest
