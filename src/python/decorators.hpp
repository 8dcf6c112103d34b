#pragma once

#include <cstdint>
#include <string_view>

namespace splitter::python {

/// The thing that a decorator leaves under the name that it decorates.
enum class Effect : std::uint8_t {
  test,     ///< A function (or class) that pytest collects as it would without the decorator.
  no_test,  ///< Something that pytest never collects: a fixture, a property.
  unknown,
};

/// The effect of a decorator by its full name, such as `pytest.mark.slow`.
[[nodiscard]] Effect effect_on_function(std::string_view decorator);

/// The same of a decorator of a class, where only `test` and `unknown` are told apart.
[[nodiscard]] Effect effect_on_class(std::string_view decorator);

/// True where a base class brings no tests: one of Python's own, or named as an exception is.
[[nodiscard]] bool is_plain_base(std::string_view base);

/// True where the full name is of a class that is a unittest test case without tests.
[[nodiscard]] bool is_test_case(std::string_view base);

/// True where the full name is of such a test case, or of something of the standard library that
/// only sounds like one.
[[nodiscard]] bool holds_no_tests(std::string_view name);

}  // namespace splitter::python
