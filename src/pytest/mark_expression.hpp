#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The marks of which `-m EXPRESSION` selects the tests that have none: `not a and not b`,
/// `not (a or b)`; no mark where the expression is empty and selects all. Nothing for any other
/// expression.
[[nodiscard]] std::optional<std::vector<std::string>> marks_left_out(std::string_view expression);

/// True where at least one test of a file has no such mark for certain: each mention of it in the
/// text stands in a decorator `@pytest.mark.MARK` of its own, and there are fewer of these than
/// functions among the `tests`, the file's names as its outline has them. Such a decorator on a
/// class or method marks no function of the module.
[[nodiscard]] bool surely_keeps_a_test(std::string_view text,
                                       std::string_view mark,
                                       const std::vector<std::string>& tests);

}  // namespace splitter::pytest
