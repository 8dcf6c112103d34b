#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::system {

/// True where the text has a character that makes it a pattern: `*`, `?` or `[`.
[[nodiscard]] bool is_glob(std::string_view text);

/// True if a name, which holds no slash, fits one part of a pattern by model::fnmatch, with two
/// rules of the shell: only a dot fits a leading dot, and `[^a-c]` means `[!a-c]`.
[[nodiscard]] bool fits_glob(std::string_view name, std::string_view part);

/// The files and folders that fit a pattern, sorted. `**` is any number of folders, hidden ones
/// left out.
[[nodiscard]] std::vector<std::string> expand_glob(const std::string& pattern);

/// All regular files at any depth of a folder, sorted; links are followed, each folder once.
/// Throws model::InputError where one cannot be read.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder);

}  // namespace splitter::system
