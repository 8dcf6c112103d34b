#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// A name of a module as a test file that imports it must see it.
struct ModuleName {
  /// It is a unittest test case, or may be one: pytest collects those under any name.
  bool test_case = false;
  /// Dotted names, as the module writes them, of which one that is a test case makes it one too.
  std::vector<std::string> elsewhere;
};

/// A module that test files import from.
struct Module {
  bool may_skip = false;         ///< Its text may end the import of whoever imports it.
  bool tells_nothing = false;    ///< It cannot be read as Python: its names may be anything.
  bool speaks_of_cases = false;  ///< It imports what test cases are made of.
  std::map<std::string, ModuleName, std::less<>> names;
  std::set<std::string> stars;    ///< Modules of which it takes all names.
  std::set<std::string> imports;  ///< Modules, and names in modules, with leading dots.
};

/// Reads the text of a module; nothing is run.
[[nodiscard]] Module read_module(std::string_view text);

/// A name of the module. One that no statement binds may come from a star import, or be made in
/// another way, which counts as a test case where the module speaks of any. Any name of a
/// module that tells nothing counts as one.
[[nodiscard]] ModuleName name_in(const Module& module, std::string_view name);

}  // namespace splitter::python
