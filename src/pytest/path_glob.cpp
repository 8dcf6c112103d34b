#include "path_glob.hpp"

#include "splitter/model/fnmatch.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <string_view>

namespace splitter::pytest {

namespace {

constexpr std::size_t most_found = 100'000;

class Glob {
 public:
  explicit Glob(const system::Tree& tree) : tree_(tree) {}

  bool find(const std::string& folder, std::string_view pattern) {
    while (pattern.starts_with('/')) {
      pattern.remove_prefix(1);
    }
    if (pattern.empty()) {
      found_.push_back(folder);
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
    if (!model::has_wildcard(part)) {
      return enter(system::joined(folder, std::string(part)), rest);
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
  bool enter(const std::string& path, std::string_view rest) {
    if (tree_.is_link(path)) {
      return false;
    }
    const system::Kind kind = tree_.kind(path);
    const bool more = rest.find_first_not_of('/') != std::string_view::npos;
    return kind == system::Kind::nothing || (more && kind != system::Kind::folder) ||
           find(path, rest);
  }

  bool each(const std::string& folder, std::string_view name, std::string_view rest, bool folders) {
    for (const system::Entry& entry :
         tree_.entries(folder).value_or(std::vector<system::Entry>{})) {
      const bool fits = !entry.name.starts_with('.') && model::fnmatch(name, entry.name) &&
                        (!folders || entry.kind == system::Kind::folder);
      if (fits && !enter(system::joined(folder, entry.name), rest)) {
        return false;
      }
    }
    return true;
  }

  const system::Tree& tree_;
  std::vector<std::string> found_;
};

}  // namespace

std::optional<std::vector<std::string>> path_glob(const std::string& folder,
                                                  const std::string& pattern,
                                                  const system::Tree& tree) {
  Glob glob(tree);
  if (pattern.starts_with('/') || !glob.find(folder, pattern)) {
    return std::nullopt;
  }
  return glob.sorted();
}

}  // namespace splitter::pytest
