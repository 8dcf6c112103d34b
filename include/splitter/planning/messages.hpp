#pragma once

#include "splitter/model/error.hpp"
#include "splitter/planning/request.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::planning {

/// A message that is kept for a report, with its hint.
struct Heard {
  enum class Kind : std::uint8_t { notice, warning };

  Kind kind = Kind::notice;
  std::string text;
  std::string hint;  ///< May be empty.
};

/// The words of splitter to people, on stderr: `splitter: warning: …`.
class Messages {
 public:
  Messages(Verbosity verbosity, ColorMode color);

  /// Says nothing, and keeps notices and warnings in a list that must outlive this.
  explicit Messages(std::vector<Heard>& heard);

  void detail(std::string_view text) const;    ///< With --verbose only.
  void notice(std::string_view text) const;    ///< Not with --quiet.
  void example(std::string_view text) const;   ///< Goes on with a notice or warning, indented.
  void progress(std::string_view text) const;  ///< A notice for those who wait: terminals only.
  void warning(std::string_view text) const;   ///< Not with --quiet.
  void hint(std::string_view text) const;      ///< Follows a notice or warning; not with --quiet.
  void error(std::string_view text) const;
  void error(const model::InputError& error) const;

 private:
  void say(std::string_view label, std::string_view color, std::string_view text) const;

  Verbosity verbosity_;
  bool colored_;
  std::vector<Heard>* heard_ = nullptr;
};

/// True if a stream is to be coloured: as told, else terminals that are not dumb, unless NO_COLOR
/// is set and not empty.
[[nodiscard]] bool use_color(ColorMode mode, bool is_terminal);

}  // namespace splitter::planning
