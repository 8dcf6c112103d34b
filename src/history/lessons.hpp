#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/model/recording.hpp"

#include <vector>

namespace splitter::history {

/// The lesson of one recording, under the id of its run; none if it teaches nothing.
[[nodiscard]] std::vector<model::Lesson> lessons_of(const model::Recording& recording);

/// Union of both, each sorted by settings. The newer run says what there is; runs that saw the same
/// text of a file tell of it together.
[[nodiscard]] std::vector<model::Lesson> united_lessons(std::vector<model::Lesson> a,
                                                        std::vector<model::Lesson> b);

/// Keeps the settings of the newest runs, and drops files that were gone when a run last looked.
void drop_old_lessons(std::vector<model::Lesson>& lessons);

}  // namespace splitter::history
