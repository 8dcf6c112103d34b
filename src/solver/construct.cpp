#include "construct.hpp"

#include "capacity.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Level;
using model::Microseconds;

/// `time` rounded to three significant bits.
Microseconds rounded(Microseconds time) {
  const auto count = static_cast<std::uint64_t>(time.count());
  const int drop = std::max(0, static_cast<int>(std::bit_width(count)) - 3);
  return Microseconds{
      static_cast<std::int64_t>(((count >> drop) << drop) + ((std::uint64_t{1} << drop) >> 1U))};
}

/// A run may be this part shorter than it could be to end at a coarser boundary.
constexpr int run_slack_divisor = 50;

/// Pours a file that takes longer than `most` into runs of that length, so that it is imported as
/// seldom as possible; the last run is the short one.
class Pouring {
 public:
  Pouring(const Assignment& assignment, Microseconds most)
      : assignment_(assignment), atoms_(assignment.atoms()), most_(most) {}

  void pour(AtomRange file, std::vector<Piece>& pieces) const {
    Piece rest = assignment_.make_piece(file);
    while (rest.atoms.size() > 1) {
      const Microseconds setups = setups_of(rest);
      if (rest.own + setups <= most_) {
        break;
      }
      const AtomIndex cut = cut_below(rest.atoms, std::max(most_ - setups, Microseconds{1}));
      pieces.push_back(assignment_.make_piece({rest.atoms.begin, cut}));
      rest = assignment_.make_piece({cut, rest.atoms.end});
    }
    pieces.push_back(std::move(rest));
  }

  /// Cuts heavy tests out of pieces, so that they can be kept apart.
  void part_heavy(std::vector<Piece>& pieces) const {
    std::vector<Piece> parted;
    for (Piece& piece : pieces) {
      AtomRange run{piece.atoms.begin, piece.atoms.begin};
      for (AtomIndex atom = piece.atoms.begin; atom < piece.atoms.end; ++atom) {
        if (heavy(atom)) {
          keep({run.begin, atom}, parted);
          keep({atom, atom + 1}, parted);
          run.begin = atom + 1;
        }
      }
      keep({run.begin, piece.atoms.end}, parted);
    }
    pieces = std::move(parted);
  }

 private:
  [[nodiscard]] bool heavy(AtomIndex atom) const {
    return std::ranges::any_of(atoms_.tests(atom), [this](model::TestIndex test) {
      return assignment_.memory_limits().heavy(test);
    });
  }

  void keep(AtomRange run, std::vector<Piece>& pieces) const {
    if (run.size() > 0) {
      pieces.push_back(assignment_.make_piece(run));
    }
  }

  [[nodiscard]] Microseconds setups_of(const Piece& piece) const {
    Microseconds time{0};
    for (const model::ScopeIndex scope : piece.scopes) {
      time += atoms_.scopes().setups()[scope];
    }
    return time;
  }

  /// The coarsest cut that leaves at most `time` before it, and little less; of equals the last.
  [[nodiscard]] AtomIndex cut_below(AtomRange range, Microseconds time) const {
    const auto inside = [range](AtomIndex cut) {
      return std::clamp(cut, range.begin + 1, range.end - 1);
    };
    const AtomIndex last = inside(atoms_.cut_at(range, time + Microseconds{1}) - 1);
    const AtomIndex first =
        std::min(last, inside(atoms_.cut_at(range, time - time / run_slack_divisor)));
    AtomIndex best = last;
    for (AtomIndex cut = last; cut >= first; --cut) {
      best = atoms_.level_of_cut(cut) < atoms_.level_of_cut(best) ? cut : best;
    }
    return best;
  }

  const Assignment& assignment_;
  const Atoms& atoms_;
  Microseconds most_;
};

/// Groups in the view of LPT: with rounded loads.
class RoundedLoads {
 public:
  explicit RoundedLoads(const Assignment& start) : load_(start.groups()), pieces_(start.groups()) {
    for (GroupIndex group = 0; group < start.groups(); ++group) {
      load_[group] = rounded(start.load(group));
      pieces_[group] = start.pieces_of(group).size();
    }
  }

  /// The group with the least excess of memory after it, then the earliest end; of equals the one
  /// with fewer pieces, then the first.
  GroupIndex earliest(const Assignment& assignment, const Piece& piece) {
    GroupIndex best = 0;
    auto best_key = key(assignment, piece, 0);
    for (GroupIndex group = 1; group < load_.size(); ++group) {
      if (const auto other = key(assignment, piece, group); other < best_key) {
        best = group;
        best_key = other;
      }
    }
    load_[best] += rounded(assignment.cost_in(piece, best));
    ++pieces_[best];
    return best;
  }

 private:
  [[nodiscard]] std::tuple<model::Bytes, Microseconds, std::size_t> key(
      const Assignment& assignment, const Piece& piece, GroupIndex group) const {
    const Microseconds work = load_[group] + rounded(assignment.cost_in(piece, group));
    return {assignment.excess_after(group, {}, piece.memory),
            assignment.atoms().problem().time_of(group, work),
            pieces_[group]};
  }

  std::vector<Microseconds> load_;
  std::vector<std::size_t> pieces_;
};

struct Part {
  PieceIndex piece;
  AtomRange atoms;
};

/// The part that a group can best give away: its shortest piece, or half of its only one.
std::optional<Part> spare_part(const Assignment& assignment, GroupIndex group, GroupIndex to) {
  const auto all = assignment.pieces_of(group);
  std::vector<PieceIndex> pieces;
  std::ranges::copy_if(all, std::back_inserter(pieces), [&](PieceIndex piece) {
    return assignment.allows(assignment.piece(piece), to);
  });
  if (pieces.empty()) {
    return std::nullopt;
  }
  const PieceIndex shortest = *std::ranges::min_element(pieces, [&](PieceIndex a, PieceIndex b) {
    const Microseconds own_a = assignment.piece(a).own;
    const Microseconds own_b = assignment.piece(b).own;
    return own_a < own_b || (own_a == own_b && a < b);
  });
  const AtomRange atoms = assignment.piece(shortest).atoms;
  if (all.size() > 1) {
    return Part{shortest, atoms};
  }
  if (atoms.size() == 1) {
    return std::nullopt;
  }
  const AtomIndex cut = assignment.atoms().cut_at(atoms, assignment.atoms().own(atoms) / 2);
  return Part{shortest, {std::clamp(cut, atoms.begin + 1, atoms.end - 1), atoms.end}};
}

/// The part that the longest group which can spare any gives away.
std::optional<Part> longest_spare_part(const Assignment& assignment, GroupIndex to) {
  std::optional<Part> given;
  Microseconds longest{-1};
  for (GroupIndex donor = 0; donor < assignment.groups(); ++donor) {
    if (assignment.time(donor) <= longest) {
      continue;
    }
    if (const auto part = spare_part(assignment, donor, to)) {
      given = part;
      longest = assignment.time(donor);
    }
  }
  return given;
}

}  // namespace

Assignment longest_first(const Atoms& atoms, Microseconds makespan) {
  Assignment assignment = *under_rules(atoms);
  std::vector<Piece> pieces;
  const Microseconds run = std::max(least_work(atoms.problem(), makespan), Microseconds{1});
  const Pouring pouring(assignment, run);
  for (const AtomRange& file : atoms.files()) {
    pouring.pour(file, pieces);
  }
  if (assignment.memory_limits().bind()) {
    pouring.part_heavy(pieces);
  }
  std::ranges::stable_sort(
      pieces, [](const Piece& a, const Piece& b) { return rounded(a.own) > rounded(b.own); });
  RoundedLoads loads(assignment);
  for (Piece& piece : pieces) {
    const GroupIndex group = loads.earliest(assignment, piece);
    assignment.place(std::move(piece), group);
  }
  return assignment;
}

void fill_empty_groups(Assignment& assignment) {
  for (GroupIndex empty = 0; empty < assignment.groups(); ++empty) {
    if (!assignment.pieces_of(empty).empty()) {
      continue;
    }
    const auto given = longest_spare_part(assignment, empty);
    if (!given.has_value()) {
      continue;
    }
    assignment.move_part(given->piece, given->atoms, empty);
  }
}

}  // namespace splitter::solver
