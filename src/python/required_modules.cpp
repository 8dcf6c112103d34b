#include "splitter/python/required_modules.hpp"

#include "splitter/python/lines.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>
#include <cstddef>

namespace splitter::python {

namespace {

/// `a.b as c, d` behind `import`.
void add_modules(Tokens clauses, std::vector<std::string>& modules) {
  while (!clauses.empty()) {
    const std::size_t size = find_sign(clauses, ",");
    if (std::string module = dotted_name(clauses.first(size)); !module.empty()) {
      modules.push_back(std::move(module));
    }
    clauses = clauses.subspan(std::min(size + 1, clauses.size()));
  }
}

/// `.a import (b as c, d)` behind `from`.
void add_names(Tokens words, std::vector<std::string>& modules) {
  const auto import = std::ranges::find(words, "import", &Token::text);
  const auto size = static_cast<std::size_t>(import - words.begin());
  std::string module;
  for (const Token& token : words.first(size)) {
    module += token.text;
  }
  if (module.find_first_not_of('.') != std::string::npos) {
    modules.push_back(module);
  }
  module += module.ends_with('.') ? "" : ".";
  for (std::size_t i = size + 1; i < words.size(); ++i) {
    const bool begins = i == size + 1 || words[i - 1].is(",") || words[i - 1].is("(");
    if (begins && words[i].kind == TokenKind::name) {
      modules.push_back(module + std::string(words[i].text));
    }
  }
}

}  // namespace

std::vector<std::string> required_modules(std::string_view text) {
  std::vector<std::string> modules;
  Lines lines(text);
  LogicalLine line;
  while (lines.next(line)) {
    const bool imports = line.tokens.front().is("import") || line.tokens.front().is("from");
    if (line.indent.characters > 0 || !imports) {
      continue;
    }
    for (const Tokens statement : simple_statements(line.tokens)) {
      if (statement.front().is("import")) {
        add_modules(statement.subspan(1), modules);
      } else if (statement.front().is("from")) {
        add_names(statement.subspan(1), modules);
      }
    }
  }
  return modules;
}

}  // namespace splitter::python
