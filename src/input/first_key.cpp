#include "first_key.hpp"

#include <cstddef>

namespace splitter::input {

namespace {

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(json_blanks);
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

}  // namespace

std::string_view first_key(std::string_view text) {
  text = without_blanks(text);
  if (!text.starts_with('{')) {
    return {};
  }
  text = without_blanks(text.substr(1));
  if (!text.starts_with('"')) {
    return {};
  }
  text.remove_prefix(1);
  for (std::size_t end = 0; end < text.size(); end += text[end] == '\\' ? 2 : 1) {
    if (text[end] == '"') {
      return text.substr(0, end);
    }
  }
  return {};
}

}  // namespace splitter::input
