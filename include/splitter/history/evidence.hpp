#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <functional>
#include <span>

namespace splitter::history {

/// So many runs of each test, and of each set-up, are kept: those whose ids are the greatest, which
/// of splitter's own, that begin with the time, are the newest.
inline constexpr std::size_t runs_kept = 8;

/// What recordings say, whatever their order and however often one is there. Numbers have three
/// significant digits. Tests without a time are no data.
[[nodiscard]] model::Evidence evidence_of(std::span<const model::Recording> recordings);

/// What both hold, each sample once; of two copies of one session's, of which one was cut short,
/// the larger numbers. Commutative, associative and idempotent, also in what is dropped for age.
[[nodiscard]] model::Evidence combined(model::Evidence a, model::Evidence b);

/// The evidence without the tests that `exists` denies, and without the set-ups of files of which
/// no test is left.
[[nodiscard]] model::Evidence pruned(model::Evidence evidence,
                                     const std::function<bool(model::NodeId)>& exists);

}  // namespace splitter::history
