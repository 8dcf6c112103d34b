#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::python {

enum class TokenKind : std::uint8_t { name, number, string, field_string, sign };

/// One token of Python: a name or keyword, a number, a whole string, an operator or bracket.
/// `depth` counts the brackets that it stands in; a bracket stands outside itself.
struct Token {
  TokenKind kind = TokenKind::sign;
  std::uint16_t depth = 0;
  std::string_view text;

  [[nodiscard]] bool is(std::string_view wanted) const { return text == wanted; }
};

/// The indent of a line by both of Python's counts: a tab goes to the next column that 8 divides,
/// or is one column. Where the two disagree on which of two lines is deeper, Python refuses the
/// file.
struct Indent {
  std::uint32_t column = 0;
  std::uint32_t characters = 0;

  friend bool operator==(const Indent&, const Indent&) = default;
};

/// A logical line of Python, which may go over several lines of text.
struct LogicalLine {
  Indent indent;
  std::span<const Token> tokens;  ///< Never empty; valid until the next line is read.
};

/// Cuts Python's source text into logical lines. Tolerant: it knows no grammar but that of strings,
/// brackets, comments and line ends (Python language reference, "Lexical analysis"), of any version
/// of Python 3. It stops for good where it cannot read on, and is then `broken`.
class Lines {
 public:
  explicit Lines(std::string_view text);

  /// False at the end, and where the text is broken.
  [[nodiscard]] bool next(LogicalLine& line);

  /// True where a string or bracket has no end, or a character stands where none may.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  [[nodiscard]] bool read_indent();
  void read_tokens();
  void read_token();
  void read_word();
  void read_string(std::size_t begin, std::size_t quote);
  void read_sign();
  void read_continuation();
  void skip_comment();
  [[nodiscard]] bool at_line_end() const;
  void skip_line_end();
  void fail();
  void add(TokenKind kind, std::size_t begin);

  std::string_view text_;
  std::size_t at_ = 0;
  Indent indent_;
  std::vector<Token> tokens_;
  std::vector<char> brackets_;
  bool broken_ = false;
};

}  // namespace splitter::python
