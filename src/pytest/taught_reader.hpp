#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"

#include <string>

namespace splitter::pytest {

/// TaughtFiles::everything, below a folder; `.` for all.
[[nodiscard]] TestTree read_taught(const Setup& setup,
                                   const model::Lesson& lesson,
                                   const std::string& top);

/// TaughtFiles::known.
[[nodiscard]] TestTree read_known(const Setup& setup, const model::Lesson& lesson, bool whole);

}  // namespace splitter::pytest
