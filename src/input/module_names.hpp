#pragma once

#include "splitter/input/record_format.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace splitter::input {

/// Finds the files behind Python's dotted names, in which a dot may stand for a slash, for the
/// start of a class, or for itself.
class ModuleNames {
 public:
  explicit ModuleNames(const Surroundings& around) : around_(around) {}

  /// The node of `tests.pkg.test_mod.TestA`: `tests/pkg/test_mod.py::TestA`. Where several files
  /// fit, the one in the deepest folder. Empty where none exists.
  [[nodiscard]] const std::string& node_of(const std::string& dotted);

 private:
  [[nodiscard]] std::string search(const std::string& folder, std::string_view rest);
  [[nodiscard]] PathKind look(const std::string& path);

  const Surroundings& around_;
  std::unordered_map<std::string, std::string> known_;
  std::size_t looks_left_ = 0;
};

/// The node that a dotted name and its file make: `file` and the classes behind it. Empty where
/// the name does not begin with the file: the file is then where an inherited test was written.
[[nodiscard]] std::string node_in_file(std::string_view dotted, std::string_view file);

}  // namespace splitter::input
