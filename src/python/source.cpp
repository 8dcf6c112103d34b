#include "splitter/python/source.hpp"

#include "splitter/model/excerpt.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>

namespace splitter::python {

namespace {

constexpr std::array<std::string_view, 6> utf8_names = {
    "utf-8", "utf8", "u8", "utf-8-sig", "ascii", "us-ascii"};

constexpr std::array<std::string_view, 5> single_byte_names = {
    "latin-1", "latin1", "iso-8859-", "cp125", "windows-125"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

/// The encoding that a line names in a comment: `coding` and `=` or `:` before it.
std::string coding_of(std::string_view line) {
  const std::size_t comment = line.find_first_not_of(" \t\f");
  const std::size_t word = line.find("coding");
  if (comment == std::string_view::npos || line[comment] != '#' || word == std::string_view::npos) {
    return {};
  }
  std::string_view rest = line.substr(word + 6);
  if (!rest.starts_with(':') && !rest.starts_with('=')) {
    return {};
  }
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t", 1), rest.size()));
  const auto* const end = std::ranges::find_if_not(rest, is_letter);
  std::string name(rest.begin(), end);
  std::ranges::transform(name, name.begin(), [](char c) {
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    constexpr std::size_t word = 8;
    std::uint64_t bytes = 0;
    if (at + word <= text.size()) {
      std::memcpy(&bytes, text.data() + at, word);
      if ((bytes & 0x8080808080808080U) == 0) {
        at += word;
        continue;
      }
    }
    const std::size_t length = model::utf8_length(text.substr(at));
    if (length == 0) {
      return false;
    }
    at += length;
  }
  return true;
}

bool names_single_bytes(std::string_view name) {
  return std::ranges::any_of(single_byte_names,
                             [name](std::string_view start) { return name.starts_with(start); });
}

}  // namespace

Opening opening_of_source(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    return Opening::not_python;
  }
  std::string coding;
  std::string_view rest = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
  for (int line = 0; line < 2 && coding.empty(); ++line) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view first = rest.substr(0, end);
    coding = coding_of(first);
    const std::size_t code = first.find_first_not_of(" \t\f");
    if (code != std::string_view::npos && first[code] != '#') {
      break;
    }
    rest.remove_prefix(std::min(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1), rest.size()));
  }
  if (names_single_bytes(coding)) {
    return Opening::closed;
  }
  const bool known = coding.empty() || std::ranges::find(utf8_names, coding) != utf8_names.end();
  return known && is_utf8(text) ? Opening::closed : Opening::coding;
}

}  // namespace splitter::python
