#include "splitter/system/glob.hpp"

#include "splitter/model/error.hpp"
#include "splitter/model/fnmatch.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace splitter::system {

namespace {

namespace fs = std::filesystem;
using Folders = std::set<fs::path>;

/// The part as fnmatch takes it: a set is inverted by `!`, in a shell by `^` as well.
std::string for_fnmatch(std::string_view part) {
  std::string pattern(part);
  for (std::size_t at = pattern.find('['); at != std::string::npos; at = pattern.find('[', at)) {
    const std::size_t end = pattern.find(']', at + 2);
    if (end == std::string::npos) {
      break;
    }
    pattern[at + 1] = pattern[at + 1] == '^' ? '!' : pattern[at + 1];
    at = end + 1;
  }
  return pattern;
}

/// The names in a folder, sorted; those before the error where it cannot be read.
std::vector<std::string> names_in(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder.empty() ? "." : folder, error), end;
       !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

/// True the first time that this folder, by whatever name, is entered.
bool enter(const fs::path& folder, Folders& entered) {
  std::error_code error;
  const fs::path real = fs::canonical(folder.empty() ? "." : folder, error);
  return !error && entered.insert(real).second;
}

void expand(const fs::path& folder, std::string_view pattern, std::set<std::string>& found);

/// `**`: this folder, and all below it.
void expand_deep(const fs::path& folder,
                 std::string_view rest,
                 std::set<std::string>& found,
                 Folders& entered) {
  if (!enter(folder, entered)) {
    return;
  }
  expand(folder, rest, found);
  std::error_code ignored;
  for (const std::string& name : names_in(folder, ignored)) {
    if (!name.starts_with('.') && fs::is_directory(folder / name, ignored)) {
      expand_deep(folder / name, rest, found, entered);
    }
  }
}

void expand(const fs::path& folder, std::string_view pattern, std::set<std::string>& found) {
  const std::size_t slash = pattern.find('/');
  const std::string_view part = pattern.substr(0, slash);
  const bool is_last = slash == std::string_view::npos;
  const std::string_view rest = is_last ? "" : pattern.substr(slash + 1);
  std::error_code ignored;
  if (part == "**") {
    Folders entered;
    expand_deep(folder, is_last ? "*" : rest, found, entered);
    return;
  }
  std::vector<std::string> names = {std::string(part)};
  if (is_glob(part)) {
    names = names_in(folder, ignored);
    std::erase_if(names, [&](const std::string& name) { return !fits_glob(name, part); });
  }
  for (const std::string& name : names) {
    const fs::path path = name.empty() ? folder : folder / name;
    if (is_last && fs::exists(path, ignored)) {
      found.insert(path.string());
    } else if (!is_last && fs::is_directory(path, ignored)) {
      expand(path, rest, found);
    }
  }
}

void collect_below(const fs::path& folder, std::vector<std::string>& files, Folders& entered) {
  if (!enter(folder, entered)) {
    return;
  }
  std::error_code error;
  const std::vector<std::string> names = names_in(folder, error);
  if (error) {
    throw model::InputError(folder.string(), "cannot be read: " + error.message());
  }
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    if (fs::is_directory(path, error)) {
      collect_below(path, files, entered);
    } else if (fs::is_regular_file(path, error)) {
      files.push_back(path.string());
    }
  }
}

}  // namespace

bool is_glob(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

bool fits_glob(std::string_view name, std::string_view part) {
  if (name.starts_with('.') && !part.starts_with('.')) {
    return false;
  }
  return model::fnmatch(for_fnmatch(part), name);
}

std::vector<std::string> expand_glob(const std::string& pattern) {
  std::set<std::string> found;
  const bool absolute = pattern.starts_with('/');
  expand(absolute ? "/" : "", std::string_view(pattern).substr(absolute ? 1 : 0), found);
  return {found.begin(), found.end()};
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  Folders entered;
  collect_below(folder, files, entered);
  std::ranges::sort(files);
  return files;
}

}  // namespace splitter::system
