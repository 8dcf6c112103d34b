#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::system {

// Paths as texts: nothing here looks at a disk but `absolute` and `canonical`.

/// The path of a name that is written as seen from the folder `root`: `root/name`. The name itself
/// where it is absolute or `-` (standard input), and where the folder is empty or `.`.
[[nodiscard]] std::string in_root(const std::string& root, const std::string& name);

/// `folder/name` without `.`, `..`, double slashes and a slash at the end, as Python's abspath
/// gives it.
[[nodiscard]] std::string joined(const std::string& folder, const std::string& name);

/// The folder that holds a path; `/` for `/`, empty for a bare name.
[[nodiscard]] std::string parent(const std::string& path);

/// The last part of a path.
[[nodiscard]] std::string file_name(const std::string& path);

/// The folders that hold an absolute path, nearest first, without `/` unless it is the path's own.
[[nodiscard]] std::vector<std::string> parents(const std::string& path);

/// True for the folder itself and for all that lies in it, both seen from the same place.
[[nodiscard]] bool is_below(std::string_view path, std::string_view folder);

/// The path seen from a folder, both absolute: `../x` for what lies beside it, `.` for itself.
[[nodiscard]] std::string relative(const std::string& path, const std::string& folder);

[[nodiscard]] bool is_absolute(std::string_view path);

/// The path seen from `/`, without `.` and `..`, links kept; the path itself where the working
/// directory is gone.
[[nodiscard]] std::string absolute(const std::string& path);

/// The path seen from `/` with links resolved as far as it exists.
[[nodiscard]] std::string canonical(const std::string& path);

}  // namespace splitter::system
