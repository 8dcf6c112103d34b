#pragma once

#include "splitter/input/collected.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::input {

/// Lines of a record that make its lesson: the last events `collected` and `taught`.
class LessonLines {
 public:
  /// Takes a line with an event of this kind, which has its line break and is not the first.
  void take(std::string_view kind, std::string_view line) {
    if (kind == "taught") {
      taught_ = line;
    } else if (kind == "collected") {
      collected_ = line;
    }
  }

  [[nodiscard]] std::optional<model::Lesson> lesson(const std::string& name) const {
    if (collected_.empty() || taught_.empty()) {
      return std::nullopt;
    }
    const std::string lines = "\n" + collected_ + "\n" + taught_ + "\n";
    return parse_lesson({name, std::make_shared<const std::string>(lines)});
  }

 private:
  std::string collected_;
  std::string taught_;
};

}  // namespace splitter::input
