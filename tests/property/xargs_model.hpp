#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::property {

/// The arguments that plain `xargs` reads from its input (GNU findutils, xargs.c, read_line):
/// blanks and line breaks part them, quotes protect up to the same quote on the same line, a
/// backslash protects any one character. Nothing where xargs would refuse.
inline std::optional<std::vector<std::string>> xargs_arguments(std::string_view input) {
  constexpr std::string_view separators = " \t\n\v\f\r";
  std::vector<std::string> arguments;
  std::string argument;
  bool in_argument = false;
  char quote = '\0';
  for (std::size_t i = 0; i < input.size(); ++i) {
    const char c = input[i];
    if (quote != '\0') {
      if (c == '\n') {
        return std::nullopt;
      }
      if (c == quote) {
        quote = '\0';
      } else {
        argument += c;
      }
    } else if (separators.find(c) != std::string_view::npos) {
      if (in_argument) {
        arguments.push_back(std::move(argument));
        argument.clear();
      }
      in_argument = false;
    } else {
      in_argument = true;
      if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\\' && i + 1 < input.size()) {
        argument += input[++i];
      } else if (c != '\\') {
        argument += c;
      }
    }
  }
  if (quote != '\0') {
    return std::nullopt;
  }
  if (in_argument) {
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

}  // namespace splitter::property
