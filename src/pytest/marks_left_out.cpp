#include "marks_left_out.hpp"

#include "mark_expression.hpp"
#include "splitter/python/lines.hpp"
#include "splitter/python/marks.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>

namespace splitter::pytest {

namespace {

bool is_one_of(std::span<const std::string> marks, std::string_view name) {
  return std::ranges::find(marks, name) != marks.end();
}

/// `"slow"`, from which code may make the mark.
bool is_text_of(std::span<const std::string> marks, const python::Token& token) {
  return token.kind != python::TokenKind::name && token.text.size() > 2 &&
         is_one_of(marks, token.text.substr(1, token.text.size() - 2));
}

/// Follows the lines that write one of the marks.
class MentionReader {
 public:
  MentionReader(std::span<const std::string> marks, std::string_view text) : marks_(marks) {
    python::Lines lines(text);
    python::LogicalLine line;
    while (lines.next(line)) {
      read(line);
    }
    told_ = told_ && !lines.broken();
    whole_ = whole_ && assignments_ == 1 && !lines.broken();
  }

  /// True where `read_marks` tells all of them.
  [[nodiscard]] bool all_told() const { return told_; }

  /// True where the module itself has one of the marks, under no condition.
  [[nodiscard]] bool of_whole_file() const { return whole_; }

 private:
  void read(const python::LogicalLine& line) {
    const python::Tokens tokens = line.tokens;
    if (std::ranges::find(tokens, "pytestmark", &python::Token::text) != tokens.end()) {
      return read_assignment(line);
    }
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const bool names = at > 1 && tokens[at - 2].is("mark") && is_one_of(marks_, tokens[at].text);
      told_ = told_ && !is_text_of(marks_, tokens[at]) && (!names || is_decorator(tokens, at));
    }
  }

  void read_assignment(const python::LogicalLine& line) {
    const bool plain =
        line.indent.characters == 0 && line.tokens.front().is("pytestmark") && is_list(line.tokens);
    ++assignments_;
    told_ = told_ && assignments_ == 1 && plain;
    const bool named = std::ranges::any_of(
        line.tokens, [this](const python::Token& token) { return is_one_of(marks_, token.text); });
    whole_ = plain && named;
  }

  /// `pytestmark = pytest.mark.slow`, or a list of such.
  [[nodiscard]] static bool is_list(python::Tokens tokens) {
    const auto plain = [](const python::Token& token) {
      return !token.is("if") && !token.is("for") && !token.is("lambda");
    };
    return tokens.size() > 2 && tokens[1].is("=") && std::ranges::all_of(tokens, plain);
  }

  /// `@pytest.mark.slow` or `@mark.slow(…)`, of which the name stands at a place.
  [[nodiscard]] static bool is_decorator(python::Tokens tokens, std::size_t at) {
    return tokens.front().is("@") && (at == 3 || at == 5) && tokens[at].depth == 0;
  }

  std::span<const std::string> marks_;
  int assignments_ = 0;
  bool told_ = true;
  bool whole_ = false;
};

void drop_marked(std::span<const std::string> marks,
                 std::string_view text,
                 std::vector<std::string>& tests) {
  for (const python::Mark& mark : python::read_marks(text)) {
    const auto has = [&mark](const std::string& test) {
      return mark.selector.empty() || test == mark.selector ||
             test.starts_with(mark.selector + "::");
    };
    if (is_one_of(marks, mark.name)) {
      std::erase_if(tests, has);
    }
  }
}

}  // namespace

std::vector<std::string> marks_in(std::string_view text, std::vector<std::string> marks) {
  std::erase_if(
      marks, [text](const std::string& mark) { return text.find(mark) == std::string_view::npos; });
  return marks;
}

LeftOut leave_out(std::span<const std::string> marks,
                  std::string_view text,
                  bool documented,
                  python::Outline& outline) {
  if (marks.empty()) {
    return LeftOut::none;
  }
  const bool closed = outline.opening == python::Opening::closed;
  const MentionReader mentions(marks, text);
  if (mentions.of_whole_file()) {
    outline.tests.clear();
    return documented ? LeftOut::some : LeftOut::all;
  }
  if (closed && !documented && mentions.all_told()) {
    drop_marked(marks, text, outline.tests);
    return outline.tests.empty() ? LeftOut::all : LeftOut::none;
  }
  const bool keeps =
      closed && marks.size() == 1 && surely_keeps_a_test(text, marks.front(), outline.tests);
  return keeps ? LeftOut::some : LeftOut::maybe_all;
}

}  // namespace splitter::pytest
