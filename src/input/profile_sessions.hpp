#pragma once

#include "evidence_builder.hpp"
#include "json_document.hpp"

namespace splitter::input {

/// Reads the sessions of a profile; throws model::InputError if one is there twice.
void read_sessions(JsonDocument& document,
                   simdjson::ondemand::object sessions,
                   EvidenceBuilder& builder);

}  // namespace splitter::input
