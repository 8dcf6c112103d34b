#include "path_glob.hpp"

#include "splitter/input/fnmatch.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace splitter::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_found = 100'000;

class Glob {
 public:
  bool find(const fs::path& folder, std::string_view pattern) {
    while (pattern.starts_with('/')) {
      pattern.remove_prefix(1);
    }
    if (pattern.empty()) {
      found_.push_back(folder.string());
      return found_.size() < most_found;
    }
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string_view part = pattern.substr(0, end);
    const std::string_view rest = pattern.substr(end);
    if (part == ".") {
      return find(folder, rest);
    }
    if (part == ".." || (part == "**" && rest.empty())) {
      return false;
    }
    if (!input::has_wildcard(part)) {
      return enter(folder / part, rest);
    }
    return part == "**" ? find(folder, rest) && each(folder, "*", pattern, true)
                        : each(folder, part, rest, false);
  }

  std::vector<std::string> sorted() {
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  bool enter(const fs::path& path, std::string_view rest) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (fs::is_symlink(status)) {
      return false;
    }
    const bool more = rest.find_first_not_of('/') != std::string_view::npos;
    return !fs::exists(status) || (more && !fs::is_directory(status)) || find(path, rest);
  }

  bool each(const fs::path& folder, std::string_view name, std::string_view rest, bool folders) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      const std::string found = entry->path().filename().string();
      const bool fits = !found.starts_with('.') && input::fnmatch(name, found) &&
                        (!folders || entry->is_directory(error));
      if (fits && !enter(entry->path(), rest)) {
        return false;
      }
    }
    return true;
  }

  std::vector<std::string> found_;
};

}  // namespace

std::optional<std::vector<std::string>> path_glob(const std::string& folder,
                                                  const std::string& pattern) {
  Glob glob;
  if (pattern.starts_with('/') || !glob.find(folder, pattern)) {
    return std::nullopt;
  }
  return glob.sorted();
}

}  // namespace splitter::cli
