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

}  // namespace splitter::python
