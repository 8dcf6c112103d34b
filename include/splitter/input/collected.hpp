#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/model/source_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// A pytest as its record's event `collected` speaks of it.
struct Collected {
  model::Lesson lesson;            ///< Without hashes.
  std::string root;                ///< pytest's rootdir.
  std::string folder;              ///< The folder in which it was started.
  std::string python;              ///< Its interpreter.
  std::string pytest;              ///< Its version.
  std::vector<std::string> words;  ///< Its arguments, but for the names of tests.
};

/// Reads the event `collected` of a record (docs/file-formats.md); nothing where the record has
/// none, or one that is damaged.
[[nodiscard]] std::optional<Collected> parse_collected(const model::SourceText& record);

/// The lesson of a record: the events `collected` and `taught`; nothing where one of them is not
/// there.
[[nodiscard]] std::optional<model::Lesson> parse_lesson(const model::SourceText& record);

}  // namespace splitter::input
