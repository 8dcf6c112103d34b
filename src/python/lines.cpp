#include "splitter/python/lines.hpp"

#include "strings.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace splitter::python {

namespace {

constexpr std::uint32_t tab_width = 8;
constexpr std::size_t most_brackets = 200;  // Python's own limit

enum class Kind : std::uint8_t { other, word, digit, quote, blank, end, sign, bracket };

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    kinds[c] = letter ? Kind::word : c >= '0' && c <= '9' ? Kind::digit : Kind::other;
  }
  for (const char c : {'"', '\''}) {
    kinds[static_cast<unsigned char>(c)] = Kind::quote;
  }
  for (const char c : {' ', '\t', '\f'}) {
    kinds[static_cast<unsigned char>(c)] = Kind::blank;
  }
  for (const char c : {'\n', '\r'}) {
    kinds[static_cast<unsigned char>(c)] = Kind::end;
  }
  for (const char c : std::string_view("+-*/%@&|^~<>=!.,:;")) {
    kinds[static_cast<unsigned char>(c)] = Kind::sign;
  }
  for (const char c : std::string_view("()[]{}")) {
    kinds[static_cast<unsigned char>(c)] = Kind::bracket;
  }
  return kinds;
}

constexpr std::array<Kind, 256> kind_of_byte = make_kinds();

Kind kind_of(char c) {
  return kind_of_byte[static_cast<unsigned char>(c)];
}

char opening_of(char closing) {
  return closing == ')' ? '(' : closing == ']' ? '[' : '{';
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) {
    at_ = 3;
  }
}

bool Lines::next(LogicalLine& line) {
  while (!broken_ && at_ < text_.size()) {
    if (!read_indent()) {
      continue;
    }
    read_tokens();
    if (!broken_ && !tokens_.empty()) {
      line = {indent_, tokens_};
      return true;
    }
  }
  return false;
}

/// False where the line has nothing but blanks and a comment.
bool Lines::read_indent() {
  indent_ = {};
  for (; at_ < text_.size() && kind_of(text_[at_]) == Kind::blank; ++at_) {
    if (text_[at_] == '\f') {
      indent_ = {};
      continue;
    }
    indent_.column =
        text_[at_] == '\t' ? (indent_.column / tab_width + 1) * tab_width : indent_.column + 1;
    ++indent_.characters;
  }
  if (at_ < text_.size() && text_[at_] == '#') {
    skip_comment();
  }
  if (at_ == text_.size() || at_line_end()) {
    skip_line_end();
    return false;
  }
  return true;
}

void Lines::read_tokens() {
  tokens_.clear();
  while (!broken_ && at_ < text_.size()) {
    if (at_line_end()) {
      skip_line_end();
      if (brackets_.empty()) {
        return;
      }
      continue;
    }
    read_token();
  }
  if (!brackets_.empty()) {
    fail();
  }
}

void Lines::read_token() {
  switch (kind_of(text_[at_])) {
    case Kind::blank:
      ++at_;
      return;
    case Kind::word:
    case Kind::digit:
      return read_word();
    case Kind::quote:
      return read_string(at_, at_);
    case Kind::sign:
    case Kind::bracket:
      return read_sign();
    case Kind::end:
    case Kind::other:
      break;
  }
  if (text_[at_] == '#') {
    skip_comment();
  } else if (text_[at_] == '\\') {
    read_continuation();
  } else {
    fail();
  }
}

void Lines::read_word() {
  const std::size_t begin = at_;
  const bool number = kind_of(text_[at_]) == Kind::digit;
  while (at_ < text_.size() &&
         (kind_of(text_[at_]) == Kind::word || kind_of(text_[at_]) == Kind::digit)) {
    ++at_;
  }
  const bool quoted = at_ < text_.size() && kind_of(text_[at_]) == Kind::quote;
  if (quoted && is_string_prefix(text_.substr(begin, at_ - begin))) {
    read_string(begin, at_);
  } else {
    add(number ? TokenKind::number : TokenKind::name, begin);
  }
}

void Lines::read_string(std::size_t begin, std::size_t quote) {
  const std::string_view prefix = text_.substr(begin, quote - begin);
  const std::size_t end = end_of_string(text_, quote, prefix);
  if (end == std::string_view::npos) {
    fail();
    return;
  }
  at_ = end;
  add(has_fields(prefix) ? TokenKind::field_string : TokenKind::string, begin);
}

void Lines::read_sign() {
  const std::size_t begin = at_;
  const char c = text_[at_++];
  if (kind_of(c) == Kind::bracket) {
    const bool opens = c == '(' || c == '[' || c == '{';
    if (!opens && (brackets_.empty() || brackets_.back() != opening_of(c))) {
      return fail();
    }
    if (!opens) {
      brackets_.pop_back();
    }
    add(TokenKind::sign, begin);
    if (opens) {
      brackets_.push_back(c);
    }
    return brackets_.size() > most_brackets ? fail() : void();
  }
  const bool doubled =
      at_ < text_.size() && text_[at_] == '=' && c != '.' && c != ',' && c != ';' && c != '~';
  at_ += doubled ? 1 : 0;
  add(TokenKind::sign, begin);
}

/// A backslash may only stand at the end of a line.
void Lines::read_continuation() {
  ++at_;
  if (at_ == text_.size() || !at_line_end()) {
    return fail();
  }
  skip_line_end();
  if (at_ == text_.size()) {
    fail();
  }
}

void Lines::skip_comment() {
  const char* begin = text_.data() + at_;
  const std::size_t left = text_.size() - at_;
  const void* feed = std::memchr(begin, '\n', left);
  std::size_t length =
      feed == nullptr ? left : static_cast<std::size_t>(static_cast<const char*>(feed) - begin);
  const void* back = std::memchr(begin, '\r', length);
  length =
      back == nullptr ? length : static_cast<std::size_t>(static_cast<const char*>(back) - begin);
  at_ += length;
}

bool Lines::at_line_end() const {
  return kind_of(text_[at_]) == Kind::end;
}

void Lines::skip_line_end() {
  if (at_ < text_.size()) {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  }
}

void Lines::fail() {
  broken_ = true;
  at_ = text_.size();
}

void Lines::add(TokenKind kind, std::size_t begin) {
  tokens_.push_back(
      {kind, static_cast<std::uint16_t>(brackets_.size()), text_.substr(begin, at_ - begin)});
}

}  // namespace splitter::python
