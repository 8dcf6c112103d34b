#pragma once

#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// Rebuilds node IDs from the tree of `<Kind name>` lines that `pytest --collect-only` draws
/// without `-q`: two blanks a level. Since pytest 8 the first line is the root folder and folders
/// are levels of the tree; before, a package showed only the last part of its path.
class CollectTree {
 public:
  explicit CollectTree(const model::SourceText& source) : source_(source) {}

  /// True where the line is one of the tree's.
  static bool is_tree_line(std::string_view line);

  /// Reads the next line of the tree; `offset` is its place in the source.
  void read(std::string_view line, std::size_t offset);

  /// The ids of all tests seen: the leaves of the tree.
  [[nodiscard]] const std::vector<std::string>& ids();

  /// pytest's version from its header line, which decides how folders are drawn.
  void set_major_version(int major) { major_version_ = major; }

 private:
  struct Level {
    std::string_view kind;
    std::string_view name;
  };

  void check_root(const Level& level, std::size_t offset);
  void flush_leaf();
  [[nodiscard]] std::string id_of_path() const;

  const model::SourceText& source_;
  std::vector<Level> levels_;
  std::vector<std::string> ids_;
  std::size_t roots_ = 0;
  std::string_view root_folder_;
  std::size_t root_folder_offset_ = 0;
  int major_version_ = 8;
};

}  // namespace splitter::input
