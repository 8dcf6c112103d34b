#include "surroundings.hpp"

#include "splitter/python/lines.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace splitter::pytest {

namespace {

template <std::size_t N>
bool speaks_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(
      words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Texts in quotes that look like the names of variables.
std::set<std::string> variables_in(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  std::set<std::string> names;
  for (std::size_t at = text.find_first_of("'\""); at < text.size();
       at = text.find_first_of("'\"", at + 1)) {
    const std::size_t end = text.find_first_not_of(letters, at + 1);
    if (end != std::string_view::npos && end > at + 1 && text[end] == text[at]) {
      names.emplace(text.substr(at + 1, end - at - 1));
    }
  }
  return names;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The arguments of each call of a function of Python's own, up to the first bracket that closes.
std::vector<std::string_view> calls_of(std::string_view text, std::string_view function) {
  std::vector<std::string_view> calls;
  for (std::size_t at = text.find(function); at < text.size(); at = text.find(function, at + 1)) {
    const std::string_view behind = text.substr(at + function.size());
    const bool own = at == 0 || (!is_letter(text[at - 1]) && text[at - 1] != '.');
    if (own && behind.starts_with('(')) {
      calls.push_back(behind.substr(0, behind.find(')')));
    }
  }
  return calls;
}

}  // namespace

void add_surroundings(TextHash& hash, std::string_view text, const Setup& setup) {
  constexpr std::array<std::string_view, 2> environment = {"environ", "getenv"};
  constexpr std::array<std::string_view, 6> packages = {
      "importorskip", "find_spec", "ImportError", "ModuleNotFoundError", "metadata", "__version__"};
  if (speaks_of(text, environment)) {
    for (const std::string& name : variables_in(text)) {
      hash.add(name + "=" + setup.tree->variable(name).value_or(""));
    }
  }
  if (speaks_of(text, packages)) {
    for (const std::string& distribution : setup.environment.distributions) {
      hash.add(distribution);
    }
  }
}

bool looks_around(std::string_view text) {
  constexpr std::array<std::string_view, 22> names = {
      "open",   "read_text", "read_bytes", "listdir", "scandir", "glob",      "rglob", "iterdir",
      "walk",   "exists",    "isfile",     "isdir",   "is_file", "is_dir",    "which", "machine",
      "random", "now",       "today",      "socket",  "urlopen", "subprocess"};
  python::Lines lines(text);
  python::LogicalLine line;
  bool found = false;
  while (!found && lines.next(line)) {
    found = std::ranges::any_of(line.tokens, [&names](const python::Token& token) {
      return token.kind == python::TokenKind::name &&
             std::ranges::find(names, token.text) != names.end();
    });
  }
  return found || lines.broken();
}

bool makes_names(std::string_view text) {
  constexpr std::array<std::string_view, 3> words = {"__dict__", "sys.modules", "_getframe"};
  constexpr std::array<std::string_view, 6> functions = {
      "setattr", "globals", "locals", "vars", "exec", "eval"};
  const auto called = [text](std::string_view function) {
    return !calls_of(text, function).empty();
  };
  const auto is_class = [](std::string_view arguments) {
    return arguments.find(',') != std::string_view::npos;
  };
  return speaks_of(text, words) || std::ranges::any_of(functions, called) ||
         std::ranges::any_of(calls_of(text, "type"), is_class);
}

}  // namespace splitter::pytest
