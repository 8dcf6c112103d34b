#pragma once

#include "splitter/model/evidence.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace splitter::render {

/// A profile as `.test_profile` has it (docs/file-formats.md): a line a test, the tests of a file
/// together, so that a test that is measured again changes its line only. Reads back as the same
/// evidence. Ends in a line break.
[[nodiscard]] std::string profile_text(const model::Evidence& evidence);

/// Hands the same text to `receive`, part after part.
void write_profile(const model::Evidence& evidence,
                   const std::function<void(std::string_view)>& receive);

}  // namespace splitter::render
