#pragma once

#include "splitter/model/source_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::system {

/// The thing that a path leads to, links followed.
enum class Kind : std::uint8_t { nothing, file, folder, other };

/// One name in a folder.
struct Entry {
  std::string name;
  Kind kind = Kind::nothing;
  bool is_link = false;
};

/// A read-only view of files and of the environment: all that predicting pytest's collection needs
/// of the machine. Paths are absolute. `disk()` is the real one; tests and fuzzers bring a tree
/// that exists in memory only.
class Tree {
 public:
  Tree() = default;
  virtual ~Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  Tree(Tree&&) = delete;
  Tree& operator=(Tree&&) = delete;

  /// A regular file is `file`, a device or pipe `other`.
  [[nodiscard]] virtual Kind kind(const std::string& path) const = 0;

  /// True where the path itself is a symbolic link.
  [[nodiscard]] virtual bool is_link(const std::string& path) const = 0;

  /// The whole text of a file; throws model::InputError where it cannot be read.
  [[nodiscard]] virtual model::SourceText read(const std::string& path) const = 0;

  /// The names in a folder, ascending by bytes; nothing where it cannot be read.
  [[nodiscard]] virtual std::optional<std::vector<Entry>> entries(
      const std::string& folder) const = 0;

  /// The path with all links resolved; nothing where it does not exist.
  [[nodiscard]] virtual std::optional<std::string> resolved(const std::string& path) const = 0;

  /// The value of an environment variable; nothing where it is not set.
  [[nodiscard]] virtual std::optional<std::string> variable(const std::string& name) const = 0;

  [[nodiscard]] bool is_file(const std::string& path) const { return kind(path) == Kind::file; }
  [[nodiscard]] bool is_folder(const std::string& path) const { return kind(path) == Kind::folder; }

  /// The text of a file; nothing where the path leads to no regular file.
  [[nodiscard]] std::optional<model::SourceText> read_if_there(const std::string& path) const;
};

/// The machine's own files and environment.
[[nodiscard]] const Tree& disk();

}  // namespace splitter::system
