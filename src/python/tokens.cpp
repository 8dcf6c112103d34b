#include "splitter/python/tokens.hpp"

#include <algorithm>

namespace splitter::python {

namespace {

/// Adds one argument of a class; `*BASES` and `**options` may be any.
void add_base(Tokens base, ClassHead& head) {
  if (base.empty()) {
    return;
  }
  if (std::ranges::find(base, "=", &Token::text) != base.end()) {
    head.words = true;
    return;
  }
  const std::string name = dotted_name(base);
  const bool whole = 2 * static_cast<std::size_t>(std::ranges::count(name, '.')) + 1 == base.size();
  head.bases.push_back(whole ? name : "");
}

}  // namespace

std::size_t find_sign(Tokens tokens, std::string_view sign) {
  const auto found = std::ranges::find_if(tokens, [sign](const Token& token) {
    return token.kind == TokenKind::sign && token.depth == 0 && token.is(sign);
  });
  return static_cast<std::size_t>(found - tokens.begin());
}

std::vector<Tokens> simple_statements(Tokens tokens) {
  std::vector<Tokens> statements;
  while (!tokens.empty()) {
    const std::size_t end = find_sign(tokens, ";");
    if (end > 0) {
      statements.push_back(tokens.first(end));
    }
    tokens = tokens.subspan(std::min(end + 1, tokens.size()));
  }
  return statements;
}

std::string dotted_name(Tokens tokens) {
  std::string name;
  for (std::size_t i = 0; i < tokens.size(); i += 2) {
    if (tokens[i].kind != TokenKind::name) {
      return {};
    }
    name += tokens[i].text;
    if (i + 1 == tokens.size() || !tokens[i + 1].is(".")) {
      return name;
    }
    name += '.';
  }
  return {};
}

std::string name_or_call(Tokens tokens) {
  std::string name = dotted_name(tokens);
  const auto dots = static_cast<std::size_t>(std::ranges::count(name, '.'));
  const Tokens rest = tokens.subspan(std::min(2 * dots + 1, tokens.size()));
  if (name.empty() || rest.empty()) {
    return name;
  }
  const bool one_call = rest.size() >= 2 && rest.front().is("(") && rest.back().is(")") &&
                        std::ranges::all_of(rest.subspan(1, rest.size() - 2),
                                            [](const Token& token) { return token.depth > 0; });
  return one_call ? name : std::string{};
}

ClassHead class_head(Tokens line) {
  ClassHead head;
  Tokens words = line.first(find_sign(line, ":"));
  words = words.subspan(std::min<std::size_t>(words.size(), 2));
  if (!words.empty() && words.front().is("[")) {
    head.words = true;
    words = words.subspan(std::min(find_sign(words, "]") + 1, words.size()));
  }
  std::size_t begin = 1;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].depth == 0 || (words[i].depth == 1 && words[i].is(","))) {
      add_base(words.subspan(begin, i - begin), head);
      begin = i + 1;
    }
  }
  return head;
}

bool is_display(Tokens value) {
  if (value.size() < 2 || value.front().depth != 0 ||
      !(value.front().is("[") || value.front().is("{"))) {
    return false;
  }
  const auto inside = value.subspan(1, value.size() - 2);
  return std::ranges::all_of(inside, [](const Token& token) { return token.depth > 0; }) &&
         std::ranges::none_of(inside, [](const Token& token) { return token.is(":="); });
}

bool is_literal(Tokens value) {
  return !value.empty() && std::ranges::all_of(value, [](const Token& token) {
    return token.kind == TokenKind::string || token.kind == TokenKind::number || token.is("None") ||
           token.is("True") || token.is("False") ||
           (token.kind == TokenKind::sign && !token.is(":=") && !token.is("="));
  });
}

}  // namespace splitter::python
