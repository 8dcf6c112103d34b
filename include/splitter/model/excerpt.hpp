#pragma once

#include <string>
#include <string_view>

namespace splitter::model {

/// Length of the UTF-8 sequence that the text begins with, by its first byte and those that
/// continue it; 0 where there is none. Overlong forms and surrogates are not looked for.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// `text` as it may stand in one line of a message: cut to a readable length, control characters
/// and broken UTF-8 shown as `?`, so that no id can steer a terminal.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace splitter::model
