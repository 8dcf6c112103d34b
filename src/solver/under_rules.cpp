#include "construct.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;

/// Limit on the groups that backtracking tries, over all atoms.
constexpr std::uint32_t most_tries = 200'000;

/// Places the atoms that are kept apart, those with the fewest choices first: pinned ones, then
/// those that most rules keep apart, then the longest.
class Placement {
 public:
  explicit Placement(const Atoms& atoms)
      : atoms_(atoms),
        uses_(atoms.problem().limits().rules.size(), atoms.problem().limits().groups),
        order_(atoms.apart().size()),
        group_of_(atoms.apart().size(), model::no_group) {
    std::iota(order_.begin(), order_.end(), atoms.apart().begin);
    std::ranges::stable_sort(order_, {}, [&atoms](AtomIndex atom) {
      const Ruling& ruling = atoms.ruling(atom);
      return std::tuple(ruling.pin == model::no_group,
                        -static_cast<std::int64_t>(ruling.apart.size()),
                        -atoms.own({atom, atom + 1}));
    });
    load_.resize(atoms.problem().limits().groups);
    for (const AtomRange& run : atoms.pinned()) {
      load_[atoms.ruling(run.begin).pin] += atoms.own(run);
    }
  }

  bool find() { return place_greedily() || place_from(0); }

  [[nodiscard]] AtomIndex stuck() const { return order_[deepest_]; }

  [[nodiscard]] Assignment assignment() const {
    Assignment found(atoms_);
    for (const AtomRange& run : atoms_.pinned()) {
      found.place(found.make_piece(run), atoms_.ruling(run.begin).pin);
    }
    for (const AtomIndex atom : order_) {
      found.place(found.make_piece({atom, atom + 1}), group_of_[atom - atoms_.apart().begin]);
    }
    return found;
  }

 private:
  /// Greedy attempt, enough if rules seldom overlap; undoes itself if it fails.
  bool place_greedily() {
    for (std::size_t depth = 0; depth < order_.size(); ++depth) {
      const auto groups = choices(order_[depth]);
      if (groups.empty()) {
        deepest_ = depth;
        while (depth-- > 0) {
          take(order_[depth], group_of_[order_[depth] - atoms_.apart().begin]);
        }
        return false;
      }
      put(order_[depth], groups.front());
    }
    return true;
  }

  bool place_from(std::size_t depth) {
    if (depth == order_.size()) {
      return true;
    }
    deepest_ = std::max(deepest_, depth);
    const AtomIndex atom = order_[depth];
    for (const GroupIndex group : choices(atom)) {
      if (++tries_ > most_tries) {
        return false;
      }
      put(atom, group);
      if (place_from(depth + 1)) {
        return true;
      }
      take(atom, group);
    }
    return false;
  }

  [[nodiscard]] std::vector<GroupIndex> choices(AtomIndex atom) const {
    std::vector<GroupIndex> groups;
    for (GroupIndex group = 0; group < load_.size(); ++group) {
      if (uses_.allow(atoms_.ruling(atom), group, {})) {
        groups.push_back(group);
      }
    }
    std::ranges::stable_sort(groups, {}, [this](GroupIndex group) {
      return atoms_.problem().time_of(group, load_[group]);
    });
    return groups;
  }

  void put(AtomIndex atom, GroupIndex group) {
    uses_.add(atoms_.ruling(atom), group);
    load_[group] += atoms_.own({atom, atom + 1});
    group_of_[atom - atoms_.apart().begin] = group;
  }

  void take(AtomIndex atom, GroupIndex group) {
    uses_.remove(atoms_.ruling(atom), group);
    load_[group] -= atoms_.own({atom, atom + 1});
  }

  const Atoms& atoms_;
  ApartUses uses_;
  std::vector<AtomIndex> order_;
  std::vector<GroupIndex> group_of_;
  std::vector<Microseconds> load_;
  std::size_t deepest_ = 0;
  std::uint32_t tries_ = 0;
};

}  // namespace

std::optional<Assignment> under_rules(const Atoms& atoms, AtomIndex* stuck) {
  if (atoms.ruled().size() == 0) {
    return Assignment(atoms);
  }
  Placement placement(atoms);
  if (placement.find()) {
    return placement.assignment();
  }
  if (stuck != nullptr) {
    *stuck = placement.stuck();
  }
  return std::nullopt;
}

}  // namespace splitter::solver
