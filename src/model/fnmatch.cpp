#include "splitter/model/fnmatch.hpp"

#include "splitter/model/excerpt.hpp"

#include <algorithm>

namespace splitter::model {

namespace {

/// The first character of a text that is not empty.
std::string_view first_character(std::string_view text) {
  return text.substr(0, std::max<std::size_t>(model::utf8_length(text), 1));
}

/// A set `[…]` at the front of a pattern: how long it is, and whether the character is in it.
struct Set {
  std::size_t size = 0;  ///< Zero: the bracket is not closed, and stands for itself.
  bool holds = false;
};

Set read_set(std::string_view pattern, std::string_view character) {
  std::size_t at = pattern.substr(1).starts_with('!') ? 2 : 1;
  const bool negated = at == 2;
  const std::size_t close = pattern.find(']', at + 1);
  if (close == std::string_view::npos) {
    return {};
  }
  bool found = false;
  while (at < close) {
    const std::string_view low = first_character(pattern.substr(at));
    at += low.size();
    std::string_view high = low;
    if (at + 1 < close && pattern[at] == '-') {
      high = first_character(pattern.substr(at + 1));
      at += 1 + high.size();
    }
    // The order of UTF-8's bytes is that of the characters.
    found = found || (low <= character && character <= high);
  }
  return {close + 1, found != negated};
}

/// The length of the pattern's beginning that matches the first character of the text; zero where
/// none does.
std::size_t match_one(std::string_view pattern, std::string_view character) {
  if (pattern.front() == '?') {
    return 1;
  }
  if (pattern.front() == '[') {
    if (const Set set = read_set(pattern, character); set.size > 0) {
      return set.holds ? set.size : 0;
    }
  }
  return pattern.starts_with(character) ? character.size() : 0;
}

/// True unless the first letters alone tell that the pattern does not match.
bool begins_alike(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) {
    return true;
  }
  const char first = pattern.front();
  return first == '*' || first == '?' || first == '[' || text.starts_with(first);
}

}  // namespace

bool fnmatch(std::string_view pattern, std::string_view text) {
  std::string_view after_star;
  std::string_view star_text;
  bool star = false;
  while (!text.empty()) {
    if (pattern.starts_with('*')) {
      pattern.remove_prefix(1);
      star = true;
      after_star = pattern;
      star_text = text;
      continue;
    }
    const std::string_view character = first_character(text);
    if (const std::size_t size = pattern.empty() ? 0 : match_one(pattern, character); size > 0) {
      pattern.remove_prefix(size);
      text.remove_prefix(character.size());
    } else if (star) {
      star_text.remove_prefix(first_character(star_text).size());
      text = star_text;
      pattern = after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool has_wildcard(std::string_view pattern) {
  return pattern.find_first_of("*?[") != std::string_view::npos;
}

bool matches_path(std::string_view pattern, std::string_view absolute_path) {
  if (pattern.find('/') == std::string_view::npos) {
    return fnmatch(pattern, absolute_path.substr(absolute_path.rfind('/') + 1));
  }
  return pattern.starts_with('/') ? fnmatch(pattern, absolute_path)
                                  : fnmatch("*/" + std::string(pattern), absolute_path);
}

bool matches_any_path(std::span<const std::string> patterns, std::string_view absolute_path) {
  return std::ranges::any_of(patterns, [absolute_path](std::string_view pattern) {
    return matches_path(pattern, absolute_path);
  });
}

bool matches_name(std::span<const std::string> options, std::string_view name) {
  return std::ranges::any_of(options, [name](std::string_view option) {
    // The first letter tells most names from most patterns.
    return begins_alike(option, name) &&
           (name.starts_with(option) || (has_wildcard(option) && fnmatch(option, name)));
  });
}

}  // namespace splitter::model
