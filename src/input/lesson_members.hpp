#pragma once

#include "json_document.hpp"
#include "splitter/model/lesson.hpp"

#include <string>
#include <vector>

namespace splitter::input {

/// A list of texts.
[[nodiscard]] std::vector<std::string> read_texts(JsonDocument& document,
                                                  simdjson::ondemand::value value);

/// The folders of a lesson by their paths, ascending.
[[nodiscard]] std::vector<model::TaughtFolder> read_folders(JsonDocument& document,
                                                            simdjson::ondemand::object folders);

/// The files of a lesson by their paths, ascending.
[[nodiscard]] std::vector<model::TaughtFile> read_taught_files(JsonDocument& document,
                                                               simdjson::ondemand::object files);

/// The lessons of a profile by their settings.
[[nodiscard]] std::vector<model::Lesson> read_lessons(JsonDocument& document,
                                                      simdjson::ondemand::object lessons);

}  // namespace splitter::input
