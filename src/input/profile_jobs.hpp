#pragma once

#include "evidence_builder.hpp"
#include "json_document.hpp"

namespace splitter::input {

/// Reads the jobs of a profile, without those that say nothing.
void read_jobs(JsonDocument& document, simdjson::ondemand::object jobs, EvidenceBuilder& builder);

}  // namespace splitter::input
