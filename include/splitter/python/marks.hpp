#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// A pytest marker as the text of a file tells it.
struct Mark {
  std::string name;      ///< `serial` of `@pytest.mark.serial`.
  std::string argument;  ///< Its first text, such as the name of an `xdist_group`; may be empty.
  std::string selector;  ///< `Class::function` or `Class`; empty: the whole file.

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// The markers of functions and classes (decorators) and of modules and classes (`pytestmark`), in
/// the order of the text; then what classes inherit from others of the same file. Those of single
/// instances (`pytest.param(marks=…)`), of base classes in other files, and those that hooks add
/// are not seen. Nothing after the place where the text stops being Python.
[[nodiscard]] std::vector<Mark> read_marks(std::string_view text);

}  // namespace splitter::python
