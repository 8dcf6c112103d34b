#pragma once

#include <span>
#include <string>
#include <string_view>

namespace splitter::model {

/// ``did you mean `NAME`?`` for the known name nearest to `word`; empty if none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> known);

}  // namespace splitter::model
