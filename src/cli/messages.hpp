#pragma once

#include "settings.hpp"
#include "splitter/model/error.hpp"

#include <string_view>

namespace splitter::cli {

/// What splitter says to people, on stderr: `splitter: warning: …`.
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

/// Whether to colour a stream: as told, else only terminals that are not dumb and where NO_COLOR is
/// unset or empty.
[[nodiscard]] bool use_color(ColorMode mode, bool is_terminal);

}  // namespace splitter::cli
