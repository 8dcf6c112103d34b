#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <functional>
#include <span>

namespace splitter::history {

/// Number of runs kept per test and set-up: the newest (run ids begin with the time; the greatest
/// are kept).
inline constexpr std::size_t runs_kept = 8;

/// Evidence of recordings, whatever their order and however often one is there. Numbers have three
/// significant digits. Tests without a time are no data.
[[nodiscard]] model::Evidence evidence_of(std::span<const model::Recording> recordings);

/// Union of both, each sample once. Two copies of one session, of which one was perhaps cut short,
/// give the larger numbers. Commutative, associative and idempotent, also in what is dropped for
/// age.
[[nodiscard]] model::Evidence combined(model::Evidence a, model::Evidence b);

/// Evidence without the tests that `exists` denies, and without the set-ups of files that have no
/// test left.
[[nodiscard]] model::Evidence pruned(model::Evidence evidence,
                                     const std::function<bool(model::NodeId)>& exists);

}  // namespace splitter::history
