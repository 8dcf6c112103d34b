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

}  // namespace

std::string durations_text(std::span<const StoredTime> entries, std::string_view indent) {
  std::string text;
  write_durations(entries, indent, [&text](std::string_view part) { text += part; });
  return text;
}

void write_durations(std::span<const StoredTime> entries,
                     std::string_view indent,
                     const std::function<void(std::string_view)>& receive) {
  std::vector<StoredTime> sorted;
  if (!std::ranges::is_sorted(entries, {}, &StoredTime::id)) {
    sorted.assign(entries.begin(), entries.end());
    std::ranges::sort(sorted, {}, &StoredTime::id);
    entries = sorted;
  }
  std::string text = "{";
  text.reserve(2 * part_size);
  for (const StoredTime& entry : entries) {
    if (text.size() > part_size) {
      receive(text);
      text.clear();
    }
    text += &entry == entries.data() ? "\n" : ",\n";
    text += indent;
    append_json_string(text, entry.id.text());
    text += ": ";
    append_time(text, entry);
  }
  text += entries.empty() ? "}" : "\n}";
  receive(text);
}

}  // namespace splitter::render
