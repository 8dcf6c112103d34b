#pragma once

#include <string>
#include <string_view>

namespace splitter::pytest {

/// The reason why only pytest itself can tell which tests there are. The first of several reasons
/// stays.
struct Doubt {
  std::string where;  ///< The file, option, setting or plugin in question, outermost first.
  std::string why;    ///< A word of the user's, or a short phrase.

  /// True where there is a reason.
  explicit operator bool() const { return !where.empty() || !why.empty(); }

  /// Keeps a reason, unless there is one already.
  void add(std::string_view place, std::string_view reason);

  /// Keeps the reason of something that lies in `place`, where that has one.
  void add(std::string_view place, const Doubt& inner);

  /// `WHERE: WHY`, for a message; empty where there is no reason.
  [[nodiscard]] std::string text() const;

  friend bool operator==(const Doubt&, const Doubt&) = default;
};

}  // namespace splitter::pytest
