#pragma once

#include "splitter/model/error.hpp"
#include "splitter/planning/request.hpp"

#include <string_view>

namespace splitter::planning {

/// The words of splitter to people, on stderr: `splitter: warning: …`.
class Messages {
 public:
  Messages(Verbosity verbosity, ColorMode color);

  void detail(std::string_view text) const;    ///< With --verbose only.
  void notice(std::string_view text) const;    ///< Not with --quiet.
  void progress(std::string_view text) const;  ///< A notice for those who wait: terminals only.
  void warning(std::string_view text) const;   ///< Not with --quiet.
  void hint(std::string_view text) const;      ///< Follows a notice or warning; not with --quiet.
  void error(std::string_view text) const;
  void error(const model::InputError& error) const;

 private:
  void say(std::string_view label, std::string_view color, std::string_view text) const;

  Verbosity verbosity_;
  bool colored_;
};

/// True if a stream is to be coloured: as told, else terminals that are not dumb, unless NO_COLOR
/// is set and not empty.
[[nodiscard]] bool use_color(ColorMode mode, bool is_terminal);

}  // namespace splitter::planning
