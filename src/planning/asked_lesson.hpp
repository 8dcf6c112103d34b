#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/planning/request.hpp"

#include <optional>
#include <string>

namespace splitter::planning {

/// Keeps what a pytest collected that was asked for everything, with the hashes of all that it
/// depended on, in the folder `.splitter` of the settings' root: for the next plan there, and for
/// the records of pytests that are told names. `facts` is the file that splitter's plugin wrote.
/// Nothing is kept, and nothing said, where that is not possible.
void keep_lesson(const Request& settings, const std::string& facts);

/// The lesson that is kept in a folder.
[[nodiscard]] std::optional<model::Lesson> kept_lesson(const std::string& folder);

/// The lines of the lesson that is kept in a folder, as a record has them; empty where it is not of
/// these settings.
[[nodiscard]] std::string kept_lines(const std::string& folder, const std::string& settings);

}  // namespace splitter::planning
