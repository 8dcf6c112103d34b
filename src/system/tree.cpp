#include "splitter/system/tree.hpp"

#include "splitter/system/environment.hpp"
#include "splitter/system/files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace splitter::system {

namespace {

namespace fs = std::filesystem;

Kind kind_of(const fs::file_status& status) {
  switch (status.type()) {
    case fs::file_type::regular:
      return Kind::file;
    case fs::file_type::directory:
      return Kind::folder;
    case fs::file_type::none:
    case fs::file_type::not_found:
      return Kind::nothing;
    default:
      return Kind::other;
  }
}

/// The folder's own listing tells most kinds, without a look at each file.
Kind kind_of_entry(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_regular_file(error)) {
    return Kind::file;
  }
  return entry.is_directory(error) ? Kind::folder : kind_of(entry.status(error));
}

class Disk : public Tree {
 public:
  [[nodiscard]] Kind kind(const std::string& path) const override {
    std::error_code error;
    return kind_of(fs::status(path, error));
  }

  [[nodiscard]] bool is_link(const std::string& path) const override {
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(path, error));
  }

  [[nodiscard]] model::SourceText read(const std::string& path) const override {
    return read_file(path);
  }

  [[nodiscard]] std::optional<std::vector<Entry>> entries(
      const std::string& folder) const override {
    std::vector<Entry> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      found.push_back(
          {entry->path().filename().string(), kind_of_entry(*entry), entry->is_symlink(ignored)});
    }
    std::ranges::sort(found, {}, &Entry::name);
    return error ? std::nullopt : std::optional(std::move(found));
  }

  [[nodiscard]] std::optional<std::string> resolved(const std::string& path) const override {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? std::nullopt : std::optional(real.string());
  }

  [[nodiscard]] std::optional<std::string> variable(const std::string& name) const override {
    return system::variable(name);
  }
};

}  // namespace

std::optional<model::SourceText> Tree::read_if_there(const std::string& path) const {
  return is_file(path) ? std::optional(read(path)) : std::nullopt;
}

const Tree& disk() {
  static const Disk the_disk;
  return the_disk;
}

}  // namespace splitter::system
