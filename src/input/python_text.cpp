#include "python_text.hpp"

#include <charconv>
#include <cstdint>

namespace splitter::input {

namespace {

constexpr std::uint32_t first_high = 0xD800;
constexpr std::uint32_t first_low = 0xDC00;
constexpr std::uint32_t first_escaped_byte = 0xDC80;
constexpr std::uint32_t last_escaped_byte = 0xDCFF;
constexpr std::uint32_t last_low = 0xDFFF;

void append_utf8(std::string& text, std::uint32_t point) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else {
    put(point < 0x10000 ? 0xE0U | (point >> 12U) : 0xF0U | (point >> 18U));
    if (point >= 0x10000) {
      put(0x80U | ((point >> 12U) & 0x3FU));
    }
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

/// Takes the four digits after `\u` off the front.
std::optional<std::uint32_t> take_unit(std::string_view& raw) {
  constexpr std::size_t prefix = 2;
  constexpr std::size_t digits = 4;
  if (!raw.starts_with("\\u") || raw.size() < prefix + digits) {
    return std::nullopt;
  }
  std::uint32_t unit = 0;
  const char* end = raw.data() + prefix + digits;
  const auto [stop, error] = std::from_chars(raw.data() + prefix, end, unit, 16);
  raw.remove_prefix(prefix + digits);
  return error == std::errc{} && stop == end ? std::optional(unit) : std::nullopt;
}

bool take_unicode(std::string_view& raw, std::string& text) {
  const auto unit = take_unit(raw);
  if (!unit) {
    return false;
  }
  if (*unit >= first_escaped_byte && *unit <= last_escaped_byte) {
    text += static_cast<char>(*unit - first_low);
    return true;
  }
  if (*unit < first_high || *unit > last_low) {
    append_utf8(text, *unit);
    return true;
  }
  const auto low = take_unit(raw);
  const bool pair = *unit < first_low && low && *low >= first_low && *low <= last_low;
  if (pair) {
    append_utf8(text, 0x10000 + ((*unit - first_high) << 10U) + (*low - first_low));
  }
  return pair;
}

bool take_simple(std::string_view& raw, std::string& text) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const std::size_t letter = raw.size() < 2 ? std::string_view::npos : letters.find(raw[1]);
  if (letter == std::string_view::npos) {
    return false;
  }
  text += meanings[letter];
  raw.remove_prefix(2);
  return true;
}

}  // namespace

std::optional<std::string> unescape_python(std::string_view raw) {
  std::string text;
  while (!raw.empty()) {
    if (raw.front() != '\\') {
      text += raw.front();
      raw.remove_prefix(1);
    } else if (!(raw.starts_with("\\u") ? take_unicode(raw, text) : take_simple(raw, text))) {
      return std::nullopt;
    }
  }
  return text;
}

}  // namespace splitter::input
