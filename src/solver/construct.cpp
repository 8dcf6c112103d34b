#include "construct.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Level;
using model::Microseconds;

/// Rounded to three significant bits.
Microseconds rounded(Microseconds time) {
  const auto count = static_cast<std::uint64_t>(time.count());
  const int drop = std::max(0, static_cast<int>(std::bit_width(count)) - 3);
  return Microseconds{
      static_cast<std::int64_t>(((count >> drop) << drop) + ((std::uint64_t{1} << drop) >> 1U))};
}

/// Cuts a block that is too long into runs of at most `most`, at the coarsest level that allows it.
class Opener {
 public:
  Opener(const Atoms& atoms, Microseconds most) : atoms_(atoms), most_(most) {}

  [[nodiscard]] std::vector<AtomRange> open(AtomRange block) {
    runs_.clear();
    open_level(block, Level::test_class);
    return runs_;
  }

 private:
  /// Neighbours at this level are gathered into runs; what is too long alone is opened further.
  void open_level(AtomRange block, Level level) {
    AtomRange run{block.begin, block.begin};
    for (AtomIndex begin = block.begin; begin < block.end;) {
      const AtomIndex end = end_of_child(begin, block.end, level);
      const AtomRange child{begin, end};
      if (atoms_.own({run.begin, end}) > most_) {
        emit(run);
        run.begin = begin;
        if (atoms_.own(child) > most_ && child.size() > 1 && level != Level::test) {
          open_level(child, static_cast<Level>(static_cast<int>(level) + 1));
          run.begin = end;
        }
      }
      run.end = end;
      begin = end;
    }
    emit(run);
  }

  [[nodiscard]] AtomIndex end_of_child(AtomIndex begin, AtomIndex end, Level level) const {
    AtomIndex cut = begin + 1;
    while (cut < end && atoms_.level_of_cut(cut) > level) {
      ++cut;
    }
    return cut;
  }

  void emit(AtomRange run) {
    if (run.size() > 0) {
      runs_.push_back(run);
    }
  }

  const Atoms& atoms_;
  Microseconds most_;
  std::vector<AtomRange> runs_;
};

std::vector<AtomRange> blocks(const Atoms& atoms) {
  const Microseconds share = atoms.own({0, atoms.size()}) / atoms.problem().limits().groups;
  Opener opener(atoms, share / 2);
  std::vector<AtomRange> blocks;
  for (const AtomRange& file : atoms.files()) {
    if (atoms.own(file) <= share) {
      blocks.push_back(file);
    } else {
      const auto runs = opener.open(file);
      blocks.insert(blocks.end(), runs.begin(), runs.end());
    }
  }
  return blocks;
}

/// Groups as LPT sees them: with rounded loads.
class RoundedLoads {
 public:
  explicit RoundedLoads(GroupIndex groups) : load_(groups), pieces_(groups) {}

  /// Where the piece ends earliest; of equals the group with fewer pieces, then the first.
  GroupIndex earliest(const Assignment& assignment, const Piece& piece) {
    GroupIndex best = 0;
    Microseconds best_end = Microseconds::max();
    for (GroupIndex group = 0; group < load_.size(); ++group) {
      const Microseconds end = load_[group] + rounded(assignment.cost_in(piece, group));
      if (end < best_end || (end == best_end && pieces_[group] < pieces_[best])) {
        best = group;
        best_end = end;
      }
    }
    load_[best] = best_end;
    ++pieces_[best];
    return best;
  }

 private:
  std::vector<Microseconds> load_;
  std::vector<std::size_t> pieces_;
};

struct Part {
  PieceIndex piece;
  AtomRange atoms;
};

/// What the group can best give away: its shortest piece, or half of its only one.
std::optional<Part> spare_part(const Assignment& assignment, GroupIndex group) {
  const auto pieces = assignment.pieces_of(group);
  if (pieces.empty()) {
    return std::nullopt;
  }
  const PieceIndex shortest = *std::ranges::min_element(pieces, [&](PieceIndex a, PieceIndex b) {
    const Microseconds own_a = assignment.piece(a).own;
    const Microseconds own_b = assignment.piece(b).own;
    return own_a < own_b || (own_a == own_b && a < b);
  });
  const AtomRange atoms = assignment.piece(shortest).atoms;
  if (pieces.size() > 1) {
    return Part{shortest, atoms};
  }
  if (atoms.size() == 1) {
    return std::nullopt;
  }
  const AtomIndex cut = assignment.atoms().cut_at(atoms, assignment.atoms().own(atoms) / 2);
  return Part{shortest, {std::clamp(cut, atoms.begin + 1, atoms.end - 1), atoms.end}};
}

/// What the longest group that can spare anything gives away.
std::optional<Part> longest_spare_part(const Assignment& assignment) {
  std::optional<Part> given;
  Microseconds longest{-1};
  for (GroupIndex donor = 0; donor < assignment.groups(); ++donor) {
    if (assignment.load(donor) <= longest) {
      continue;
    }
    if (const auto part = spare_part(assignment, donor)) {
      given = part;
      longest = assignment.load(donor);
    }
  }
  return given;
}

}  // namespace

Assignment longest_first(const Atoms& atoms) {
  Assignment assignment(atoms);
  std::vector<Piece> pieces;
  for (const AtomRange& block : blocks(atoms)) {
    pieces.push_back(assignment.make_piece(block));
  }
  std::ranges::stable_sort(
      pieces, [](const Piece& a, const Piece& b) { return rounded(a.own) > rounded(b.own); });
  RoundedLoads loads(assignment.groups());
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
    const auto given = longest_spare_part(assignment);
    if (!given.has_value()) {
      return;
    }
    assignment.move_part(given->piece, given->atoms, empty);
  }
}

}  // namespace splitter::solver
