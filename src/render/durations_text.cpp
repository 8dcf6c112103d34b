#include "splitter/render/durations_text.hpp"

#include "json_text.hpp"
#include "numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

namespace splitter::render {

namespace {

/// As Python's repr: the shortest digits that read back as the same number, and a point or an
/// exponent in each.
void append_time(std::string& text, const StoredTime& entry) {
  constexpr model::Microseconds least_without_exponent{100};
  const bool is_whole = entry.own.count() % micros_a_second == 0;
  if (!entry.number.empty()) {
    text += entry.number;
  } else if (is_whole || entry.own >= least_without_exponent) {
    // No shorter digits than up to 15 exact ones tell a number from all others.
    append_seconds(text, entry.own);
    text += is_whole ? ".0" : "";
  } else {
    fmt::format_to(std::back_inserter(text), "{}", seconds(entry.own));
  }
}

/// The text is handed on in parts: whole it would be the largest thing in memory.
constexpr std::size_t part_size = std::size_t{1} << 16U;
/// Number of entries whose ids are asked for while those before are written.
constexpr std::size_t ahead = 8;

}  // namespace

std::string durations_text(std::span<const StoredTime> entries, std::string_view indent) {
  std::string text;
  write_durations(entries, indent, [&text](std::string_view part) { text += part; });
  return text;
}

void write_durations(std::span<const StoredTime> entries,
                     std::string_view indent,
                     const std::function<void(std::string_view)>& receive) {
  std::string text = "{";
  text.reserve(2 * part_size);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const StoredTime& entry = entries[i];
    entries[std::min(i + ahead, entries.size() - 1)].id.prefetch();
    if (text.size() > part_size) {
      receive(text);
      text.clear();
    }
    text += i == 0 ? "\n" : ",\n";
    text += indent;
    append_json_string(text, entry.id.text());
    text += ": ";
    append_time(text, entry);
  }
  text += entries.empty() ? "}" : "\n}";
  receive(text);
}

}  // namespace splitter::render
