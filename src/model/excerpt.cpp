#include "splitter/model/excerpt.hpp"

#include <algorithm>

namespace splitter::model {

namespace {

constexpr std::size_t longest_excerpt = 80;

/// True for C0 and C1 controls and DEL, given as valid UTF-8.
bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  const bool c1 = first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
  return first < 0x20 || first == 0x7F || c1;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || text.size() < length) {
    return 0;
  }
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return std::ranges::all_of(text.substr(1, length - 1), continues) ? length : 0;
}

std::string excerpt(std::string_view text) {
  std::string shown;
  while (!text.empty() && shown.size() < longest_excerpt) {
    const std::size_t length = utf8_length(text);
    const bool printable = length > 0 && !is_control(text.substr(0, length));
    shown += printable ? text.substr(0, length) : std::string_view("?");
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text.empty() ? shown : shown + "…";
}

}  // namespace splitter::model
