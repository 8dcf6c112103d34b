#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/model/source_text.hpp"

namespace splitter::input {

/// Reads a `plan.json` as `splitter plan` writes it (docs/file-formats.md). Members that are not
/// known are skipped. Throws model::InputError for what is no plan, for a plan of a newer version,
/// and for one that does not say of each name in which one group it is.
[[nodiscard]] model::Roster parse_plan(const model::SourceText& source);

}  // namespace splitter::input
