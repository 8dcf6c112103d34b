#include "on_workers.hpp"

#include "moves.hpp"
#include "splitter/model/job.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;
using model::TestIndex;

/// Limit on the tests that are played through, over all trials.
constexpr std::int64_t most_played = 6'000'000;
constexpr std::size_t most_pieces = 8;
constexpr std::size_t played_targets = 3;

class JobTimes {
 public:
  explicit JobTimes(Assignment& assignment)
      : assignment_(assignment), problem_(assignment.atoms().problem()) {
    for (GroupIndex group = 0; group < assignment.groups(); ++group) {
      times_.push_back(played(group, tests_of(group)));
    }
  }

  void shorten() {
    while (budget_ > 0) {
      const auto last = static_cast<GroupIndex>(std::ranges::max_element(times_) - times_.begin());
      best_.reset();
      for (const GroupIndex to : shortest(last)) {
        for (const PieceIndex piece : likely_pieces(last, to)) {
          offer_parts({last, to}, piece);
        }
      }
      if (!best_.has_value()) {
        return;
      }
      carry_out(assignment_, best_->move);
      times_[last] = best_->from;
      times_[best_->groups.to] = best_->to;
    }
  }

 private:
  struct Best {
    Move move;
    Pair groups;
    Microseconds from{0};
    Microseconds to{0};
  };

  [[nodiscard]] std::vector<TestIndex> tests_of(GroupIndex group) const {
    std::vector<TestIndex> tests;
    for (const PieceIndex piece : assignment_.pieces_of(group)) {
      add(assignment_.piece(piece).atoms, tests);
    }
    return tests;
  }

  void add(AtomRange atoms, std::vector<TestIndex>& tests) const {
    const auto more = assignment_.atoms().tests(atoms);
    tests.insert(tests.end(), more.begin(), more.end());
  }

  Microseconds played(GroupIndex group, std::vector<TestIndex> tests) {
    budget_ -= static_cast<std::int64_t>(tests.size());
    std::ranges::sort(
        tests, {}, [this](TestIndex test) { return problem_.tests()[test].position; });
    return model::job_time(problem_, group, tests);
  }

  [[nodiscard]] std::vector<GroupIndex> shortest(GroupIndex last) const {
    std::vector<GroupIndex> groups;
    for (GroupIndex group = 0; group < times_.size(); ++group) {
      if (group != last) {
        groups.push_back(group);
      }
    }
    std::ranges::stable_sort(groups, {}, [this](GroupIndex group) { return times_[group]; });
    groups.resize(std::min(groups.size(), played_targets));
    return groups;
  }

  /// Pieces whose own time is nearest to half the difference of both jobs.
  [[nodiscard]] std::vector<PieceIndex> likely_pieces(GroupIndex from, GroupIndex to) const {
    const auto pieces = assignment_.pieces_of(from);
    std::vector<PieceIndex> likely(pieces.begin(), pieces.end());
    const Microseconds half = (times_[from] - times_[to]) / 2;
    std::ranges::stable_sort(likely, {}, [&](PieceIndex piece) {
      return std::chrono::abs(assignment_.piece(piece).own - half);
    });
    likely.resize(std::min(likely.size(), most_pieces));
    return likely;
  }

  void offer_parts(Pair groups, PieceIndex piece) {
    const AtomRange atoms = assignment_.piece(piece).atoms;
    if (assignment_.pieces_of(groups.from).size() > 1) {
      offer(Relocate{piece, groups.to}, groups, atoms);
    }
    const AtomIndex half = atoms.size() / 2;
    if (half > 0) {
      for (const AtomRange part :
           {AtomRange{atoms.begin, atoms.begin + half}, AtomRange{atoms.end - half, atoms.end}}) {
        offer(SplitOff{piece, part, groups.to}, groups, part);
      }
    }
  }

  void offer(const Move& move, Pair groups, AtomRange moved) {
    if (budget_ <= 0 || !keeps_limits(assignment_, move)) {
      return;
    }
    std::vector<TestIndex> there = tests_of(groups.to);
    add(moved, there);
    std::vector<TestIndex> here = tests_of(groups.from);
    const auto leaving = assignment_.atoms().tests(moved);
    std::vector<TestIndex> gone(leaving.begin(), leaving.end());
    std::ranges::sort(gone);
    std::erase_if(here, [&gone](TestIndex test) { return std::ranges::binary_search(gone, test); });
    const Best tried{
        move, groups, played(groups.from, std::move(here)), played(groups.to, std::move(there))};
    const Microseconds before = best_ ? std::max(best_->from, best_->to) : times_[groups.from];
    if (std::max(tried.from, tried.to) < before) {
      best_ = tried;
    }
  }

  Assignment& assignment_;
  const Problem& problem_;
  std::vector<Microseconds> times_;
  std::int64_t budget_ = most_played;
  std::optional<Best> best_;
};

}  // namespace

void shorten_on_workers(Assignment& assignment) {
  JobTimes(assignment).shorten();
}

}  // namespace splitter::solver
