#include "words.hpp"

#include <algorithm>
#include <array>

namespace splitter::python {

namespace {

/// Words that make, change or reach names otherwise than by a statement that binds them.
constexpr std::array<std::string_view, 17> dynamic_words = {"globals",
                                                            "locals",
                                                            "vars",
                                                            "exec",
                                                            "eval",
                                                            "setattr",
                                                            "delattr",
                                                            "__import__",
                                                            "__dict__",
                                                            "__test__",
                                                            "_getframe",
                                                            "currentframe",
                                                            "__init__",
                                                            "__new__",
                                                            "__init_subclass__",
                                                            "__class_getitem__",
                                                            "__getattr__"};

/// Words that reach the names of the module from inside any class of it.
constexpr std::array<std::string_view, 4> reaching_words = {
    "globals", "exec", "_getframe", "currentframe"};

/// In the body of a function it says that a call of it may skip the module that is imported.
constexpr std::string_view module_skip = "allow_module_level";

constexpr std::array<std::string_view, 3> exits = {"exit", "_exit", "quit"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const Token& token) {
  return std::ranges::find(words, token.text) != words.end();
}

bool has_skip(std::string_view name) {
  return name.find("skip") != std::string_view::npos || name.find("Skip") != std::string_view::npos;
}

/// `mark.skipif(…)` and `unittest.skipIf(…)` make decorators and skip nothing by themselves.
bool is_mark(Tokens tokens, std::size_t at) {
  return at >= 2 && tokens[at - 1].is(".") &&
         (tokens[at - 2].is("mark") || tokens[at - 2].is("unittest"));
}

/// Functions that take a module's name and put nothing into it.
constexpr std::array<std::string_view, 16> name_takers = {"Blueprint",
                                                          "Flask",
                                                          "Quart",
                                                          "files",
                                                          "format",
                                                          "getLogger",
                                                          "get_data",
                                                          "get_logger",
                                                          "namedtuple",
                                                          "print",
                                                          "repr",
                                                          "resource_exists",
                                                          "resource_filename",
                                                          "resource_stream",
                                                          "resource_string",
                                                          "str"};

/// `register(__name__)`: the module is handed on by its name, and may be given tests. Also
/// `inspect.stack()`, in whose frames it stands.
bool hands_module_on(Tokens tokens, std::size_t at) {
  const bool attribute = at > 0 && tokens[at - 1].is(".");
  if (attribute) {
    return at > 1 && tokens[at].is("stack") && tokens[at - 2].is("inspect");
  }
  // Most words end here: the letters are compared only where the first of them says so.
  if (!tokens[at].text.starts_with('_') || !tokens[at].is("__name__")) {
    return false;
  }
  int open = 0;
  for (std::size_t i = at; i-- > 0;) {
    open += tokens[i].is(")") || tokens[i].is("]") || tokens[i].is("}") ? 1 : 0;
    const bool opens = tokens[i].is("(") || tokens[i].is("[") || tokens[i].is("{");
    open -= opens ? 1 : 0;
    if (open < 0) {
      open = 0;
      if (tokens[i].is("(") && i > 0 && tokens[i - 1].kind == TokenKind::name) {
        return !is_one_of(name_takers, tokens[i - 1]);
      }
    }
  }
  return false;
}

/// `sys.modules`, through which a module reaches itself.
bool is_modules(Tokens tokens, std::size_t at) {
  return tokens[at].is("modules") && at > 1 && tokens[at - 2].is("sys");
}

}  // namespace

/// The body of a class runs during the import as the module does.
void WordReader::reach_module(std::size_t scope, Opening opening, std::string_view word) {
  file_.scopes[scope].reason.add(opening, word);
  file_.scopes[0].reason.add(opening, word);
  file_.scopes[0].skips = file_.scopes[0].skips || opening == Opening::skips;
}

void WordReader::read_head(Tokens head, std::size_t scope) {
  for (const Token& token : head) {
    if (token.is(":=")) {
      file_.scopes[scope].reason.add(Opening::mention, token.text);
    }
    if (token.is("importorskip")) {
      reach_module(scope, Opening::skips, token.text);
    }
    const bool local = token.is("locals") || token.is("vars");
    if (token.kind == TokenKind::name && (local || is_one_of(reaching_words, token))) {
      local ? file_.scopes[scope].reason.add(Opening::dynamic, token.text)
            : reach_module(scope, Opening::dynamic, token.text);
    }
  }
}

void WordReader::read_body(Tokens line, std::size_t scope) {
  Reason& reason = file_.scopes[scope].reason;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Token& token = line[i];
    if (token.kind != TokenKind::name) {
      continue;
    }
    const bool attribute = i > 0 && line[i - 1].is(".");
    const auto* const word = std::ranges::find(dynamic_words, token.text);
    const bool reaches = word != dynamic_words.end() && !token.text.ends_with("t__") &&
                         !token.is("__new__") && !token.is("__getattr__");
    const bool counts = reaches && (!attribute || token.text.starts_with('_'));
    if (is_modules(line, i) || hands_module_on(line, i) ||
        (counts && is_one_of(reaching_words, token))) {
      reach_module(scope, Opening::dynamic, token.text);
    } else if (counts || token.is("__test__")) {
      reason.add(Opening::dynamic, token.text);
    } else if (token.is(module_skip)) {
      reach_module(scope, Opening::skips, token.text);
    }
  }
}

void WordReader::read(Tokens tokens, std::size_t scope) {
  Reason& reason = file_.scopes[scope].reason;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::field_string && token.text.find(":=") != std::string_view::npos) {
      reason.add(Opening::mention, ":=");
    }
    if (token.kind != TokenKind::name) {
      continue;
    }
    const bool called = i + 1 < tokens.size() && tokens[i + 1].is("(");
    if (is_modules(tokens, i) || hands_module_on(tokens, i) || is_one_of(reaching_words, token)) {
      reach_module(scope, Opening::dynamic, token.text);
    } else if (is_one_of(dynamic_words, token)) {
      reason.add(Opening::dynamic, token.text);
      const bool denied = tokens.back().is("False");
      file_.scopes[scope].is_test |= token.is("__test__") && !denied;
    } else if (called &&
               ((has_skip(token.text) && !is_mark(tokens, i)) || is_one_of(exits, token))) {
      reach_module(scope, Opening::skips, token.text);
    } else if (token.is("pytest_plugins")) {
      reason.add(Opening::plugins, token.text);
    }
  }
}

}  // namespace splitter::python
