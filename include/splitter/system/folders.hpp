#pragma once

#include <string>
#include <vector>

namespace splitter::system {

/// Makes a folder with those above it, where it is not there; returns its absolute path. Throws
/// model::InputError where it cannot be made.
[[nodiscard]] std::string make_folder(const std::string& path);

/// The paths of a folder's entries, ascending; none where it cannot be read.
[[nodiscard]] std::vector<std::string> paths_in(const std::string& folder);

/// True where both paths lead to the same file or folder.
[[nodiscard]] bool same_place(const std::string& a, const std::string& b);

/// Removes a folder that is empty; leaves any other.
void remove_if_empty(const std::string& folder);

/// Removes a folder with all that it holds, as far as the system lets it.
void remove_all(const std::string& folder);

}  // namespace splitter::system
