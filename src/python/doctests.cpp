#include "splitter/python/doctests.hpp"

#include "splitter/python/lines.hpp"
#include "splitter/python/source.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace splitter::python {

namespace {

constexpr std::string_view prompt = ">>>";

/// Parts of decorators' names that tell of docstrings from elsewhere, in lower case.
constexpr std::array<std::string_view, 4> telling_parts = {"doc", "wrap", "append", "subst"};

/// Decorators that leave a docstring where doctest finds it.
constexpr std::array<std::string_view, 3> keeping = {"property", "staticmethod", "classmethod"};

std::string small(std::string_view text) {
  std::string letters(text);
  std::ranges::transform(letters, letters.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  });
  return letters;
}

bool tells_of_docstrings(std::string_view name) {
  const std::string letters = small(name);
  return std::ranges::any_of(telling_parts, [&letters](std::string_view part) {
    return letters.find(part) != std::string::npos;
  });
}

/// True where some line begins with the prompt and has an example behind it.
bool has_example(std::string_view docstring) {
  for (std::size_t at = docstring.find(prompt); at != std::string_view::npos;
       at = docstring.find(prompt, at + prompt.size())) {
    const std::size_t before = docstring.find_last_not_of(' ', at == 0 ? 0 : at - 1);
    const bool begins = before == std::string_view::npos || docstring[before] == '\n' ||
                        docstring[before] == '"' || docstring[before] == '\'';
    const std::string_view behind = docstring.substr(at + prompt.size());
    if (begins && behind.size() > 1 && behind[0] == ' ' && behind[1] > ' ' && behind[1] != '#') {
      return true;
    }
  }
  return false;
}

class DoctestReader {
 public:
  explicit DoctestReader(std::string_view text) : lines_(text) {}

  Doctests read() {
    LogicalLine line;
    while (!surely_ && lines_.next(line)) {
      enter(line.indent.characters);
      read_line(line);
    }
    return surely_                                 ? Doctests::surely
           : seen_ || doubtful_ || lines_.broken() ? Doctests::maybe
                                                   : Doctests::none;
  }

  /// True where all that may become a docstring with an example surely is one, and stays one.
  bool tells_all() {
    LogicalLine line;
    while (!doubtful_ && lines_.next(line)) {
      enter(line.indent.characters);
      read_line(line);
    }
    return !doubtful_ && !lines_.broken();
  }

 private:
  /// A class or function around the line.
  struct Block {
    std::uint32_t indent = 0;
    std::uint32_t body = 0;  ///< The indent of its first line; 0 before that is read.
    bool function = false;
    bool plain = false;  ///< Under no condition and no decorator that may hide its docstring.
  };

  void enter(std::uint32_t indent) {
    while (!blocks_.empty() && indent <= blocks_.back().indent) {
      blocks_.pop_back();
    }
    if (!blocks_.empty() && blocks_.back().body == 0) {
      blocks_.back().body = indent;
    }
  }

  [[nodiscard]] bool in_function() const { return std::ranges::any_of(blocks_, &Block::function); }

  void read_line(const LogicalLine& line) {
    const Tokens tokens = line.tokens;
    const bool first = std::exchange(header_, false);
    if (first && is_docstring(tokens)) {
      return read_docstring(tokens.front().text);
    }
    if (tokens.front().is("@")) {
      return read_decorator(tokens);
    }
    const std::size_t word = tokens.front().is("async") ? 1 : 0;
    if (tokens.size() > word + 1 && (tokens[word].is("def") || tokens[word].is("class"))) {
      begin_block(tokens, line.indent.characters, tokens[word].is("def"));
    }
    decorated_ = false;
    read_words(tokens);
  }

  [[nodiscard]] static bool is_docstring(Tokens tokens) {
    return std::ranges::all_of(tokens,
                               [](const Token& token) { return token.kind == TokenKind::string; });
  }

  void read_docstring(std::string_view docstring) {
    const bool nested =
        !blocks_.empty() && std::any_of(blocks_.begin(), blocks_.end() - 1, [](const Block& block) {
          return block.function;
        });
    if (nested || docstring.find(prompt) == std::string_view::npos) {
      return;
    }
    const bool plain = std::ranges::all_of(blocks_, &Block::plain);
    seen_ = true;
    surely_ = surely_ || (plain && has_example(docstring));
    doubtful_ = doubtful_ || !plain;
  }

  void read_decorator(Tokens tokens) {
    const std::string name = name_or_call(tokens.subspan(1));
    decorated_ = decorated_ || std::ranges::find(keeping, name) == keeping.end();
    const bool tells = std::ranges::any_of(tokens, [](const Token& token) {
      return token.kind == TokenKind::name && tells_of_docstrings(token.text);
    });
    doubtful_ = doubtful_ || (tells && !in_function());
  }

  void begin_block(Tokens tokens, std::uint32_t indent, bool function) {
    const bool direct = blocks_.empty() ? indent == 0 : blocks_.back().body == indent;
    header_ = tokens.back().is(":");
    blocks_.push_back({.indent = indent, .function = function, .plain = direct && !decorated_});
  }

  void read_words(Tokens tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const Token& token = tokens[at];
      const bool assigned = at + 1 < tokens.size() && tokens[at + 1].text.ends_with('=') &&
                            !tokens[at + 1].is("==") && !tokens[at + 1].is("!=");
      const bool named =
          token.kind == TokenKind::string && token.text.find("__doc__") != std::string_view::npos;
      const bool word = (token.is("__doc__") && assigned) || named || token.is("update_wrapper") ||
                        (token.is("__test__") && blocks_.empty());
      const bool text = token.kind != TokenKind::name && !in_function() &&
                        token.text.find(prompt) != std::string_view::npos;
      doubtful_ = doubtful_ || word || text;
    }
  }

  Lines lines_;
  std::vector<Block> blocks_;
  bool header_ = true;  ///< A docstring may come next.
  bool decorated_ = false;
  bool seen_ = false;      ///< A docstring with a prompt.
  bool doubtful_ = false;  ///< Text may become a docstring, or not remain one.
  bool surely_ = false;
};

bool has_a_word(std::string_view text) {
  constexpr std::array<std::string_view, 3> words = {prompt, "update_wrapper", "__test__"};
  const auto has = [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  return std::ranges::any_of(words, has) || std::ranges::any_of(telling_parts, has) || has("Doc") ||
         has("Wrap") || has("Append") || has("Subst");
}

}  // namespace

Doctests doctests_in(std::string_view text) {
  if (!has_a_word(text)) {
    return Doctests::none;
  }
  return opening_of_source(text) == Opening::closed ? DoctestReader(text).read() : Doctests::maybe;
}

bool tells_all_doctests(std::string_view text) {
  return !has_a_word(text) ||
         (opening_of_source(text) == Opening::closed && DoctestReader(text).tells_all());
}

}  // namespace splitter::python
