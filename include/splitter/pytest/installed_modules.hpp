#pragma once

#include "splitter/pytest/setup.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace splitter::pytest {

/// The modules that Python finds by their first names, as the names in its folders tell them:
/// modules, packages, extensions and folders without an `__init__.py`. Each folder is listed once.
class InstalledModules {
 public:
  explicit InstalledModules(const Setup& setup) : setup_(setup) {}

  /// True where the standard library or the environment has a module of this name, or may have it:
  /// anything, where the standard library is not found.
  [[nodiscard]] bool may_have(const std::string& name);

  /// True where something below pytest's rootdir or its folder has this name: code may put its
  /// folder on Python's path. Anything, in a tree too large to look through.
  [[nodiscard]] bool may_be_in_suite(const std::string& name);

 private:
  void list_installed();
  void list(const std::string& folder);
  void list_suite(const std::string& top);

  const Setup& setup_;
  bool listed_ = false;
  bool suite_listed_ = false;
  bool suite_too_large_ = false;
  std::unordered_set<std::string> installed_;
  std::unordered_set<std::string> in_suite_;
  std::string finders_;  ///< The texts of modules that tell Python where editable packages lie.
};

}  // namespace splitter::pytest
