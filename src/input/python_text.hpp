#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace splitter::input {

/// The bytes that a JSON string of Python's stands for where it escapes bytes that are no UTF-8:
/// Python keeps such a byte of a file name as a lone surrogate, U+DC80 to U+DCFF (PEP 383), and
/// its json writes that as `\udc80`. `raw` is the text between the quotes. Nothing where another
/// lone surrogate or a broken escape stands in it.
[[nodiscard]] std::optional<std::string> unescape_python(std::string_view raw);

}  // namespace splitter::input
