#pragma once

#include <string>
#include <string_view>

namespace splitter::cli {

/// A hint for users of pytest-split: the stand-in for one of its options, given without dashes, or
/// for one of its algorithms. Empty for any other word.
[[nodiscard]] std::string hint_for_migrants(std::string_view word);

}  // namespace splitter::cli
