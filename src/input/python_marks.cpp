#include "splitter/input/python_marks.hpp"

#include "python_lines.hpp"
#include "python_tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace splitter::input {

namespace {

/// The text of a string token without its prefix and quotes.
std::string content(std::string_view token) {
  const std::size_t quote = std::min(token.find_first_of("'\""), token.size());
  std::string_view text = token.substr(quote);
  const std::size_t width = text.starts_with("'''") || text.starts_with("\"\"\"") ? 3 : 1;
  return text.size() < 2 * width ? "" : std::string(text.substr(width, text.size() - 2 * width));
}

/// The first text among the arguments of a call that begins at a bracket.
std::string first_text(Tokens call) {
  if (call.empty() || !call.front().is("(")) {
    return {};
  }
  for (const Token& token : call.subspan(1)) {
    if (token.is(")") && token.depth == call.front().depth) {
      break;
    }
    if (token.kind == TokenKind::string) {
      return content(token.text);
    }
  }
  return {};
}

/// All of `mark.NAME` and `mark.NAME(…)`, no deeper than so many brackets.
std::vector<Mark> marks_in(Tokens tokens, std::size_t deepest) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
    const bool found = tokens[at].depth <= deepest && tokens[at].is("mark") &&
                       tokens[at + 1].is(".") && tokens[at + 2].kind == TokenKind::name;
    if (found) {
      marks.push_back({.name = std::string(tokens[at + 2].text),
                       .argument = first_text(tokens.subspan(at + 3)),
                       .selector = {}});
    }
  }
  return marks;
}

class MarkReader {
 public:
  explicit MarkReader(std::string_view text) : lines_(text) {}

  std::vector<Mark> read() {
    LogicalLine line;
    while (lines_.next(line)) {
      leave_blocks(line.indent);
      read_line(line);
    }
    return std::move(found_);
  }

 private:
  struct Block {
    Indent indent;
    std::string selector;
    bool function = false;
  };

  void leave_blocks(const Indent& indent) {
    while (!blocks_.empty() && blocks_.back().indent.column >= indent.column) {
      blocks_.pop_back();
    }
  }

  void read_line(const LogicalLine& line) {
    if (!blocks_.empty() && blocks_.back().function) {
      return;
    }
    Tokens tokens = line.tokens;
    if (tokens.front().is("@")) {
      const auto more = marks_in(tokens, 0);
      pending_.insert(pending_.end(), more.begin(), more.end());
      return;
    }
    if (tokens.front().is("async") && tokens.size() > 1) {
      tokens = tokens.subspan(1);
    }
    const bool defines = tokens.size() > 1 && (tokens[0].is("def") || tokens[0].is("class"));
    if (defines) {
      enter(line.indent, tokens);
    } else if (tokens.front().is("pytestmark")) {
      add(marks_in(tokens, 2), selector());
    }
    pending_.clear();
  }

  void enter(const Indent& indent, Tokens tokens) {
    const std::string outer = selector();
    std::string inner = outer + (outer.empty() ? "" : "::") + std::string(tokens[1].text);
    add(pending_, inner);
    blocks_.push_back({indent, std::move(inner), tokens[0].is("def")});
  }

  [[nodiscard]] std::string selector() const {
    return blocks_.empty() ? "" : blocks_.back().selector;
  }

  void add(std::vector<Mark> marks, const std::string& selector) {
    for (Mark& mark : marks) {
      mark.selector = selector;
      found_.push_back(std::move(mark));
    }
  }

  PythonLines lines_;
  std::vector<Block> blocks_;
  std::vector<Mark> pending_;
  std::vector<Mark> found_;
};

}  // namespace

std::vector<Mark> read_marks(std::string_view text) {
  return MarkReader(text).read();
}

}  // namespace splitter::input
