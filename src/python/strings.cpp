#include "strings.hpp"

#include <algorithm>
#include <array>

namespace splitter::python {

namespace {

constexpr std::size_t none = std::string_view::npos;

/// Python refuses fields in fields in fields long before.
constexpr int deepest_field = 100;

constexpr std::array<std::string_view, 11> prefixes = {
    "r", "b", "u", "f", "t", "br", "rb", "fr", "rf", "tr", "rt"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The end of a string: its quote, once or three times.
struct Quotes {
  char quote = 0;
  bool triple = false;

  [[nodiscard]] std::size_t size() const { return triple ? 3 : 1; }
  [[nodiscard]] bool close_at(std::string_view text, std::size_t at) const {
    return text[at] == quote &&
           (!triple || (at + 2 < text.size() && text[at + 1] == quote && text[at + 2] == quote));
  }
};

Quotes quotes_at(std::string_view text, std::size_t at) {
  const Quotes triple{text[at], true};
  return triple.close_at(text, at) ? triple : Quotes{text[at], false};
}

/// Past a backslash and what it protects; a line end of two characters is one.
std::size_t past_escape(std::string_view text, std::size_t at) {
  return at + (text.substr(at + 1).starts_with("\r\n") ? 3 : 2);
}

std::size_t end_of_plain(std::string_view text, std::size_t at, Quotes quotes) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\\') {
      at = past_escape(text, at);
    } else if (c == quotes.quote && quotes.close_at(text, at)) {
      return at + quotes.size();
    } else if (!quotes.triple && (c == '\n' || c == '\r')) {
      return none;
    } else {
      ++at;
    }
  }
  return none;
}

/// Reads a string with fields, and the strings in these.
class Fields {
 public:
  explicit Fields(std::string_view text) : text_(text) {}

  std::size_t end_of_string(std::size_t at, Quotes quotes, bool raw, int depth) {
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '\\') {
        at = past_escape_before_field(at, raw);
      } else if (quotes.close_at(text_, at)) {
        return at + quotes.size();
      } else if (!quotes.triple && (c == '\n' || c == '\r')) {
        return none;
      } else if (c == '{' && !text_.substr(at).starts_with("{{")) {
        at = end_of_field(at + 1, quotes, depth + 1);
      } else {
        at += c == '{' ? 2 : 1;
      }
    }
    return none;
  }

 private:
  /// A backslash does not protect the brace of a field; `\N{…}` names a character.
  [[nodiscard]] std::size_t past_escape_before_field(std::size_t at, bool raw) const {
    if (!raw && text_.substr(at).starts_with("\\N{")) {
      const std::size_t close = text_.find('}', at);
      return close == none ? none : close + 1;
    }
    return at + 1 < text_.size() && text_[at + 1] == '{' ? at + 1 : past_escape(text_, at);
  }

  /// From behind `{` to behind its `}`.
  std::size_t end_of_field(std::size_t at, Quotes outer, int depth) {
    int open = 0;
    while (at < text_.size() && depth < deepest_field) {
      const char c = text_[at];
      if (c == '}' && open == 0) {
        return at + 1;
      }
      if (c == ':' && open == 0) {
        return end_of_format(at + 1, outer, depth);
      }
      open += c == '(' || c == '[' || c == '{' ? 1 : 0;
      open -= c == ')' || c == ']' || c == '}' ? 1 : 0;
      at = open < 0 ? none : past_token(at, depth);
    }
    return none;
  }

  std::size_t past_token(std::size_t at, int depth) {
    const char c = text_[at];
    if (c == '#') {
      return std::min(text_.find_first_of("\r\n", at), text_.size());
    }
    std::size_t end = at;
    while (end < text_.size() && is_name_character(text_[end])) {
      ++end;
    }
    if (end == text_.size() || (text_[end] != '"' && text_[end] != '\'')) {
      return std::max(end, at + 1);
    }
    const std::string_view word = text_.substr(at, end - at);
    if (!word.empty() && !is_string_prefix(word)) {
      return end;
    }
    const Quotes quotes = quotes_at(text_, end);
    return has_fields(word) ? end_of_string(end + quotes.size(), quotes, is_raw(word), depth)
                            : end_of_plain(text_, end + quotes.size(), quotes);
  }

  /// The text behind the colon of a field has fields of its own.
  std::size_t end_of_format(std::size_t at, Quotes outer, int depth) {
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '}') {
        return at + 1;
      }
      if (outer.close_at(text_, at) || (!outer.triple && (c == '\n' || c == '\r'))) {
        return none;
      }
      at = c == '{' ? end_of_field(at + 1, outer, depth + 1) : at + 1;
    }
    return none;
  }

  static bool is_raw(std::string_view prefix) { return prefix.find_first_of("rR") != none; }

  std::string_view text_;
};

}  // namespace

bool is_string_prefix(std::string_view word) {
  return std::ranges::any_of(prefixes, [word](std::string_view prefix) {
    return std::ranges::equal(prefix, word, {}, {}, lower);
  });
}

bool has_fields(std::string_view prefix) {
  return prefix.find_first_of("fFtT") != none;
}

std::size_t end_of_string(std::string_view text, std::size_t quote, std::string_view prefix) {
  const Quotes quotes = quotes_at(text, quote);
  const std::size_t begin = quote + quotes.size();
  if (!has_fields(prefix)) {
    return end_of_plain(text, begin, quotes);
  }
  const bool raw = prefix.find_first_of("rR") != none;
  return Fields(text).end_of_string(begin, quotes, raw, 0);
}

}  // namespace splitter::python
