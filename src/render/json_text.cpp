#include "json_text.hpp"

#include "splitter/model/excerpt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace splitter::render {

namespace {

constexpr std::uint32_t first_beyond_bmp = 0x10000;
constexpr std::uint32_t lone_surrogates = 0xDC00;

/// One character of a text: its code point, and how many bytes it takes.
struct Character {
  std::uint32_t point = 0;
  std::size_t bytes = 1;
};

/// The character at the start; a byte that begins no valid UTF-8 is a lone surrogate (PEP 383).
Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t lead = byte(0);
  const std::size_t length = model::utf8_length(text);
  if (length == 1) {
    return {lead, 1};
  }
  constexpr std::array<std::uint32_t, 5> least = {0, 0, 0x80, 0x800, first_beyond_bmp};
  std::uint32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point < 0xE000;
  const bool valid = length > 0 && point >= least[length] && point <= 0x10FFFF && !surrogate;
  return valid ? Character{point, length} : Character{lone_surrogates + lead, 1};
}

void append_escaped(std::string& text, std::uint32_t point) {
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (point < 0x80 && named.find(static_cast<char>(point)) != std::string_view::npos) {
    text += '\\';
    text += letters[named.find(static_cast<char>(point))];
  } else if (point >= 0x20 && point < 0x7F) {
    text += static_cast<char>(point);
  } else if (point < first_beyond_bmp) {
    fmt::format_to(std::back_inserter(text), "\\u{:04x}", point);
  } else {
    const std::uint32_t rest = point - first_beyond_bmp;
    fmt::format_to(std::back_inserter(text),
                   "\\u{:04x}\\u{:04x}",
                   0xD800 + (rest >> 10U),
                   0xDC00 + (rest & 0x3FFU));
  }
}

/// True for printable ASCII without quotes and backslashes. The loop has no early end, so that
/// compilers turn it into vector instructions: nearly all texts are plain.
bool is_plain(std::string_view text) {
  constexpr unsigned char first = ' ';
  constexpr unsigned char count = '~' - ' ' + 1;
  unsigned char others = 0;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    const bool is_other = static_cast<unsigned char>(byte - first) >= count;
    others |= static_cast<unsigned char>(is_other | (byte == '"') | (byte == '\\'));
  }
  return others == 0;
}

}  // namespace

void append_json_string(std::string& text, std::string_view value) {
  text += '"';
  if (is_plain(value)) {
    text.append(value);
    value = {};
  }
  while (!value.empty()) {
    const Character character = first_character(value);
    append_escaped(text, character.point);
    value.remove_prefix(character.bytes);
  }
  text += '"';
}

}  // namespace splitter::render
