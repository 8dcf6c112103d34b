#pragma once

#include "settings.hpp"
#include "splitter/render/plan_report.hpp"

#include <optional>
#include <string_view>

namespace splitter::cli {

/// Writes an answer to `--output`, or to stdout.
void deliver(const Settings& settings, std::string_view text);

/// The style of a table, where the answer is one: with `--table`, and on a terminal without
/// `--json`.
[[nodiscard]] std::optional<render::TableStyle> table_style(const Settings& settings);

}  // namespace splitter::cli
