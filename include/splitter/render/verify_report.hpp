#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/model/verification.hpp"

#include <string>

namespace splitter::render {

/// A plan with what became of it.
struct VerifyReport {
  const model::Roster& roster;
  const model::Verification& verification;
};

/// For people: what was lost, repeated or strayed, a line a group, the worst misestimates, and in
/// the last line the answer.
[[nodiscard]] std::string verify_text(const VerifyReport& report);

/// All of it (docs/file-formats.md).
[[nodiscard]] std::string verify_json(const VerifyReport& report);

/// A cause in a few words, as both have it.
[[nodiscard]] const char* cause_name(model::Cause cause);

}  // namespace splitter::render
