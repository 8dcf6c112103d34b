#pragma once

#include "splitter/model/evidence.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::render {

/// A short name a session, made of its id, so that a session that comes or goes changes no other's:
/// four characters, more where two would be equal.
[[nodiscard]] std::vector<std::string> session_labels(std::span<const model::Session> sessions);

}  // namespace splitter::render
