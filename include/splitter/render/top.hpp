#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/render/plan_report.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace splitter::render {

/// The tests that cost the most: the slowest, those with the highest peak in memory, those that
/// retain the most, and the dearest shared set-ups with how many tests and files use them; `limit`
/// of each, the greatest first, equal ones in the order of their ids. For people.
[[nodiscard]] std::string top_table(const model::Profile& profile,
                                    std::size_t limit,
                                    TableStyle style);

/// The same as JSON, `"format": "splitter-top"` (docs/file-formats.md). What was not measured is
/// left out.
[[nodiscard]] std::string top_json(const model::Profile& profile,
                                   std::size_t limit,
                                   std::string_view program);

}  // namespace splitter::render
