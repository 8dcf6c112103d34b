#pragma once

#include "splitter/python/outline.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The marks whose names stand anywhere in a text.
[[nodiscard]] std::vector<std::string> marks_in(std::string_view text,
                                                std::vector<std::string> marks);

/// The part of a file's tests that `-m` leaves out.
enum class LeftOut : std::uint8_t {
  none,       ///< Or those that are no longer in its outline.
  some,       ///< Not which, but not all.
  maybe_all,  ///< Whatever is left may be nothing, which pytest calls a failure (exit code 5).
  all,
};

/// Drops the tests from a file's outline that have one of the marks, as far as its text tells it:
/// instances of a parametrized test may have a mark of their own, and a doctest of a `documented`
/// file has none.
[[nodiscard]] LeftOut leave_out(std::span<const std::string> marks,
                                std::string_view text,
                                bool documented,
                                python::Outline& outline);

}  // namespace splitter::pytest
