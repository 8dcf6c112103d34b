#include "statement.hpp"

#include "decorators.hpp"
#include "splitter/model/fnmatch.hpp"

#include <algorithm>
#include <array>

namespace splitter::python {

namespace {

/// Its `scenarios(…)` puts tests into the module that calls it.
constexpr std::string_view pytest_bdd = "pytest_bdd";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool StatementReader::is_test_like(std::string_view name, std::size_t scope) const {
  return model::matches_name(names_.functions, name) || model::matches_name(names_.classes, name) ||
         (scope > 0 && name.starts_with("test")) || !is_ascii(name);
}

namespace {

/// `lazy import x` and `lazy from x import y` of Python 3.15, which import at the first use.
bool is_lazy(Tokens statement) {
  return statement.size() > 2 && statement[0].is("lazy") &&
         (statement[1].is("import") || statement[1].is("from"));
}

}  // namespace

void StatementReader::require(Tokens statement) {
  const bool from = statement.front().is("from");
  if (!from && !statement.front().is("import")) {
    return;
  }
  for (std::size_t i = 1; i < statement.size() && (!from || i == 1); ++i) {
    const bool begins = i == 1 || statement[i - 1].is(",");
    if (begins && statement[i].kind == TokenKind::name) {
      file_.required.emplace(statement[i].text);
    }
  }
}

void StatementReader::read(Tokens statement, std::size_t scope) {
  if (is_lazy(statement)) {
    statement = statement.subspan(1);
  }
  const Token& first = statement.front();
  if (statement.size() == 1 && first.kind == TokenKind::string) {
    return;
  }
  if (first.is("import")) {
    return read_import(statement.subspan(1));
  }
  if (first.is("from")) {
    return read_from(statement.subspan(1), scope);
  }
  if (first.is("raise")) {
    words_.reach_module(scope, Opening::skips, first.text);
  }
  words_.read(statement, scope);
  if (!read_data(statement, scope)) {
    read_alias(statement);
    read_mentions(statement, scope, find_sign(statement, "=") == statement.size());
  }
}

void StatementReader::read_head(Tokens head, std::size_t scope) {
  words_.read(head, scope);
  const bool only_reads = head.front().is("if") || head.front().is("elif") ||
                          head.front().is("while") || head.front().is("else");
  read_mentions(head, scope, !only_reads);
}

void StatementReader::read_body(Tokens line, std::size_t scope) {
  words_.read_body(line, scope);
  const bool global = line.front().is("global");
  for (std::size_t i = 1; i < line.size(); ++i) {
    // A function outside all classes, handed one, may give it a test.
    const bool given = scope == 0 && line[i - 1].is(".") && i + 1 < line.size() &&
                       line[i + 1].is("=") && line[i + 1].depth == 0;
    if ((global || given) && line[i].kind == TokenKind::name && is_test_like(line[i].text, 0)) {
      file_.scopes[0].reason.add(Opening::mention, line[i].text);
    }
  }
}

void StatementReader::read_import(Tokens statement) {
  for (std::size_t begin = 0; begin < statement.size();) {
    const Tokens rest = statement.subspan(begin);
    const std::size_t size = find_sign(rest, ",");
    const Tokens clause = rest.first(size);
    const std::string module = dotted_name(clause);
    if (!module.empty()) {
      file_.imports.insert(module);
      if (module == pytest_bdd) {
        file_.scopes[0].reason.add(Opening::dynamic, module);
      }
      const bool renamed = clause.size() > 2 && clause[clause.size() - 2].is("as");
      const std::string top = module.substr(0, module.find('.'));
      const std::string_view bound = renamed ? clause.back().text : clause.front().text;
      file_.stands_for[std::string(bound)].insert(renamed ? module : top);
      file_.scopes[0].data.insert(bound);
    }
    begin += size + 1;
  }
}

void StatementReader::read_from(Tokens statement, std::size_t scope) {
  const auto import = std::ranges::find(statement, "import", &Token::text);
  const auto size = static_cast<std::size_t>(import - statement.begin());
  std::string module;
  for (const Token& token : statement.first(size)) {
    module += token.text;
  }
  Tokens names = statement.subspan(std::min(size + 1, statement.size()));
  if (names.empty()) {
    file_.scopes[0].reason.add(Opening::not_python, "from");
    return;
  }
  if (names.front().is("(")) {
    names = names.subspan(1, names.size() - std::min<std::size_t>(names.size(), 2));
  }
  while (!names.empty()) {
    const auto comma = std::ranges::find(names, ",", &Token::text);
    const auto end = static_cast<std::size_t>(comma - names.begin());
    if (end > 0) {
      import_name(module, names.first(end), scope);
    }
    names = names.subspan(std::min(end + 1, names.size()));
  }
}

void StatementReader::import_name(const std::string& module, Tokens words, std::size_t scope) {
  Reason& reason = file_.scopes[scope].reason;
  const std::string_view name = words.front().text;
  const std::string_view bound = words.back().text;
  if (name == "*") {
    file_.stars.insert(module);
    return reason.add(Opening::star_import, module);
  }
  const std::string meaning = module + (module.ends_with('.') ? "" : ".") + std::string(name);
  file_.imports.insert(meaning);
  file_.stands_for[std::string(bound)].insert(meaning);
  if (name == "importorskip" && bound != name) {
    words_.reach_module(scope, Opening::skips, name);
  }
  if (meaning.starts_with(pytest_bdd) && name.starts_with("scenario")) {
    reason.add(Opening::dynamic, name);
  }
  if (holds_no_tests(meaning)) {
    return;
  }
  // A name that tells of tests may be a test case's: its text, which is elsewhere, decides.
  if (is_test_like(bound, scope) || (tells_of_tests(bound) && !tells_of_tests(name))) {
    reason.add(Opening::imported, bound);
  } else if (tells_of_tests(name)) {
    file_.telling.insert(meaning);
  }
}

void StatementReader::read_mentions(Tokens tokens, std::size_t scope, bool binds) {
  Scope& there = file_.scopes[scope];
  const std::size_t equals = find_sign(tokens, "=");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::name) {
      continue;
    }
    const bool test_like = is_test_like(token.text, scope);
    if (!test_like && !file_.classes.contains(token.text)) {
      continue;
    }
    const bool assigned = i + 1 < tokens.size() && tokens[i + 1].text.ends_with('=') &&
                          !tokens[i + 1].is("==") && !tokens[i + 1].is("!=") &&
                          !tokens[i + 1].is("<=") && !tokens[i + 1].is(">=");
    const bool keyword = assigned && tokens[i + 1].is("=") && tokens[i + 1].depth > 0;
    const bool attribute = i > 0 && tokens[i - 1].is(".") && !assigned;
    const bool target =
        assigned || (binds && token.depth == 0) || (i < equals && equals < tokens.size());
    const bool only_read =
        there.data.contains(token.text) || file_.scopes[0].data.contains(token.text);
    if (keyword || attribute || (only_read && !target)) {
      continue;
    }
    test_like ? there.reason.add(Opening::mention, token.text)
              : void(file_.mentioned.insert(token.text));
  }
}

/// `name = [ … ]` and `name = "text"`: a value that is neither function nor class.
bool StatementReader::read_data(Tokens statement, std::size_t scope) {
  const std::size_t equals = find_sign(statement, "=");
  if (statement.front().kind != TokenKind::name || equals + 1 >= statement.size() ||
      (equals != 1 && !(equals > 1 && statement[1].is(":")))) {
    return false;
  }
  const Tokens value = statement.subspan(equals + 1);
  if (!is_literal(value) && !is_display(value)) {
    return false;
  }
  read_mentions(value, scope, false);
  file_.scopes[scope].data.insert(statement.front().text);
  return true;
}

/// `slow = pytest.mark.slow`: a decorator under a name of its own.
void StatementReader::read_alias(Tokens statement) {
  if (statement.front().is("del")) {
    return read_del(statement.subspan(1));
  }
  const std::size_t equals = find_sign(statement, "=");
  if (equals == statement.size() || statement.front().kind != TokenKind::name) {
    return;
  }
  const std::string meaning = equals == 1 ? name_or_call(statement.subspan(2)) : std::string{};
  // An annotation binds nothing, nor does the name of an attribute.
  const Tokens targets = statement.first(std::min(equals, find_sign(statement, ":")));
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool attribute = i > 0 && targets[i - 1].is(".");
    if (targets[i].kind == TokenKind::name && targets[i].depth == 0 && !attribute) {
      file_.stands_for[std::string(targets[i].text)].insert(meaning);
    }
  }
}

/// Makes the meaning of deleted names unknown: they may be bound again.
void StatementReader::read_del(Tokens targets) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool part =
        (i > 0 && targets[i - 1].is(".")) ||
        (i + 1 < targets.size() && (targets[i + 1].is(".") || targets[i + 1].is("[")));
    if (targets[i].kind == TokenKind::name && !part) {
      file_.stands_for[std::string(targets[i].text)].insert("");
    }
  }
}

}  // namespace splitter::python
