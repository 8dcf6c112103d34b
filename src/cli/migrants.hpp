#pragma once

#include <string>
#include <string_view>

namespace splitter::cli {

/// A hint for those who come from another tool: the stand-in for one of its options, given without
/// dashes, for one of pytest-split's algorithms or for its program slowest-tests, and the page that
/// lists all. Empty for any other word.
[[nodiscard]] std::string hint_for_migrants(std::string_view word);

}  // namespace splitter::cli
