#pragma once

#include "splitter/model/checkup.hpp"

#include <string>
#include <string_view>

namespace splitter::render {

/// The facts, a line each, then the findings, faults first, each with its action. For people.
[[nodiscard]] std::string checkup_text(const model::Checkup& checkup, bool colour);

/// The same as JSON, `"format": "splitter-doctor"` (docs/file-formats.md).
[[nodiscard]] std::string checkup_json(const model::Checkup& checkup, std::string_view program);

}  // namespace splitter::render
