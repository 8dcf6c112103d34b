#pragma once

#include "splitter/model/error.hpp"
#include "splitter/system/tree.hpp"
#include "support/sources.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::support {

/// Files, folders, links and variables that exist in memory only. Answers what a disk with the same
/// content answers: tests/unit/system/memory_tree_test.cpp holds the two against each other. Paths
/// are absolute and plain; the folders above a path exist as soon as it does.
class MemoryTree : public system::Tree {
 public:
  MemoryTree() { nodes_["/"] = {system::Kind::folder, {}, false, true, {}}; }

  MemoryTree(std::initializer_list<std::pair<const char*, const char*>> files) : MemoryTree() {
    for (const auto& [path, text] : files) {
      file(path, text);
    }
  }

  ~MemoryTree() override = default;
  MemoryTree(const MemoryTree& other)
      : Tree(), nodes_(other.nodes_), variables_(other.variables_) {}
  MemoryTree& operator=(const MemoryTree&) = delete;

  void file(const std::string& path, std::string_view text) {
    put(path, {system::Kind::file, std::string(text), false, true, {}});
  }

  void folder(const std::string& path) {
    if (!nodes_.contains(path)) {
      put(path, {system::Kind::folder, {}, false, true, {}});
    }
  }

  /// The target may be relative, or nothing.
  void link(const std::string& path, const std::string& target) {
    put(path, {system::Kind::nothing, target, true, true, {}});
  }

  /// A device or pipe.
  void device(const std::string& path) { put(path, {system::Kind::other, {}, false, true, {}}); }

  void set(const std::string& name, const std::string& value) { variables_[name] = value; }

  /// Lets reading a file, or listing a folder, fail from now on.
  void forbid(const std::string& path) { nodes_.at(path).readable = false; }

  /// Removes a path with all that lies below it.
  void remove(const std::string& path) {
    const std::set<std::string> names = nodes_.at(path).names;
    for (const std::string& name : names) {
      remove(below(path, name));
    }
    nodes_.erase(path);
    nodes_.at(above(path)).names.erase(path.substr(path.rfind('/') + 1));
  }

  /// The paths of all regular files, ascending.
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> paths;
    for (const auto& [path, node] : nodes_) {
      if (node.kind == system::Kind::file) {
        paths.push_back(path);
      }
    }
    return paths;
  }

  [[nodiscard]] system::Kind kind(const std::string& path) const override {
    const auto real = resolved(path);
    return real ? nodes_.at(*real).kind : system::Kind::nothing;
  }

  [[nodiscard]] bool is_link(const std::string& path) const override {
    const auto folder = resolved(above(path));
    const auto node =
        folder ? nodes_.find(below(*folder, path.substr(path.rfind('/') + 1))) : nodes_.end();
    return node != nodes_.end() && node->second.is_link;
  }

  [[nodiscard]] model::SourceText read(const std::string& path) const override {
    const auto real = resolved(path);
    if (!real || nodes_.at(*real).kind != system::Kind::file || !nodes_.at(*real).readable) {
      throw model::InputError(path, "cannot be read");
    }
    return source_of(nodes_.at(*real).text, path);
  }

  [[nodiscard]] std::optional<std::vector<system::Entry>> entries(
      const std::string& folder) const override {
    const auto real = resolved(folder);
    if (!real || nodes_.at(*real).kind != system::Kind::folder || !nodes_.at(*real).readable) {
      return std::nullopt;
    }
    std::vector<system::Entry> found;
    for (const std::string& name : nodes_.at(*real).names) {
      const std::string path = below(*real, name);
      found.push_back({name, kind(path), nodes_.at(path).is_link});
    }
    return found;
  }

  [[nodiscard]] std::optional<std::string> resolved(const std::string& path) const override {
    std::string real = "/";
    std::vector<std::string> rest = parts(path);
    for (int links = 0; !rest.empty();) {
      const std::string part = std::move(rest.back());
      rest.pop_back();
      if (nodes_.at(real).kind != system::Kind::folder) {
        return std::nullopt;
      }
      const std::string next = part == ".." ? above(real) : part == "." ? real : below(real, part);
      const auto node = nodes_.find(next);
      if (node == nodes_.end() || (node->second.is_link && ++links > most_links)) {
        return std::nullopt;
      }
      if (node->second.is_link) {
        real = node->second.text.starts_with('/') ? "/" : real;
        for (std::string& one : parts(node->second.text)) {
          rest.push_back(std::move(one));
        }
      } else {
        real = next;
      }
    }
    return real;
  }

  [[nodiscard]] std::optional<std::string> variable(const std::string& name) const override {
    const auto found = variables_.find(name);
    return found == variables_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  static constexpr int most_links = 40;

  struct Node {
    system::Kind kind = system::Kind::nothing;
    std::string text;  ///< The target of a link.
    bool is_link = false;
    bool readable = true;
    std::set<std::string> names;  ///< The entries of a folder.
  };

  static std::string above(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
  }

  static std::string below(const std::string& folder, const std::string& name) {
    return folder == "/" ? "/" + name : folder + "/" + name;
  }

  /// The names of a path, the last one first.
  static std::vector<std::string> parts(const std::string& path) {
    std::vector<std::string> found;
    for (std::size_t end = path.size(); end > 0;) {
      const std::size_t slash = path.rfind('/', end - 1);
      const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
      if (begin < end) {
        found.push_back(path.substr(begin, end - begin));
      }
      end = slash == std::string::npos ? 0 : slash;
    }
    return found;
  }

  void put(const std::string& path, Node node) {
    const std::string holder = above(path);
    if (path != "/") {
      folder(holder);
      nodes_.at(holder).names.insert(path.substr(path.rfind('/') + 1));
    }
    nodes_.insert_or_assign(path, std::move(node));
  }

  std::map<std::string, Node> nodes_;
  std::map<std::string, std::string> variables_;
};

}  // namespace splitter::support
