#include "splitter/python/mark_use.hpp"

#include "splitter/python/lines.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace splitter::python {

namespace {

/// Calls whose scope is that of a fixture or of an event loop.
constexpr std::array<std::string_view, 4> other_calls = {
    "fixture", "fixture_union", "asyncio", "anyio"};

/// A string token without its prefix and quotes.
std::string_view bare_text(std::string_view token) {
  const std::size_t quote = std::min(token.find_first_of("'\""), token.size());
  std::string_view text = token.substr(quote);
  const std::size_t width = text.starts_with("'''") || text.starts_with("\"\"\"") ? 3 : 1;
  return text.size() < 2 * width ? "" : text.substr(width, text.size() - 2 * width);
}

bool is_identifier(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return letter == '_' || (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z');
  });
}

class UseReader {
 public:
  UseReader(std::string_view text, const TyingMark& tying) : tying_(tying) {
    Lines lines(text);
    LogicalLine line;
    while (lines.next(line)) {
      tokens_.insert(tokens_.end(), line.tokens.begin(), line.tokens.end());
    }
    broken_ = lines.broken();
  }

  MarkUse read() {
    use_.used = broken_ || is_used();
    if (use_.used) {
      use_.crosses = broken_ || crosses();
      find_paths();
    }
    return std::move(use_);
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view text) const {
    return at < tokens_.size() && tokens_[at].is(text);
  }

  [[nodiscard]] bool is_text(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::string;
  }

  /// True if `pytest.mark` has another name in this file: any attribute may then be the marker.
  [[nodiscard]] bool has_alias() const {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (is(at, "mark") && !is(at + 1, ".")) {
        return true;
      }
    }
    return false;
  }

  /// True for a text by which a hook looks for the mark, and gives it to no test: `"x" in …`.
  [[nodiscard]] bool is_asked_for(std::size_t at) const {
    const bool contained = is(at + 1, "in") || (is(at + 1, "not") && is(at + 2, "in"));
    const bool called = at > 1 && is(at - 1, "(") &&
                        (is(at - 2, "get_closest_marker") || is(at - 2, "iter_markers"));
    return contained || called;
  }

  [[nodiscard]] bool is_used() const {
    const bool alias = has_alias();
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const bool attribute =
          at > 1 && is(at, tying_.mark) && is(at - 1, ".") && (alias || is(at - 2, "mark"));
      const bool by_name =
          is_text(at) && bare_text(tokens_[at].text) == tying_.mark && !is_asked_for(at);
      if (attribute || by_name || is(at, tying_.module)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool crosses() const {
    switch (tying_.reach) {
      case Reach::file:
        return false;
      case Reach::anyone:
        return true;
      case Reach::scope:
        return has_wide_scope();
      case Reach::order:
        break;
    }
    return has_far_order();
  }

  /// Name of the call whose arguments a token is among; empty where it is of none.
  [[nodiscard]] std::string_view call_of(std::size_t token) const {
    std::size_t depth = tokens_[token].depth;
    for (std::size_t at = token; at > 0 && depth > 0; --at) {
      const Token& before = tokens_[at - 1];
      if (before.depth >= depth) {
        continue;
      }
      depth = before.depth;
      if (before.is("(") && at > 1 && tokens_[at - 2].kind == TokenKind::name) {
        return tokens_[at - 2].text;
      }
    }
    return {};
  }

  [[nodiscard]] bool is_of_other_call(std::size_t token) const {
    return std::ranges::find(other_calls, call_of(token)) != other_calls.end();
  }

  [[nodiscard]] bool has_wide_scope() const {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (widens(at) && !is_of_other_call(at)) {
        return true;
      }
    }
    return false;
  }

  /// True for a scope that is not plainly that of a module or class.
  [[nodiscard]] bool widens(std::size_t at) const {
    const Token& token = tokens_[at];
    if (token.depth > 0 && token.is("scope") && is(at + 1, "=")) {
      const std::string_view value = is_text(at + 2) ? bare_text(tokens_[at + 2].text) : "";
      return value != "module" && value != "class";
    }
    if (token.depth == 0 || token.kind != TokenKind::string) {
      return false;
    }
    const std::string_view text = bare_text(token.text);
    return text == "session" || text == "package" || text == "scope" ||
           text.find(".py::") != std::string_view::npos;
  }

  [[nodiscard]] bool has_far_order() const {
    bool seen = false;
    for (std::size_t at = 1; at < tokens_.size(); ++at) {
      if (is(at, tying_.mark) && is(at - 1, ".")) {
        seen = true;
        if (!is(at + 1, "(") || has_far_arguments(at + 1)) {
          return true;
        }
      }
    }
    return !seen;
  }

  /// True unless all arguments are names within the file, after `before` or `after`.
  [[nodiscard]] bool has_far_arguments(std::size_t bracket) const {
    std::size_t at = bracket + 1;
    if (!is(at, "before") && !is(at, "after")) {
      return true;
    }
    for (; at < tokens_.size() && tokens_[at].depth > tokens_[bracket].depth; ++at) {
      const Token& token = tokens_[at];
      const bool word = token.is("before") || token.is("after");
      const bool sign = token.kind == TokenKind::sign &&
                        std::string_view("=,[]()").find(token.text) != std::string_view::npos;
      const bool near = token.kind == TokenKind::string && is_identifier(bare_text(token.text));
      if (!word && !sign && !near) {
        return true;
      }
    }
    return false;
  }

  void find_paths() {
    for (const Token& token : tokens_) {
      const std::string_view text = token.kind == TokenKind::string ? bare_text(token.text) : "";
      const std::string_view path = text.substr(0, text.find("::"));
      if (path.ends_with(".py") && path.find('\n') == std::string_view::npos) {
        use_.paths.emplace_back(path);
      }
    }
  }

  const TyingMark& tying_;
  std::vector<Token> tokens_;
  bool broken_ = false;
  MarkUse use_;
};

}  // namespace

MarkUse read_mark_use(std::string_view text, const TyingMark& tying) {
  const bool mentioned = text.find(tying.mark) != std::string_view::npos ||
                         text.find(tying.module) != std::string_view::npos;
  return mentioned ? UseReader(text, tying).read() : MarkUse{};
}

}  // namespace splitter::python
