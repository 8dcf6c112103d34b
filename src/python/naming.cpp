#include "splitter/python/naming.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace splitter::python {

namespace {

/// Words that hold "case" and speak of letters or of other things.
constexpr std::array<std::string_view, 9> other_cases = {"casesensitive",
                                                         "caseinsensitive",
                                                         "lowercase",
                                                         "uppercase",
                                                         "camelcase",
                                                         "snakecase",
                                                         "titlecase",
                                                         "casefold",
                                                         "showcase"};

void remove_all(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.replace(at, word.size(), ".");
  }
}

}  // namespace

bool tells_of_tests(std::string_view name) {
  // Classes are written with capitals: a name without is a function's or a module's.
  const bool is_class =
      std::ranges::any_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; });
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  if (lower.find("test") != std::string::npos) {
    return true;
  }
  if (!is_class || lower.find("case") == std::string::npos) {
    return false;
  }
  for (const std::string_view word : other_cases) {
    remove_all(lower, word);
  }
  return lower.find("case") != std::string::npos;
}

bool is_path_of_tests(std::string_view path) {
  for (std::size_t at = path.find("test"); at != std::string_view::npos;
       at = path.find("test", at + 1)) {
    const bool begins = at == 0 || path[at - 1] < 'a' || path[at - 1] > 'z';
    if (begins || path.substr(at).starts_with("tests")) {
      return true;
    }
  }
  return false;
}

}  // namespace splitter::python
