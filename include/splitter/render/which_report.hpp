#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/render/whereabouts.hpp"

#include <span>
#include <string>

namespace splitter::render {

/// For people, a few lines each.
[[nodiscard]] std::string which_text(const model::Roster& roster,
                                     std::span<const Whereabouts> found);

/// The same as JSON (docs/file-formats.md).
[[nodiscard]] std::string which_json(const model::Roster& roster,
                                     std::span<const Whereabouts> found);

}  // namespace splitter::render
