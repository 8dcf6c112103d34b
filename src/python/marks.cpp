#include "splitter/python/marks.hpp"

#include "splitter/python/lines.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

namespace splitter::python {

namespace {

/// Hostile files inherit without end.
constexpr std::size_t most_marks = 20'000;

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
    for (const Class& inheriting : classes_) {
      inherit(inheriting);
    }
    return std::move(found_);
  }

 private:
  struct Block {
    Indent indent;
    std::string selector;
    bool function = false;
  };

  struct Class {
    std::string selector;
    std::string outer;
    std::vector<std::string> bases;
    std::set<std::string, std::less<>> functions;
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
    const bool function = tokens[0].is("def");
    if (!function) {
      last_class_[inner] = classes_.size();
      classes_.push_back({inner, outer, class_head(tokens).bases, {}});
    } else if (const auto holder = last_class_.find(outer); holder != last_class_.end()) {
      classes_[holder->second].functions.emplace(tokens[1].text);
    }
    blocks_.push_back({indent, std::move(inner), function});
  }

  /// A base stands beside the class, or in the module.
  void inherit(const Class& inheriting) {
    for (const std::string& base : inheriting.bases) {
      const std::string beside = inheriting.outer + "::" + base;
      const std::string& nearest = last_class_.contains(beside) ? beside : base;
      if (last_class_.contains(nearest)) {
        inherit(inheriting, nearest);
      }
    }
  }

  /// Adds the marks of the base, but for the functions that the class has of its own.
  void inherit(const Class& inheriting, const std::string& base) {
    const std::size_t known = found_.size();
    for (std::size_t i = 0; i < known && found_.size() < most_marks; ++i) {
      const std::string_view marked = found_[i].selector;
      const bool within = marked.starts_with(base) && marked != inheriting.selector &&
                          (marked.size() == base.size() || marked.substr(base.size(), 2) == "::");
      const std::string inside(within ? marked.substr(base.size()) : std::string_view{});
      if (within && (inside.empty() || !inheriting.functions.contains(inside.substr(2)))) {
        Mark mark = found_[i];
        mark.selector = inheriting.selector + inside;
        add_once(std::move(mark));
      }
    }
  }

  void add_once(Mark mark) {
    if (std::ranges::find(found_, mark) == found_.end()) {
      found_.push_back(std::move(mark));
    }
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

  Lines lines_;
  std::vector<Block> blocks_;
  std::vector<Mark> pending_;
  std::vector<Mark> found_;
  std::vector<Class> classes_;  ///< In the order of the text, so that bases come first.
  std::unordered_map<std::string, std::size_t> last_class_;  ///< By selector.
};

}  // namespace

std::vector<Mark> read_marks(std::string_view text) {
  return MarkReader(text).read();
}

}  // namespace splitter::python
