#pragma once

#include "splitter/history/evidence.hpp"
#include "splitter/model/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::history {

/// Numbers of the runs of sessions that are sorted by run: equal for one run, greater for a newer.
class RunNumbers {
 public:
  explicit RunNumbers(std::span<const model::Session> sessions);

  [[nodiscard]] std::uint32_t of(model::SessionIndex session) const { return numbers_[session]; }

  /// Drops the samples, sorted by session, of all but the newest `runs_kept` runs.
  template <typename AnySample>
  void drop_old(std::vector<AnySample>& samples) const {
    if (samples.size() <= runs_kept) {
      return;
    }
    std::size_t runs = 0;
    std::size_t first = samples.size();
    while (first > 0) {
      const std::uint32_t run = of(samples[first - 1].session);
      if ((first == samples.size() || run != of(samples[first].session)) && ++runs > runs_kept) {
        break;
      }
      --first;
    }
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(first));
  }

 private:
  std::vector<std::uint32_t> numbers_;
};

/// Puts tests together from what several sources know of each, and adds them to an evidence that
/// has its sessions and scopes.
class TestUnion {
 public:
  explicit TestUnion(model::Evidence& evidence);

  /// Adds the next test, which one session alone knows.
  void add_single(model::NodeId id,
                  std::string_view block,
                  const model::Sample& sample,
                  std::span<const model::ScopeIndex> uses);

  /// Begins the next test, in the order of the evidence; `block` is that of `block_of_test`.
  void begin(model::NodeId id, std::string_view block);

  /// Adds samples, by session, and uses, ascending, that one source knows of the test. The uses of
  /// the newest run that knows any win; those of one run unite.
  void add(std::span<const model::Sample> samples, std::span<const model::ScopeIndex> uses);

  /// Ends the test, without samples of old runs, and uses that only those knew.
  void end();

 private:
  [[nodiscard]] bool knows_uses(const model::Sample& sample) const;
  [[nodiscard]] std::optional<std::uint32_t> knowing_run(
      std::span<const model::Sample> samples) const;

  model::Evidence& evidence_;
  RunNumbers runs_;
  model::NodeId id_;
  std::string_view block_;
  std::vector<model::Sample> samples_;
  std::vector<model::ScopeIndex> uses_;
};

}  // namespace splitter::history
