#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// Entries of one kind whose time says nothing, with the first of them as an example.
struct SetAside {
  std::size_t count = 0;
  std::string example;
};

/// Parts of a durations file that are kept.
enum class Numbers : std::uint8_t {
  times,     ///< The times alone.
  verbatim,  ///< And each number as it stands in the file, to be written back unchanged.
};

/// A durations file: its tests, each with a time or none, and the reasons of those without.
struct Durations {
  std::string name;
  model::Profile profile;
  std::vector<std::string_view> numbers;  ///< With Numbers::verbatim: one a test of the profile.
  SetAside zero;                          ///< 0 s: a skipped test, no measurement.
  SetAside unbelievable;  ///< Negative, NaN, infinite, above `model::longest_believable`.
  SetAside repeated;      ///< The same id again; the last value counts, as in Python's json.
};

/// Reads pytest-split's `.test_durations`: `{"node id": seconds}`, or the old list of pairs
/// `[["node id", seconds]]`. Seconds are rounded to microseconds here and nowhere else; a time
/// above zero never becomes zero. Bytes of an id that are no UTF-8 are read as Python writes them
/// (PEP 383). Throws model::InputError with the line for anything else.
[[nodiscard]] Durations parse_durations(const model::SourceText& source,
                                        Numbers numbers = Numbers::times);

}  // namespace splitter::input
