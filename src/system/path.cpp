#include "splitter/system/path.hpp"

#include <filesystem>
#include <system_error>

namespace splitter::system {

namespace fs = std::filesystem;

std::string in_root(const std::string& root, const std::string& name) {
  if (root == "." || root.empty() || is_absolute(name) || name == "-") {
    return name;
  }
  return root.ends_with('/') ? root + name : root + "/" + name;
}

std::string joined(const std::string& folder, const std::string& name) {
  std::string path = (fs::path(folder) / name).lexically_normal().generic_string();
  while (path.size() > 1 && path.ends_with('/')) {
    path.pop_back();
  }
  return path;
}

std::string parent(const std::string& path) {
  return fs::path(path).parent_path().string();
}

std::string file_name(const std::string& path) {
  return fs::path(path).filename().string();
}

std::vector<std::string> parents(const std::string& path) {
  std::vector<std::string> folders;
  for (std::string folder = parent(path); folder.size() > 1; folder = parent(folder)) {
    folders.push_back(folder);
  }
  return folders;
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string relative(const std::string& path, const std::string& folder) {
  return fs::path(path).lexically_relative(folder).generic_string();
}

bool is_absolute(std::string_view path) {
  return path.starts_with('/');
}

std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path found = fs::absolute(path, error);
  return error ? path : found.lexically_normal().string();
}

std::string canonical(const std::string& path) {
  std::error_code error;
  return fs::weakly_canonical(path, error).string();
}

}  // namespace splitter::system
