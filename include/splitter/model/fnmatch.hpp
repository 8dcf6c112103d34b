#pragma once

#include <span>
#include <string>
#include <string_view>

namespace splitter::model {

/// Python's fnmatch on POSIX: `*` any text, also across slashes, `?` one character, `[…]` and
/// `[!…]` one of a set with ranges; everything else stands for itself. Characters are UTF-8
/// sequences, broken ones single bytes. Quadratic in the worst case.
[[nodiscard]] bool fnmatch(std::string_view pattern, std::string_view text);

/// True where a pattern has a character that fnmatch gives a meaning.
[[nodiscard]] bool has_wildcard(std::string_view pattern);

/// pytest's rule for paths: a pattern without a slash is held against the name, one with a slash
/// against the absolute path, of which it may be the end (pytest: pathlib.fnmatch_ex).
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view absolute_path);

/// True where one of the patterns matches the path by that rule.
[[nodiscard]] bool matches_any_path(std::span<const std::string> patterns,
                                    std::string_view absolute_path);

/// pytest's rule for names of classes and functions: one of the options is a prefix of the name or,
/// with wildcards, matches it.
[[nodiscard]] bool matches_name(std::span<const std::string> options, std::string_view name);

}  // namespace splitter::model
