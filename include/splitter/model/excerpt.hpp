#pragma once

#include <string>
#include <string_view>

namespace splitter::model {

/// Length of the UTF-8 sequence at the start of a text that is not empty, judged by its first byte
/// and the continuation bytes; 0 if there is none. Overlong forms and surrogates pass.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// `text` in a form that is safe in one line of a message: cut to a readable length, with `?` for
/// control characters and broken UTF-8, so that no id can steer a terminal.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace splitter::model
