#include "splitter/render/durations_text.hpp"

#include "json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <vector>

namespace splitter::render {

namespace {

/// As Python's repr: the shortest digits that read back as the same number, and a point or an
/// exponent in each.
std::string number_of(const StoredTime& entry) {
  if (!entry.number.empty()) {
    return std::string(entry.number);
  }
  constexpr double per_second = 1e6;
  std::string text = fmt::format("{}", static_cast<double>(entry.own.count()) / per_second);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::size_t expected_size(std::span<const StoredTime> entries, std::string_view indent) {
  constexpr std::size_t number_and_signs = 16;
  std::size_t size = 0;
  for (const StoredTime& entry : entries) {
    size += indent.size() + entry.id.text().size() + number_and_signs;
  }
  return size;
}

}  // namespace

std::string durations_text(std::span<const StoredTime> entries, std::string_view indent) {
  if (entries.empty()) {
    return "{}";
  }
  std::vector<StoredTime> sorted;
  if (!std::ranges::is_sorted(entries, {}, &StoredTime::id)) {
    sorted.assign(entries.begin(), entries.end());
    std::ranges::sort(sorted, {}, &StoredTime::id);
    entries = sorted;
  }
  std::string text = "{";
  text.reserve(expected_size(entries, indent));
  for (const StoredTime& entry : entries) {
    text += text.size() == 1 ? "\n" : ",\n";
    text += indent;
    append_json_string(text, entry.id.text());
    text += ": ";
    text += number_of(entry);
  }
  text += "\n}";
  return text;
}

}  // namespace splitter::render
