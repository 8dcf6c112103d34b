#include "scope_reader.hpp"

#include "splitter/python/lines.hpp"
#include "statement.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace splitter::python {

namespace {

enum class BlockKind : std::uint8_t { scope, condition, match, late_body, body, dead };

/// A block of lines that are indented alike; `late_body` is that of a function that runs after the
/// import.
struct Block {
  BlockKind kind = BlockKind::scope;
  std::size_t scope = 0;
  bool conditional = false;
  Indent head;
  std::optional<Indent> inside;  ///< Known from its first line on.
};

constexpr std::array<std::string_view, 9> compound_words = {
    "if", "elif", "else", "for", "while", "try", "except", "finally", "with"};

/// Methods that pytest and unittest call after the collection.
constexpr std::array<std::string_view, 12> late_functions = {"setUp",
                                                             "tearDown",
                                                             "setUpClass",
                                                             "tearDownClass",
                                                             "setUpModule",
                                                             "setup_method",
                                                             "teardown_method",
                                                             "setup_class",
                                                             "teardown_class",
                                                             "setup_module",
                                                             "asyncSetUp",
                                                             "asyncTearDown"};

bool is_main_guard(Tokens head) {
  return head.size() == 5 && head[0].is("if") && head[1].is("__name__") && head[2].is("==") &&
         (head[3].is("\"__main__\"") || head[3].is("'__main__'"));
}

class ScopeReader {
 public:
  ScopeReader(std::string_view text, const TestNames& names)
      : lines_(text), words_(file_), statements_(file_, names) {
    file_.scopes.emplace_back();
    blocks_.push_back({BlockKind::scope, 0, false, {}, Indent{}});
  }

  Scopes read() {
    LogicalLine line;
    while (lines_.next(line) && !broken_) {
      read_line(line);
    }
    if (lines_.broken() || broken_ || !decorators_.empty() || !blocks_.back().inside) {
      file_.scopes[0].reason = {Opening::not_python, {}};
    }
    return std::move(file_);
  }

 private:
  void read_line(const LogicalLine& line) {
    if (!close_blocks(line.indent)) {
      broken_ = true;
      return;
    }
    const Block block = blocks_.back();
    switch (block.kind) {
      case BlockKind::dead:
        return;
      case BlockKind::late_body:
        return read_late(line);
      case BlockKind::body:
        return statements_.read_body(line.tokens, block.scope);
      case BlockKind::scope:
      case BlockKind::condition:
      case BlockKind::match:
        return read_statement(line.tokens, block, line.indent);
    }
  }

  /// False where the indent fits to no open block.
  bool close_blocks(const Indent& indent) {
    if (Block& top = blocks_.back(); !top.inside) {
      top.inside = indent;
      return indent.column > top.head.column && indent.characters > top.head.characters;
    }
    while (blocks_.size() > 1 && indent.column < blocks_.back().inside->column) {
      blocks_.pop_back();
    }
    const Block& top = blocks_.back();
    const bool loose = top.kind == BlockKind::body || top.kind == BlockKind::late_body ||
                       top.kind == BlockKind::dead;
    return indent == *top.inside || (loose && indent.characters >= top.inside->characters);
  }

  void read_statement(Tokens tokens, const Block& block, const Indent& indent) {
    const Token& first = tokens.front();
    if (first.is("@")) {
      decorators_.push_back(name_or_call(tokens.subspan(1)));
      return words_.read_head(tokens, block.scope);
    }
    const Tokens rest = first.is("async") ? tokens.subspan(1) : tokens;
    if (rest.empty()) {
      broken_ = true;
    } else if (rest.front().is("def") && rest.size() > 1) {
      read_function(rest, block, indent);
    } else if (first.is("class") && tokens.size() > 1) {
      read_class(tokens, block, indent);
    } else if (!decorators_.empty()) {
      broken_ = true;
    } else if (is_compound(rest, block)) {
      read_compound(rest, block, indent);
    } else {
      for (const Tokens statement : simple_statements(tokens)) {
        if (block.kind == BlockKind::scope && block.scope == 0) {
          statements_.require(statement);
        }
        statements_.read(statement, block.scope);
      }
    }
  }

  static bool is_compound(Tokens tokens, const Block& block) {
    return std::ranges::find(compound_words, tokens.front().text) != compound_words.end() ||
           (block.kind == BlockKind::match && tokens.front().is("case")) || tokens.back().is(":");
  }

  void read_compound(Tokens tokens, const Block& block, const Indent& indent) {
    const std::size_t colon = find_sign(tokens, ":");
    if (colon == tokens.size()) {
      broken_ = true;
      return;
    }
    const bool dead = is_main_guard(tokens.first(colon + 1));
    if (!dead) {
      // A lambda's colon would pass for that of the head: the whole line counts as its head.
      statements_.read_head(tokens, block.scope);
    }
    if (colon + 1 < tokens.size()) {
      for (const Tokens statement :
           simple_statements(dead ? Tokens{} : tokens.subspan(colon + 1))) {
        statements_.read(statement, block.scope);
      }
      return;
    }
    const BlockKind kind = dead                         ? BlockKind::dead
                           : tokens.front().is("match") ? BlockKind::match
                                                        : BlockKind::condition;
    blocks_.push_back({kind, block.scope, true, indent, std::nullopt});
  }

  void read_function(Tokens tokens, const Block& block, const Indent& indent) {
    const std::size_t colon = find_sign(tokens, ":");
    words_.read_head(tokens.first(colon), block.scope);
    Definition& function = define(tokens[1].text, block);
    if (colon == tokens.size()) {
      broken_ = true;
      return;
    }
    const bool late = runs_late(function, block.scope);
    if (const Tokens rest = tokens.subspan(colon + 1); !rest.empty()) {
      function.yields = std::ranges::any_of(rest, [](const Token& t) { return t.is("yield"); });
      return late ? void() : statements_.read_body(rest, block.scope);
    }
    current_ = {block.scope, file_.scopes[block.scope].definitions.size() - 1};
    nested_.reset();
    blocks_.push_back(
        {late ? BlockKind::late_body : BlockKind::body, block.scope, true, indent, {}});
  }

  [[nodiscard]] bool runs_late(const Definition& function, std::size_t scope) const {
    const auto fixture = [](const std::string& name) { return name.ends_with("fixture"); };
    return statements_.is_test_like(function.name, scope) ||
           std::ranges::find(late_functions, function.name) != late_functions.end() ||
           std::ranges::any_of(function.decorators, fixture);
  }

  /// Looks whether the test itself yields: functions inside it may.
  void read_late(const LogicalLine& line) {
    if (nested_ && line.indent.column <= nested_->column) {
      nested_.reset();
    }
    if (nested_) {
      return;
    }
    const Tokens rest = line.tokens.front().is("async") ? line.tokens.subspan(1) : line.tokens;
    if (!rest.empty() && (rest.front().is("def") || rest.front().is("class"))) {
      nested_ = line.indent;
      return;
    }
    if (std::ranges::any_of(line.tokens, [](const Token& token) { return token.is("yield"); })) {
      file_.scopes[current_.first].definitions[current_.second].yields = true;
    }
  }

  void read_class(Tokens tokens, const Block& block, const Indent& indent) {
    const std::size_t colon = find_sign(tokens, ":");
    if (colon == tokens.size()) {
      broken_ = true;
      return;
    }
    words_.read_head(tokens.first(colon), block.scope);
    const std::size_t scope = file_.scopes.size();
    Definition& definition = define(tokens[1].text, block);
    definition.is_class = true;
    definition.scope = scope;
    if (block.scope == 0) {
      file_.classes.insert(definition.name);
    }
    file_.scopes.emplace_back();
    file_.scopes[scope].head = class_head(tokens);
    const Block body{BlockKind::scope, scope, block.conditional, indent, std::nullopt};
    if (colon + 1 == tokens.size()) {
      blocks_.push_back(body);
      return;
    }
    for (const Tokens statement : simple_statements(tokens.subspan(colon + 1))) {
      statements_.read(statement, scope);
    }
  }

  Definition& define(std::string_view name, const Block& block) {
    auto& definitions = file_.scopes[block.scope].definitions;
    definitions.push_back({.name = name,
                           .decorators = std::exchange(decorators_, {}),
                           .conditional = block.kind != BlockKind::scope});
    return definitions.back();
  }

  Lines lines_;
  Scopes file_;
  WordReader words_;
  StatementReader statements_;
  std::vector<Block> blocks_;
  std::vector<std::string> decorators_;
  std::pair<std::size_t, std::size_t> current_;  ///< The late function that is read: its place.
  std::optional<Indent> nested_;                 ///< Indent of a function or class inside it.
  bool broken_ = false;
};

}  // namespace

Scopes read_scopes(std::string_view text, const TestNames& names) {
  return ScopeReader(text, names).read();
}

}  // namespace splitter::python
