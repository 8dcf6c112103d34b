#include "splitter/system/folders.hpp"

#include "splitter/model/error.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace splitter::system {

namespace fs = std::filesystem;

std::string make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    throw model::InputError(path, "cannot be made: " + error.message());
  }
  return fs::absolute(path).lexically_normal().string();
}

std::vector<std::string> paths_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    paths.push_back(entry->path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

bool same_place(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

void remove_if_empty(const std::string& folder) {
  std::error_code ignored;
  fs::remove(folder, ignored);
}

void remove_all(const std::string& folder) {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

}  // namespace splitter::system
