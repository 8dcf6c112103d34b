#include "module_names.hpp"

#include <algorithm>

namespace splitter::input {

namespace {

constexpr std::string_view python = ".py";

/// A name of these many parts, or looked for in more places, is none.
constexpr std::ptrdiff_t most_dots = 64;
constexpr std::size_t most_looks = 2'000;

/// `::TestA::TestInner` of `TestA.TestInner`; empty of nothing.
std::string as_classes(std::string_view dotted) {
  std::string classes;
  while (!dotted.empty()) {
    const std::size_t end = std::min(dotted.find('.'), dotted.size());
    classes.append("::").append(dotted.substr(0, end));
    dotted.remove_prefix(std::min(end + 1, dotted.size()));
  }
  return classes;
}

}  // namespace

const std::string& ModuleNames::node_of(const std::string& dotted) {
  const auto [entry, is_new] = known_.try_emplace(dotted);
  const bool strange = dotted.empty() || dotted.find('/') != std::string::npos ||
                       dotted.find('\0') != std::string::npos ||
                       std::ranges::count(dotted, '.') > most_dots;
  if (is_new && !strange) {
    looks_left_ = most_looks;
    entry->second = search("", dotted);
  }
  return entry->second;
}

PathKind ModuleNames::look(const std::string& path) {
  if (looks_left_ == 0) {
    return PathKind::none;
  }
  --looks_left_;
  return around_.kind_of(path);
}

std::string ModuleNames::search(const std::string& folder, std::string_view rest) {
  std::string file;
  for (std::size_t end = rest.find('.', 1);; end = rest.find('.', end + 1)) {
    const bool is_last = end == std::string_view::npos;
    const std::string path = folder + std::string(rest.substr(0, end));
    const PathKind kind = look(path);
    if (!is_last && kind == PathKind::folder) {
      if (std::string inside = search(path + "/", rest.substr(end + 1)); !inside.empty()) {
        return inside;
      }
    }
    // A doctest's text file keeps its suffix.
    if (is_last && kind == PathKind::file) {
      return path;
    }
    if (file.empty() && look(path + std::string(python)) == PathKind::file) {
      file = path + std::string(python) + as_classes(is_last ? "" : rest.substr(end + 1));
    }
    if (is_last) {
      return file;
    }
  }
}

std::string node_in_file(std::string_view dotted, std::string_view file) {
  std::string path(file);
  std::ranges::replace(path, '\\', '/');
  std::string module = path.ends_with(python) ? path.substr(0, path.size() - 3) : path;
  std::ranges::replace(module, '/', '.');
  if (module.empty() || !dotted.starts_with(module)) {
    return {};
  }
  const std::string_view rest = dotted.substr(module.size());
  if (!rest.empty() && !rest.starts_with('.')) {
    return {};
  }
  return path + as_classes(rest.substr(std::min<std::size_t>(rest.size(), 1)));
}

}  // namespace splitter::input
