#include "splitter/python/opening.hpp"

#include <array>
#include <cstddef>

namespace splitter::python {

namespace {

constexpr std::array<std::string_view, 18> reason_words = {
    "",
    "it cannot be read as Python",
    "its encoding is none that keeps ASCII",
    "a name that Python changes",
    "a star import",
    "an imported name that may be a test's",
    "a class with a base from elsewhere",
    "a class with keywords or type parameters",
    "a test under a condition",
    "a test's name in a statement",
    "a decorator that may replace a test",
    "a class under a name that something else has",
    "a word that reaches names",
    "its import may be skipped",
    "a test that yields",
    "a word of unittest's protocol",
    "pytest_plugins in a test file",
    "an import that is not found",
};

}  // namespace

std::string_view words_for(Opening opening) {
  return reason_words.at(static_cast<std::size_t>(opening));
}

}  // namespace splitter::python
