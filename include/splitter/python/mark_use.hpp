#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// How far the tests that a marker ties together may be from each other.
enum class Reach : std::uint8_t {
  file,   ///< Never farther than their file.
  scope,  ///< As far as an argument `scope` says: pytest-dependency.
  order,  ///< As far as the names after `before` and `after`; a position counts in the whole suite.
  anyone,  ///< Anywhere in the suite.
};

/// A marker that ties tests together, and the module of the plugin that reads it.
struct TyingMark {
  std::string_view mark;    ///< `dependency` of `pytest.mark.dependency`.
  std::string_view module;  ///< `pytest_dependency`.
  Reach reach = Reach::file;
};

/// How a file uses such a marker.
struct MarkUse {
  bool used = false;
  bool crosses = false;            ///< Its tests may be tied to tests of other files.
  std::vector<std::string> paths;  ///< Python files that its texts name.
};

/// Reads how the text of a file uses a marker, in doubt as a use that crosses: in decorators,
/// `pytestmark`, `pytest.param`, by another name for `pytest.mark`, or by the plugin's functions.
[[nodiscard]] MarkUse read_mark_use(std::string_view text, const TyingMark& tying);

}  // namespace splitter::python
