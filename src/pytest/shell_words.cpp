#include "splitter/pytest/shell_words.hpp"

#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"

#include <string_view>

namespace splitter::pytest {

namespace {

/// True where a backslash protects the next character: always outside quotes, never in single ones,
/// in double ones only a character that is special there (POSIX, "Quoting").
bool escapes(char quote, char next) {
  constexpr std::string_view special = "$`\"\\\n";
  return quote == '\0' || (quote == '"' && special.find(next) != std::string_view::npos);
}

}  // namespace

std::vector<std::string> shell_words(const std::string& command, const std::string& where) {
  std::vector<std::string> words;
  char quote = '\0';
  bool in_word = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == '\0' && blank) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      words.emplace_back();
      in_word = true;
    }
    if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote && quote != '\0') {
      quote = '\0';
    } else if (c == '\\' && i + 1 < command.size() && escapes(quote, command[i + 1])) {
      words.back() += command[++i];
    } else {
      words.back() += c;
    }
  }
  if (quote != '\0') {
    throw model::InputError(where, "a quote is not closed in `" + model::excerpt(command) + "`");
  }
  return words;
}

}  // namespace splitter::pytest
