#include "collect_tree.hpp"

#include "splitter/model/error.hpp"

namespace splitter::input {

namespace {

constexpr int first_version_with_folders = 8;

bool is_folder(std::string_view kind) {
  return kind == "Dir" || kind == "Package";
}

}  // namespace

bool CollectTree::is_tree_line(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start == std::string_view::npos || start % 2 != 0 || line[start] != '<' ||
      !line.ends_with('>')) {
    return false;
  }
  const std::string_view kind = line.substr(start + 1, line.find(' ', start) - start - 1);
  const bool named = kind.size() > 1 && kind.front() >= 'A' && kind.front() <= 'Z' &&
                     kind.size() < line.size() - start - 2;
  return named && kind.find_first_not_of(
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") ==
                      std::string_view::npos;
}

void CollectTree::read(std::string_view line, std::size_t offset) {
  const std::size_t start = line.find('<');
  const std::size_t depth = start / 2;
  const std::size_t blank = line.find(' ', start);
  const Level level{line.substr(start + 1, blank - start - 1),
                    line.substr(blank + 1, line.size() - blank - 2)};
  if (depth > levels_.size()) {
    throw model::InputError(model::place(source_, offset), "this line of the tree has no parent");
  }
  if (depth == 0) {
    check_root(level, offset);
  }
  if (depth < levels_.size()) {
    flush_leaf();
    levels_.resize(depth);
  }
  levels_.push_back(level);
}

/// Since pytest 8 there is one root. Before, there may be several, and a package is not placed.
void CollectTree::check_root(const Level& level, std::size_t offset) {
  ++roots_;
  if (is_folder(level.kind) && root_folder_.empty()) {
    root_folder_ = level.name;
    root_folder_offset_ = offset;
  }
  const bool old = roots_ > 1 || major_version_ < first_version_with_folders;
  if (old && !root_folder_.empty()) {
    throw model::InputError(
        model::place(source_, root_folder_offset_),
        "`<Package " + model::excerpt(root_folder_) + ">` does not tell in which folder it is",
        "list the tests with `pytest --collect-only -q -o addopts=`");
  }
}

/// The deepest line before the tree steps back (or stays) is a test, unless it is a folder or file.
void CollectTree::flush_leaf() {
  if (levels_.empty()) {
    return;
  }
  if (std::string id = id_of_path(); id.find("::") != std::string::npos) {
    ids_.push_back(std::move(id));
  }
}

std::string CollectTree::id_of_path() const {
  std::string id;
  const bool draws_root = major_version_ >= first_version_with_folders;
  bool in_file = false;
  for (std::size_t i = draws_root && is_folder(levels_.front().kind) ? 1 : 0; i < levels_.size();
       ++i) {
    id += id.empty() ? "" : in_file ? "::" : "/";
    id += levels_[i].name;
    in_file = in_file || !is_folder(levels_[i].kind);
  }
  return id;
}

const std::vector<std::string>& CollectTree::ids() {
  flush_leaf();
  levels_.clear();
  return ids_;
}

}  // namespace splitter::input
