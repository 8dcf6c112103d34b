#include "construct.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Level;
using model::Microseconds;
using model::ScopeIndex;
using model::TestIndex;

/// Divisor of the even share: a cut may deviate by this part to fall on a coarser boundary.
constexpr int snap_divisor = 100;

/// Cost of each atom if every set-up is billed to the first atom that touches it.
std::vector<Microseconds> billed_costs(const Atoms& atoms) {
  const auto setups = atoms.scopes().setups();
  std::vector<bool> billed(setups.size(), false);
  std::vector<Microseconds> costs(atoms.size());
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    costs[atom] = atoms.own({atom, atom + 1});
    for (const TestIndex test : atoms.tests(atom)) {
      for (const ScopeIndex scope : atoms.scopes().of(test)) {
        costs[atom] += billed[scope] ? Microseconds{0} : setups[scope];
        billed[scope] = true;
      }
    }
  }
  return costs;
}

/// Atoms that are longer than an even share of the rest, longest first.
std::vector<AtomIndex> oversized(const std::vector<Microseconds>& costs, GroupIndex groups) {
  std::vector<AtomIndex> order(costs.size());
  Microseconds left{0};
  for (AtomIndex atom = 0; atom < order.size(); ++atom) {
    order[atom] = atom;
    left += costs[atom];
  }
  const auto most = static_cast<std::ptrdiff_t>(std::min<std::size_t>(groups - 1, order.size()));
  std::ranges::partial_sort(order, order.begin() + most, [&costs](AtomIndex a, AtomIndex b) {
    return costs[a] > costs[b] || (costs[a] == costs[b] && a < b);
  });
  std::vector<AtomIndex> large;
  for (const AtomIndex atom : order) {
    const auto groups_left = static_cast<std::int64_t>(groups - large.size());
    if (groups_left < 2 || costs[atom] <= left / groups_left) {
      break;
    }
    left -= costs[atom];
    large.push_back(atom);
  }
  return large;
}

/// `part / whole` of the work, without a product that could overflow.
Microseconds share_of(Microseconds work, std::int64_t part, std::int64_t whole) {
  return work / whole * part + work % whole * part / whole;
}

/// The speed of a group's runner, with which its share grows.
std::int64_t speed_of(const Atoms& atoms, GroupIndex group) {
  const auto& speeds = atoms.problem().limits().speeds;
  return speeds.empty() ? 1 : speeds[group];
}

class Filler {
 public:
  Filler(const Atoms& atoms, std::vector<Microseconds> costs)
      : atoms_(atoms), assignment_(atoms), before_(1, Microseconds{0}) {
    for (const Microseconds cost : costs) {
      before_.push_back(before_.back() + cost);
    }
    costs_ = std::move(costs);
  }

  Assignment fill() {
    const auto large = oversized(costs_, assignment_.groups());
    GroupIndex group = 0;
    std::vector<bool> taken(costs_.size(), false);
    for (const AtomIndex atom : large) {
      assignment_.place(assignment_.make_piece({atom, atom + 1}), group++);
      taken[atom] = true;
      skip(atom);
    }
    fill_evenly(taken, group);
    return std::move(assignment_);
  }

 private:
  /// Atoms with groups of their own weigh nothing to the others.
  void skip(AtomIndex atom) {
    for (std::size_t i = atom + 1; i < before_.size(); ++i) {
      before_[i] -= costs_[atom];
    }
  }

  void fill_evenly(const std::vector<bool>& taken, GroupIndex first) {
    std::int64_t all = 0;
    for (GroupIndex group = first; group < assignment_.groups(); ++group) {
      all += speed_of(atoms_, group);
    }
    const Microseconds work = before_.back();
    std::int64_t filled = 0;
    AtomIndex begin = 0;
    for (GroupIndex group = first; group < assignment_.groups(); ++group) {
      const std::int64_t speed = speed_of(atoms_, group);
      filled += speed;
      const AtomIndex end =
          group + 1 == assignment_.groups()
              ? atoms_.size()
              : cut_near(begin, share_of(work, filled, all), share_of(work, speed, all));
      place_run({begin, end}, taken, group);
      begin = end;
    }
  }

  /// The coarsest cut within the tolerance of `time`; of equals the nearest.
  [[nodiscard]] AtomIndex cut_near(AtomIndex least, Microseconds time, Microseconds share) const {
    const Microseconds slack = share / snap_divisor;
    const auto at = [this](Microseconds t) {
      return static_cast<AtomIndex>(std::ranges::lower_bound(before_, t) - before_.begin());
    };
    AtomIndex best = std::max(least, std::min(at(time), atoms_.size()));
    Level best_level = Level::test;
    for (AtomIndex cut = std::max({least, at(time - slack), AtomIndex{1}});
         cut < atoms_.size() && before_[cut] <= time + slack;
         ++cut) {
      const Level level = atoms_.level_of_cut(cut);
      const bool nearer =
          std::chrono::abs(before_[cut] - time) < std::chrono::abs(before_[best] - time);
      if (level < best_level || (level == best_level && nearer)) {
        best = cut;
        best_level = level;
      }
    }
    return best;
  }

  /// A piece lies within one file and holds no atom that has a group of its own.
  void place_run(AtomRange run, const std::vector<bool>& taken, GroupIndex group) {
    const auto files = atoms_.files();
    auto file = std::ranges::upper_bound(files, run.begin, {}, &AtomRange::end);
    for (; file != files.end() && file->begin < run.end; ++file) {
      AtomRange piece{std::max(run.begin, file->begin), 0};
      const AtomIndex end = std::min(run.end, file->end);
      for (AtomIndex atom = piece.begin; atom < end; ++atom) {
        if (taken[atom]) {
          place_piece({piece.begin, atom}, group);
          piece.begin = atom + 1;
        }
      }
      place_piece({piece.begin, end}, group);
    }
  }

  void place_piece(AtomRange piece, GroupIndex group) {
    if (piece.size() > 0) {
      assignment_.place(assignment_.make_piece(piece), group);
    }
  }

  const Atoms& atoms_;
  Assignment assignment_;
  std::vector<Microseconds> costs_;
  std::vector<Microseconds> before_;
};

}  // namespace

Assignment wrap_around(const Atoms& atoms) {
  return Filler(atoms, billed_costs(atoms)).fill();
}

}  // namespace splitter::solver
