#pragma once

#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/temporary_folder.hpp"

#include <filesystem>
#include <string>

namespace splitter::support {

/// Writes a file with the folders above it.
inline void put_file(const std::string& path, const std::string& text) {
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) {
    std::filesystem::create_directories(folder);
  }
  system::write_file(path, text);
}

/// A virtual environment on disk, as far as plans look at one: nothing in it can be run.
class DiskVenv {
 public:
  explicit DiskVenv(const std::string& pytest = "8.4.2") {
    put_file(path() + "/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\n");
    put_file(python(),
             "\x7f"
             "ELF");
    put_file(this->pytest(), "#!" + python() + "\nimport pytest\n");
    for (const std::string& program : {python(), this->pytest()}) {
      std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    }
    install("pytest-" + pytest);
  }

  void install(const std::string& distribution) const {
    put_file(path() + "/lib/python3.11/site-packages/" + distribution + ".dist-info/METADATA", "");
  }

  [[nodiscard]] std::string python() const { return path() + "/bin/python"; }
  [[nodiscard]] std::string pytest() const { return path() + "/bin/pytest"; }

 private:
  [[nodiscard]] std::string path() const { return system::canonical(folder_.path()); }

  system::TemporaryFolder folder_;
};

}  // namespace splitter::support
