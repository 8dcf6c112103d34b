#pragma once

#include <string>
#include <string_view>

namespace splitter::model {

/// `text` as it may stand in one line of a message: cut to a readable length, control characters
/// and broken UTF-8 shown as `?`, so that no id can steer a terminal.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace splitter::model
