#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// pytest's python_functions and python_classes: prefixes or globs.
struct TestNames {
  std::vector<std::string> functions = {"test"};
  std::vector<std::string> classes = {"Test"};
};

/// True where a name, such as `DatabaseCase`, sounds like that of a test or of a test case.
[[nodiscard]] bool tells_of_tests(std::string_view name);

/// True where a part of a path has a word that begins with "test", or ends with "tests": `testing`,
/// `unit_tests`, `apitests`, but not `_pytest`.
[[nodiscard]] bool is_path_of_tests(std::string_view path);

}  // namespace splitter::python
